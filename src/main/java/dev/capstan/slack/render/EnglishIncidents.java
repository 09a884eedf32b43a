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
    public Mrkdwn notTold(Mrkdwn channel, Mrkdwn error) {
        return Mrkdwn.name("The update could not be told in " + channel + " (" + error
                + "): invite the bot there and update again.");
    }
}
