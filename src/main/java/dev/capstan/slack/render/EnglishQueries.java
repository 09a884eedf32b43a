package dev.capstan.slack.render;

import java.util.Optional;

final class EnglishQueries implements QueryPhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    @Override
    public Mrkdwn subject(Mrkdwn title, Mrkdwn service, Mrkdwn environment) {
        return said(title + " · " + service + " " + environment);
    }

    @Override
    public Mrkdwn explaining(Mrkdwn title) {
        return said("Plan of " + title);
    }

    @Override
    public Mrkdwn typed() {
        return said("Typed SQL");
    }

    @Override
    public Mrkdwn headline(Mrkdwn subject, Mrkdwn standing) {
        return said(subject + ": " + standing);
    }

    @Override
    public Mrkdwn askedBy(Mrkdwn person) {
        return said("asked by " + person);
    }

    @Override
    public Mrkdwn database(Mrkdwn name) {
        return said("database " + name);
    }

    @Override
    public Mrkdwn underWay(Mrkdwn duration) {
        return said("being asked · " + duration);
    }

    @Override
    public Mrkdwn ending() {
        return said("being ended");
    }

    @Override
    public Mrkdwn milliseconds(long count) {
        return said(count + " ms");
    }

    @Override
    public Mrkdwn rows(long count) {
        return said(count == 0 ? "no rows" : count == 1 ? "1 row" : "%,d rows".formatted(count));
    }

    @Override
    public Mrkdwn rowsAtLeast(long count) {
        return said("%,d rows and more".formatted(count));
    }

    @Override
    public Mrkdwn expected(Mrkdwn found, Mrkdwn wanted) {
        return said(found + " (expected " + wanted + ")");
    }

    @Override
    public Mrkdwn noRows() {
        return said("no rows");
    }

    @Override
    public Mrkdwn noData(Mrkdwn wanted) {
        return said("no data (expected " + wanted + ")");
    }

    @Override
    public Mrkdwn noColumn(Mrkdwn column) {
        return said("not judged, the answer has no column " + column);
    }

    @Override
    public Mrkdwn cancelled(Mrkdwn person, Optional<Mrkdwn> after) {
        return said("ended by " + person + after.map(time -> " after " + time).orElse(" before it was asked"));
    }

    @Override
    public Mrkdwn answered(Mrkdwn rows, Mrkdwn took, Mrkdwn database, Mrkdwn role) {
        return said(rows + " in " + took + " · " + database + " as " + role);
    }

    @Override
    public Mrkdwn firstOf(int shown, boolean inFile) {
        return said("the first " + shown + " are shown" + (inFile ? ", all are in the file" : ""));
    }

    @Override
    public Mrkdwn cutAtRows() {
        return said("ended at the limit of rows, there are more");
    }

    @Override
    public Mrkdwn cutAtBytes() {
        return said("ended because the answer grew too large, there is more");
    }

    @Override
    public Mrkdwn answeredPrivately() {
        return said("It is being asked. The answer comes as a direct message.");
    }

    @Override
    public Mrkdwn services() {
        return said("What can be asked, by service:");
    }

    @Override
    public Mrkdwn noServices() {
        return said("No service of this catalogue has queries.");
    }

    @Override
    public Mrkdwn queryCount(int count) {
        return said(count == 1 ? "1 query" : count + " queries");
    }

    @Override
    public Mrkdwn queriesOf(Mrkdwn service) {
        return said("What " + service + " can be asked:");
    }

    @Override
    public Mrkdwn noneFor(Mrkdwn service) {
        return said("There is no query of " + service + " that you may run.");
    }

    @Override
    public Mrkdwn takes(Mrkdwn parameters) {
        return said("takes " + parameters);
    }

    @Override
    public Mrkdwn unknownQuery(Mrkdwn service, Mrkdwn typed) {
        return said(service + " has no query " + typed + ".");
    }

    @Override
    public Mrkdwn databaseMissing(Mrkdwn service, Mrkdwn example) {
        return said("Which database of " + service + "? Type for example " + example + ".");
    }

    @Override
    public Mrkdwn noDatabase(Mrkdwn service) {
        return said("The catalogue names no database of " + service + ".");
    }

    @Override
    public Mrkdwn notThere(Mrkdwn service, Mrkdwn database, Mrkdwn environment) {
        return said("Database " + database + " of " + service + " has no address for " + environment
                + ". Add its url to service.yaml.");
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn title, Mrkdwn where, Mrkdwn people) {
        return said("You may not run “" + title + "” on " + where + "."
                + (people.isEmpty() ? " Nobody may." : " These may: " + people));
    }

    @Override
    public Mrkdwn notAllowedToType(Mrkdwn where, Mrkdwn people) {
        return said("You may not type SQL of your own for " + where + "."
                + (people.isEmpty() ? " Nobody may." : " These may: " + people));
    }

    @Override
    public Mrkdwn notAsked(Mrkdwn what, Mrkdwn instead) {
        return said("Not sent to the database: " + what + ". " + instead);
    }

    @Override
    public Mrkdwn at(int line, int column) {
        return said("line " + line + ", column " + column);
    }

    @Override
    public Mrkdwn typedParameter(Mrkdwn name) {
        return said("A statement typed here takes no parameters: write the value in place of " + name + ".");
    }

    @Override
    public Mrkdwn noDeployYet(Mrkdwn service, Mrkdwn environment, Mrkdwn example) {
        return said("No deploy of " + service + " " + environment + " has run yet. Give a moment instead, such as "
                + example + ".");
    }

    @Override
    public Mrkdwn notThereAnyMore() {
        return said("What this button belonged to is not in the catalogue any more.");
    }

    @Override
    public String run() {
        return "Run";
    }

    @Override
    public String fill() {
        return "Run…";
    }

    @Override
    public String runAgain() {
        return "Run again";
    }

    @Override
    public String explain() {
        return "Explain";
    }

    @Override
    public String cancel() {
        return "Cancel";
    }

    @Override
    public String formTitle() {
        return "Run a query";
    }

    @Override
    public String submit() {
        return "Run";
    }

    @Override
    public Mrkdwn formAbout(Mrkdwn title, Mrkdwn service) {
        return said(title + " · " + service);
    }
}
