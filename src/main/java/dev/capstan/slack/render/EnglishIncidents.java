package dev.capstan.slack.render;

final class EnglishIncidents implements IncidentPhrases {
    @Override
    public Mrkdwn heading(Mrkdwn priority, Mrkdwn title) {
        return Mrkdwn.name("*" + priority + " " + title + "*");
    }

    @Override
    public Mrkdwn over(Mrkdwn priority, Mrkdwn title, Mrkdwn lasted) {
        return Mrkdwn.name("*" + priority + " " + title + "* is resolved after " + lasted);
    }

    @Override
    public Mrkdwn openedBy(Mrkdwn person, Mrkdwn at) {
        return Mrkdwn.name("opened by " + person + ", " + at);
    }

    @Override
    public Mrkdwn openedByItself(Mrkdwn at) {
        return Mrkdwn.name("opened by an alert, " + at);
    }

    @Override
    public Mrkdwn ledBy(Mrkdwn person) {
        return Mrkdwn.name(person + " is in command");
    }

    @Override
    public Mrkdwn ledByNobody() {
        return Mrkdwn.name("nobody is in command");
    }

    @Override
    public Mrkdwn alerts(int count) {
        return Mrkdwn.name(count == 1 ? "1 alert" : count + " alerts");
    }

    @Override
    public Mrkdwn happened(int count) {
        return Mrkdwn.name("timeline of " + count);
    }

    @Override
    public Mrkdwn cause(Mrkdwn text) {
        return Mrkdwn.name("Cause: " + text);
    }

    @Override
    public Mrkdwn toDo(int open, int all) {
        return Mrkdwn.name(open + " of " + all + " follow-ups open");
    }

    @Override
    public Mrkdwn goesOnIn(Mrkdwn channel) {
        return Mrkdwn.name("goes on in " + channel);
    }

    @Override
    public Mrkdwn noOwnChannel(Mrkdwn error) {
        return Mrkdwn.name("Slack made no channel for it (" + error + "); it goes on in this thread.");
    }

    @Override
    public String open() {
        return "Incident…";
    }

    @Override
    public String update() {
        return "Update…";
    }

    @Override
    public String note() {
        return "Note…";
    }

    @Override
    public String takeCommand() {
        return "Take command";
    }

    @Override
    public String resolve() {
        return "Resolve…";
    }

    @Override
    public String stop() {
        return "Stop the service…";
    }

    @Override
    public String impact() {
        return "Whom it hit";
    }

    @Override
    public String report() {
        return "Report";
    }

    @Override
    public Mrkdwn opened(Mrkdwn title, Mrkdwn by) {
        return Mrkdwn.name(by + " opened the incident: " + title);
    }

    @Override
    public Mrkdwn begunByItself(Mrkdwn title) {
        return Mrkdwn.name("The incident began by itself: " + title);
    }

    @Override
    public Mrkdwn joined(Mrkdwn alerts) {
        return Mrkdwn.name("More alerts belong to it: " + alerts);
    }

    @Override
    public Mrkdwn leads(Mrkdwn person) {
        return Mrkdwn.name(person + " takes command");
    }

    @Override
    public Mrkdwn leadsBy(Mrkdwn person, Mrkdwn by) {
        return Mrkdwn.name(by + " puts " + person + " in command");
    }

    @Override
    public String readers(dev.capstan.incident.Readers readers) {
        return switch (readers) {
            case TECH -> "the technical team";
            case OPS -> "operations";
            case USERS -> "users";
        };
    }

    @Override
    public Mrkdwn updated(String readers, Mrkdwn text, Mrkdwn by) {
        return Mrkdwn.name(by + " for " + readers + ": " + text);
    }

    @Override
    public Mrkdwn noted(Mrkdwn text, Mrkdwn by) {
        return Mrkdwn.name(by + ": " + text);
    }

