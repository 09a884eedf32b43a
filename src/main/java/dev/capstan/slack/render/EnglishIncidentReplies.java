package dev.capstan.slack.render;

final class EnglishIncidentReplies implements IncidentReplyPhrases {
    @Override
    public Mrkdwn done(Mrkdwn id) {
        return Mrkdwn.name("Recorded: " + id + ".");
    }

    @Override
    public Mrkdwn openBefore(Mrkdwn id, Mrkdwn title) {
        return Mrkdwn.name(id + " is open there already: " + title);
    }

    @Override
    public Mrkdwn noSuchIncident(Mrkdwn id) {
        return Mrkdwn.name("There is no incident " + id + ".");
    }

    @Override
    public Mrkdwn alertWithoutPlace(Mrkdwn id) {
        return Mrkdwn.name(id + " belongs to no service of the catalogue. Name one: incident open SERVICE -- TITLE");
    }

    @Override
    public Mrkdwn noSuchPlace(Mrkdwn named) {
        return Mrkdwn.name("The catalogue has no " + named + ".");
    }

    @Override
    public Mrkdwn noSuchFollowUp(Mrkdwn id, int number) {
        return Mrkdwn.name(id + " has no open follow-up " + number + ".");
    }

    @Override
    public Mrkdwn isOver(Mrkdwn id) {
        return Mrkdwn.name(id + " is resolved already. Notes and follow-ups can still be added.");
    }

    @Override
    public Mrkdwn nothingPrepared() {
        return Mrkdwn.name("The service has declared nothing of the kind in incidents.yaml.");
    }

    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("No incident is open, and nothing is left to do.");
    }

    @Override
    public Mrkdwn listed(int open, int left) {
        return Mrkdwn.name(open + " open, " + left + " resolved with something left to do");
    }

    @Override
    public Mrkdwn usage(Mrkdwn command) {
        return Mrkdwn.name("Write " + command);
    }

    @Override
    public String updateTitle() {
        return "Update";
    }

    @Override
    public String updateReaders() {
        return "For whom";
    }

    @Override
    public String updateText() {
        return "What to tell them";
    }

    @Override
    public String updateSubmit() {
        return "Tell";
    }

    @Override
    public String noteTitle() {
        return "Note";
    }

    @Override
    public String resolveTitle() {
        return "Resolve";
    }

    @Override
    public String resolveCause() {
        return "Root cause in a sentence";
    }

    @Override
    public String resolveSubmit() {
        return "Resolve";
    }
}
