package dev.capstan.slack.render;

import java.util.Optional;

final class EnglishReplies implements ReplyPhrases {
    @Override
    public Mrkdwn unknownService(Mrkdwn typed) {
        return Mrkdwn.name("There is no service " + typed + ".");
    }

    @Override
    public Mrkdwn didYouMean(Mrkdwn names) {
        return Mrkdwn.name("Did you mean " + names + "?");
    }

    @Override
    public Mrkdwn thereAre(Mrkdwn names) {
        return Mrkdwn.name("There are: " + names);
    }

    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("none");
    }

    @Override
    public Mrkdwn serviceMissing(Mrkdwn runbook, Mrkdwn example) {
        return Mrkdwn.name("Which service is " + runbook + " for? Type for example " + example + ".");
    }

    @Override
    public Mrkdwn unknownRunbook(Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(service + " has no runbook " + typed + ".");
    }

    @Override
    public Mrkdwn thereAreUnder(Mrkdwn command, Mrkdwn service) {
        return Mrkdwn.name(command + " for " + service + ":");
    }

    @Override
    public Mrkdwn nothingUnder(Mrkdwn command, Mrkdwn service) {
        return Mrkdwn.name(service + " has nothing under " + command + ".");
    }

    @Override
    public Mrkdwn unknownMember(Mrkdwn command, Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(command + " has no " + typed + " for " + service + ".");
    }

    @Override
    public Mrkdwn unknownEnvironment(Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(service + " has no environment " + typed + ".");
    }

    @Override
    public Mrkdwn environmentMissing(Mrkdwn service) {
        return Mrkdwn.name(
                "Which environment of " + service + "? It is never guessed. Add its name after the service.");
    }

    @Override
    public Mrkdwn unknownComponent(Mrkdwn service, Mrkdwn typed) {
        return Mrkdwn.name(service + " has no component " + typed + ".");
    }

    @Override
    public Mrkdwn componentMissing(Mrkdwn service) {
        return Mrkdwn.name("Each part of " + service + " has migrations of its own: name one.");
    }

    @Override
    public Mrkdwn unknownParameter(Mrkdwn typed) {
        return Mrkdwn.name("There is no parameter " + typed + " here.");
    }

    @Override
    public Mrkdwn takesNoParameter() {
        return Mrkdwn.name("This runbook takes none: leave it out.");
    }

    @Override
    public Mrkdwn parameterMissing(Mrkdwn name, Mrkdwn title, Mrkdwn example) {
        return Mrkdwn.name("Parameter " + name + " (" + title + ") is missing. Add " + example + ".");
    }

    @Override
    public Mrkdwn parameterRefused(Mrkdwn name, Mrkdwn typed) {
        return Mrkdwn.name("Parameter " + name + " can't be " + typed + ".");
    }

    @Override
    public Mrkdwn wanted(Mrkdwn form) {
        return Mrkdwn.name("It has to match " + form + ".");
    }

    @Override
    public Mrkdwn wantedOneOf(Mrkdwn choices) {
        return Mrkdwn.name("Choose one of " + choices + ".");
    }

    @Override
    public Mrkdwn tooManyWords(Mrkdwn first, Mrkdwn example) {
        return Mrkdwn.name("Nothing is expected at " + first + ". A reason goes after two dashes: " + example
                + ". A value with spaces goes in quotes.");
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn title, Mrkdwn where, Mrkdwn people) {
        return Mrkdwn.name("You can't run “" + title + "” on " + where + ". "
                + (people.isEmpty()
                        ? "Nobody may yet: grant it to a role in the service's environment."
                        : "Ask " + people + "."));
    }

    @Override
    public Mrkdwn accepted(Mrkdwn id, Mrkdwn subject, Mrkdwn channel) {
        return Mrkdwn.name(id + " is taken: " + subject + ". Follow it in " + channel + ".");
    }

    @Override
    public Mrkdwn alreadyOpen(Mrkdwn id, Mrkdwn subject, Mrkdwn channel) {
        return Mrkdwn.name("The same is open already as " + id + ": " + subject + ", in " + channel
                + ". Nothing new was recorded.");
    }

    @Override
    public Mrkdwn busy(Mrkdwn holder, Mrkdwn scope) {
        return Mrkdwn.name(holder + " is at work on " + scope
                + ", so nothing was recorded. Stop it and roll back, or ask again when it has ended.");
    }

    @Override
    public Mrkdwn noSuchOperation(Mrkdwn typed, Mrkdwn command) {
        return Mrkdwn.name("There is no operation " + typed + ". " + command + " shows what is open.");
    }

    @Override
    public Mrkdwn ownRequest(Mrkdwn id) {
        return Mrkdwn.name("You can't approve " + id + ": you asked for it, and it needs someone else.");
    }

    @Override
    public Mrkdwn notYours(Mrkdwn id, Optional<Mrkdwn> role, Mrkdwn people) {
        return Mrkdwn.name("You can't decide about " + id
                + role.map(name -> ": that is for " + name).orElse("") + ". "
                + (people.isEmpty() ? "Nobody has this right yet; grant it in commands/." : "Ask " + people + "."));
    }

    @Override
    public Mrkdwn alreadySaidYes(Mrkdwn id, int missing) {
        return Mrkdwn.name("Your approval of " + id + " counts already. "
                + (missing == 1 ? "1 more person is needed." : missing + " more people are needed."));
    }

    @Override
    public Mrkdwn notOpenForThis(Mrkdwn id, Mrkdwn standing) {
        return Mrkdwn.name("Nothing changed: " + id + " " + standing + ".");
    }

    @Override
    public Mrkdwn runningAlready() {
        return Mrkdwn.name("runs already; Cancel… is on its message");
    }

    @Override
    public Mrkdwn needsAnswer() {
        return Mrkdwn.name("needs a decision; its choices are on its message");
    }

    @Override
    public Mrkdwn over() {
        return Mrkdwn.name("is over");
    }

    @Override
    public Mrkdwn expiring() {
        return Mrkdwn.name("waits for approval or has just expired; its message says which");
    }

    @Override
    public Mrkdwn planChanged(Mrkdwn id) {
        return Mrkdwn.name("Not approved: the plan of " + id
                + " is no longer what would run, because the runbook was edited or planned anew since.");
    }

    @Override
    public Mrkdwn wrongWord(Mrkdwn id, Mrkdwn expected) {
        return Mrkdwn.name(id + " is not approved: that was not " + expected + ". Press Approve and type it exactly.");
    }

    @Override
    public Mrkdwn wordWanted(Mrkdwn id, Mrkdwn expected) {
        return Mrkdwn.name(id + " is not approved yet: press Approve on its message and type " + expected + ".");
    }

    @Override
    public Mrkdwn alreadyStopping(Mrkdwn id, Mrkdwn by) {
        return Mrkdwn.name(id + " is stopping already: " + by + " asked for it.");
    }

    @Override
    public Mrkdwn approvedAndMore(Mrkdwn id, int missing) {
        return Mrkdwn.name("You approved " + id + ". "
                + (missing == 1 ? "1 more person is needed." : missing + " more people are needed."));
    }

    @Override
    public Mrkdwn approvedAndInLine(Mrkdwn id) {
        return Mrkdwn.name("You approved " + id + ". It runs as soon as it holds the lock.");
    }

    @Override
    public Mrkdwn deniedByYou(Mrkdwn id) {
        return Mrkdwn.name("You denied " + id + ". Nothing was run.");
    }

    @Override
    public Mrkdwn withdrawnByYou(Mrkdwn id) {
        return Mrkdwn.name("You withdrew " + id + ". Nothing was run.");
    }

    @Override
    public Mrkdwn stoppingByYou(Mrkdwn id, boolean rollBack) {
        return Mrkdwn.name(id + (rollBack ? " is being stopped and rolled back." : " is being stopped where it is."));
    }

    @Override
    public Mrkdwn plannedAnew(Mrkdwn id) {
        return Mrkdwn.name(id + " is being planned anew; approve the new plan in the channel.");
    }

    @Override
    public Mrkdwn goesOn(Mrkdwn id) {
        return Mrkdwn.name(id + " goes on as you decided.");
    }

    @Override
    public Mrkdwn ended(Mrkdwn id) {
        return Mrkdwn.name(id + " has ended as you decided.");
    }
}
