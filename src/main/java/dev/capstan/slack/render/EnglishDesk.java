package dev.capstan.slack.render;

final class EnglishDesk implements DeskPhrases {
    @Override
    public Mrkdwn notRecorded(Mrkdwn again) {
        return Mrkdwn.name("Not recorded, nothing will happen: the database can't be reached. Try again in a minute; "
                + "if it stays so, look at " + again + " on the server.");
    }

    @Override
    public Mrkdwn perhapsRecorded(Mrkdwn list) {
        return Mrkdwn.name("It is not known whether this was recorded: the answer was lost. Look at " + list
                + ", or do the same again; what is recorded is not done twice.");
    }

    @Override
    public Mrkdwn notYetKnown() {
        return Mrkdwn.name("Not known yet whether this is recorded: the database is slow to answer. "
                + "How it ended is told here.");
    }

    @Override
    public Mrkdwn recordedAfterAll() {
        return Mrkdwn.name("It is recorded.");
    }

    @Override
    public Mrkdwn workspaceUnknown() {
        return Mrkdwn.name("Not recorded, nothing will happen: Slack can't be asked right now which workspace Capstan "
                + "belongs to. Try again in a minute.");
    }

    @Override
    public Mrkdwn invisible(Mrkdwn character) {
        return Mrkdwn.name("Not recorded: there is an invisible character in it, " + character + ". Type it by hand.");
    }

    @Override
    public Mrkdwn inviteMe(Mrkdwn channel, Mrkdwn command) {
        return Mrkdwn.name("Capstan is not in " + channel + ", so nobody can follow there. Type " + command
                + " in it: what waits then appears there by itself.");
    }

    @Override
    public Mrkdwn noneOpen() {
        return Mrkdwn.name("Nothing is open.");
    }

    @Override
    public Mrkdwn open(int count) {
        return Mrkdwn.name(count + " open:");
    }

    @Override
    public Mrkdwn since(Mrkdwn time) {
        return Mrkdwn.name("asked " + time);
    }

    @Override
    public Mrkdwn pausedNow(Mrkdwn resume) {
        return Mrkdwn.name("Paused: running steps end, no new one starts anywhere. " + resume + " lets them go on.");
    }

    @Override
    public Mrkdwn resumedNow() {
        return Mrkdwn.name("Resumed: steps go on where they stood.");
    }

    @Override
    public Mrkdwn notAllowedToPause() {
        return Mrkdwn.name(
                "You can't pause or resume: that needs a right to run something. Ask someone who may deploy.");
    }

    @Override
    public Mrkdwn wrongTeam() {
        return Mrkdwn.name("Not recorded: this Capstan serves another Slack workspace. Use it from there.");
    }

    @Override
    public Mrkdwn unknownVerb(Mrkdwn typed) {
        return Mrkdwn.name("There is no command " + typed + ".");
    }

    @Override
    public Mrkdwn helpShowsAll(Mrkdwn help) {
        return Mrkdwn.name(help + " shows all.");
    }

    @Override
    public Mrkdwn tooLong(int limit) {
        return Mrkdwn.name(
                "Not recorded: that is longer than " + limit + " characters. Shorten the reason or the values.");
    }

    @Override
    public Mrkdwn operationIdWanted(Mrkdwn example, Mrkdwn list) {
        return Mrkdwn.name("Which operation? Type its id: " + example + ". " + list + " shows what is open.");
    }

    @Override
    public Mrkdwn noLog() {
        return Mrkdwn.name("There is no output: no step has written any, or it was pruned.");
    }

    @Override
    public Mrkdwn staleButton(Mrkdwn list) {
        return Mrkdwn.name("Nothing changed: this button is from an older message. " + list + " shows what is open.");
    }

    @Override
    public Mrkdwn helpHeading() {
        return Mrkdwn.name("What you may ask for:");
    }

    @Override
    public Mrkdwn helpNothing() {
        return Mrkdwn.name(
                "By the catalogue's roles there is nothing that you may run, and no database that you may ask.");
    }

    @Override
    public Mrkdwn helpMigrations() {
        return Mrkdwn.name("what is applied and what waits; why one failed");
    }

    @Override
    public Mrkdwn helpBackups() {
        return Mrkdwn.name("which there are, and when each was last restored");
    }

    @Override
    public Mrkdwn helpMonitors() {
        return Mrkdwn.name("what is watched, and how it stands");
    }

    @Override
    public Mrkdwn helpGraphs() {
        return Mrkdwn.name("how a metric went, with its limits");
    }

    @Override
    public Mrkdwn helpAlerts() {
        return Mrkdwn.name("what is wrong now, and who is on it");
    }

    @Override
    public Mrkdwn helpIncidents() {
        return Mrkdwn.name("what is open; to open, lead and write one up");
    }

    @Override
    public Mrkdwn helpStatement() {
        return Mrkdwn.name("a statement of your own");
    }

    @Override
    public Mrkdwn helpPlan(Mrkdwn example) {
        return Mrkdwn.name(example + " shows the plan and runs nothing");
    }

    @Override
    public Mrkdwn helpReason(Mrkdwn example) {
        return Mrkdwn.name(example + " says why, after two dashes");
    }

    @Override
    public Mrkdwn helpForm(Mrkdwn example) {
        return Mrkdwn.name(example + " alone opens a form");
    }

    @Override
    public Mrkdwn helpList() {
        return Mrkdwn.name("what is open");
    }

    @Override
    public Mrkdwn helpCancel() {
        return Mrkdwn.name("stops or takes back an operation");
    }

    @Override
    public Mrkdwn helpPause() {
        return Mrkdwn.name("no new step starts anywhere; `resume` lets them go on");
    }

    @Override
    public Mrkdwn helpThread(Mrkdwn example) {
        return Mrkdwn.name("In threads, where Slack takes no commands: " + example);
    }
}
