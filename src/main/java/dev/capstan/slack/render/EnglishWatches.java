package dev.capstan.slack.render;

final class EnglishWatches implements WatchPhrases {
    @Override
    public Mrkdwn limit(Mrkdwn title, Mrkdwn limit, Mrkdwn lasting) {
        return Mrkdwn.name(title + " " + limit + " for " + lasting);
    }

    @Override
    public Mrkdwn watching(Mrkdwn until) {
        return Mrkdwn.name("Watched until " + until);
    }

    @Override
    public Mrkdwn leadsBack(Mrkdwn before) {
        return Mrkdwn.name("Any of it leads back to " + before + ", as it was approved");
    }

    @Override
    public Mrkdwn peopleAreAsked() {
        return Mrkdwn.name("At any of it people are asked whether to roll back");
    }

    @Override
    public Mrkdwn held(Mrkdwn title, Mrkdwn by) {
        return Mrkdwn.name(
                title + " has passed its limit; " + by + " is at work, so nothing is done before it is over");
    }

    @Override
    public Mrkdwn quiet(Mrkdwn within) {
        return Mrkdwn.name("Watched for " + within + ": no limit was passed");
    }

    @Override
    public Mrkdwn sawNothing(Mrkdwn within) {
        return Mrkdwn.name("Watched for " + within + ", and nothing could be read: look for yourself");
    }

    @Override
    public Mrkdwn unseen(Mrkdwn titles) {
        return Mrkdwn.name("No readings in the end: " + titles);
    }

    @Override
    public Mrkdwn passed(Mrkdwn title) {
        return Mrkdwn.name("Watched until " + title + " passed its limit");
    }

    @Override
    public Mrkdwn stopped(Mrkdwn person) {
        return Mrkdwn.name(person + " stopped watching");
    }

    @Override
    public Mrkdwn overtaken(Mrkdwn by) {
        return Mrkdwn.name("No longer watched: " + by + " moved the service on");
    }

    @Override
    public Mrkdwn numbers(Mrkdwn title, Mrkdwn worst, Mrkdwn limit, Mrkdwn lasting, Mrkdwn deploy) {
        var passed = limit.isEmpty() ? "" : "limit " + limit + " ";
        return Mrkdwn.name("*" + title + " " + worst + "* (" + passed + "for " + lasting + ") after " + deploy);
    }

    @Override
    public Mrkdwn series(Mrkdwn series) {
        return Mrkdwn.name("Of " + series);
    }

    @Override
    public Mrkdwn readings(int count, Mrkdwn from, Mrkdwn to, Mrkdwn newest) {
        return Mrkdwn.name(
                count + " readings from " + from + " to " + to + ", all beyond the limit; the newest: " + newest);
    }

    @Override
    public Mrkdwn rollingBack(Mrkdwn before, Mrkdwn by) {
        return Mrkdwn.name("Rolling back to " + before + (by.isEmpty() ? "" : " · " + by));
    }

    @Override
    public Mrkdwn rolledBack(Mrkdwn before, Mrkdwn by) {
        return Mrkdwn.name("Rolled back to " + before + " · " + by);
    }

    @Override
    public Mrkdwn rollbackFailed(Mrkdwn by) {
        return Mrkdwn.name("The rollback " + by + " did not come to its end: see there");
    }

    @Override
    public Mrkdwn handedOver(Mrkdwn person, Mrkdwn to) {
        return Mrkdwn.name(person + " asked for the rollback · " + to);
    }

    @Override
    public Mrkdwn kept(Mrkdwn person) {
        return Mrkdwn.name(person + " keeps the deploy");
    }

    @Override
    public Mrkdwn unanswered() {
        return Mrkdwn.name("Nobody answered within a day; the deploy stays");
    }

    @Override
    public Mrkdwn asks(Mrkdwn people, Mrkdwn before) {
        return Mrkdwn.name(
                (people.isEmpty() ? "" : people + " ") + "Roll back" + (before.isEmpty() ? "" : " to " + before) + "?");
    }

    @Override
    public Mrkdwn noCommit() {
        return Mrkdwn.name("What was live before is not known as a commit, so it is not rolled back by itself");
    }

    @Override
    public Mrkdwn movedBefore() {
        return Mrkdwn.name(
                "Another operation ran between plan and deploy, so what was live before is not what the plan says");
    }

    @Override
    public Mrkdwn sameCommit(Mrkdwn commit) {
        return Mrkdwn.name(commit + " was live before too, so rolling back would change nothing");
    }

    @Override
    public Mrkdwn noCopy() {
        return Mrkdwn.name("The deploy kept no copy of what was before, so it is not rolled back by itself");
    }

    @Override
    public Mrkdwn notDeclared(Mrkdwn back) {
        return Mrkdwn.name(back + " is no longer declared as it was, so it is not rolled back by itself");
    }

    @Override
    public Mrkdwn incompatible(Mrkdwn migration) {
        return Mrkdwn.name("The database is at " + migration + ", which older code can't live with");
    }

    @Override
    public Mrkdwn migrationUnknown(Mrkdwn before, Mrkdwn now) {
        return Mrkdwn.name("The database went from " + (before.isEmpty() ? "an unknown migration" : before) + " to "
                + (now.isEmpty() ? "an unknown one" : now)
                + "; whether older code can live with what lies between is not known");
    }

    @Override
    public Mrkdwn locked(Mrkdwn by) {
        return Mrkdwn.name(by + " held the lock for as long as it was watched");
    }

    @Override
    public Mrkdwn notRun(Mrkdwn rollback) {
        return Mrkdwn.name(rollback + " was asked for and did not begin: see there");
    }

    @Override
    public String stopWatching() {
        return "Stop watching";
    }

    @Override
    public String rollBack() {
        return "Roll back";
    }

    @Override
    public String keep() {
        return "Keep it";
    }

    @Override
    public Mrkdwn done() {
        return Mrkdwn.name("Done");
    }

    @Override
    public Mrkdwn past() {
        return Mrkdwn.name("That is decided already, or no longer watched");
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn roles) {
        return Mrkdwn.name(roles.isEmpty() ? "Nobody may decide that" : "That is for " + roles + " to decide");
    }

    @Override
    public Mrkdwn noWay(Mrkdwn command) {
        return Mrkdwn.name("To what it would lead back is not known; choose yourself: " + command);
    }

    @Override
    public Mrkdwn rolledBackSince(Mrkdwn by, Mrkdwn command) {
        return Mrkdwn.name(by + " has rolled back since this alert began. To go back further: " + command);
    }
}