    @Override
    public Mrkdwn pinned(Mrkdwn text, Mrkdwn author, Mrkdwn by) {
        return Mrkdwn.name(by + " pinned" + (author.isEmpty() ? "" : ", by " + author) + ": " + text);
    }

    @Override
    public Mrkdwn followUp(int number, Mrkdwn text, Mrkdwn owner) {
        return Mrkdwn.name("Follow-up " + number + ": " + text + (owner.isEmpty() ? "" : " · " + owner));
    }

    @Override
    public Mrkdwn followUpDone(int number, Mrkdwn by) {
        return Mrkdwn.name("Follow-up " + number + " is done, says " + by);
    }

    @Override
    public Mrkdwn resolved(Mrkdwn cause, Mrkdwn by) {
        return Mrkdwn.name(by + " resolved the incident: " + cause);
    }

    @Override
    public Mrkdwn forUsers(Mrkdwn service, Mrkdwn text) {
        return Mrkdwn.name("*" + service + "*: " + text);
    }

    @Override
    public Mrkdwn forTeam(Mrkdwn heading, Mrkdwn text, Mrkdwn by) {
        return Mrkdwn.name(heading + "\n" + text + "\n" + by);
    }

    @Override
    public Mrkdwn fired() {
        return Mrkdwn.name("began");
    }

    @Override
    public Mrkdwn escalated(int step) {
        return Mrkdwn.name("nobody answered: step " + step + " of the escalation");
    }

    @Override
    public Mrkdwn asked(Mrkdwn by, Mrkdwn query) {
        return Mrkdwn.name(by + " asked the database" + (query.isEmpty() ? "" : ": " + query));
    }

    @Override
    public Mrkdwn requested(Mrkdwn by, Mrkdwn what, Mrkdwn id) {
        return Mrkdwn.name(by + " asked for: " + what + " · " + id);
    }

    @Override
    public Mrkdwn approved(Mrkdwn by, Mrkdwn id) {
        return Mrkdwn.name(by + " approved " + id);
    }

    @Override
    public Mrkdwn stepFailed(Mrkdwn step, Mrkdwn id) {
        return Mrkdwn.name(id + ": step " + step + " failed");
    }

    @Override
    public Mrkdwn ended(Mrkdwn id, Mrkdwn what, Mrkdwn how) {
        return Mrkdwn.name(id + " ended: " + what + " " + how);
    }

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

    @Override
    public String reportFound() {
        return "When it was found";
    }

    @Override
    public String reportImpact() {
        return "Impact";
    }

    @Override
    public String reportSteps() {
        return "What was done";
    }

    @Override
    public String reportCause() {
        return "Root cause";
    }

    @Override
    public String reportPrevention() {
        return "Prevention";
    }

    @Override
    public String reportAt() {
        return "Found";
    }

    @Override
    public String reportAcknowledged() {
        return "Taken on";
    }

    @Override
    public String reportMitigated() {
        return "Harm ended";
    }

    @Override
    public String reportResolved() {
        return "Resolved";
    }

    @Override
    public String reportNotYet() {
        return "not yet";
    }

    @Override
    public String reportAfter(String length) {
        return "after " + length;
    }

    @Override
    public String reportCommander() {
        return "In command";
    }

    @Override
    public String reportTime() {
        return "Time (UTC)";
    }

    @Override
    public String reportWhat() {
        return "What happened";
    }

    @Override
    public String reportToldTo(String readers) {
        return "Told to " + readers;
    }

    @Override
    public String reportAsk() {
        return "Asked with";
    }

    @Override
    public String reportUnknown() {
        return "Not written down yet: resolve the incident with its cause.";
    }

    @Override
    public String reportNothing() {
        return "No follow-ups yet.";
    }

    @Override
    public Mrkdwn notTold(Mrkdwn channel, Mrkdwn error) {
        return Mrkdwn.name("The update could not be told in " + channel + " (" + error
                + "): invite the bot there and update again.");
    }
}
