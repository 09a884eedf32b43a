package dev.capstan.slack.render;

final class EnglishAlerts implements AlertPhrases {
    @Override
    public Mrkdwn trouble(Mrkdwn priority, Mrkdwn names, Mrkdwn value) {
        return Mrkdwn.name("*" + priority + " " + names + "*" + (value.isEmpty() ? "" : " " + value));
    }

    @Override
    public Mrkdwn over(Mrkdwn trouble, Mrkdwn lasted) {
        return Mrkdwn.name("*" + trouble + "* is over after " + lasted);
    }

    @Override
    public Mrkdwn noServiceKnown(Mrkdwn receiver) {
        return Mrkdwn.name("sent by " + receiver + "; no service of the catalogue is known by its labels");
    }

    @Override
    public Mrkdwn began(Mrkdwn moment) {
        return Mrkdwn.name("since " + moment);
    }

    @Override
    public Mrkdwn firing(int firing, int all) {
        return Mrkdwn.name(firing == all ? firing + " firing" : firing + " of " + all + " firing");
    }

    @Override
    public Mrkdwn acknowledgedBy(Mrkdwn person, Mrkdwn at) {
        return Mrkdwn.name(person + " is on it since " + at);
    }

    @Override
    public Mrkdwn silencedBy(Mrkdwn person, Mrkdwn until) {
        return Mrkdwn.name("silenced by " + person + " until " + until);
    }

    @Override
    public Mrkdwn flapping() {
        return Mrkdwn.name("it comes and goes; its turns are told no more until it has rested for 15 minutes");
    }

    @Override
    public Mrkdwn hiddenBehind(Mrkdwn behind) {
        return Mrkdwn.name("explained by " + behind);
    }

    @Override
    public Mrkdwn next(int number, Mrkdwn what) {
        return Mrkdwn.name(number + ". " + what);
    }

    @Override
    public Mrkdwn changed(Mrkdwn what, Mrkdwn operation, Mrkdwn by, Mrkdwn before) {
        return Mrkdwn.name("changed lately: " + what + " by " + by + ", " + before + " before · " + operation);
    }

    @Override
    public Mrkdwn unanswered(Mrkdwn within) {
        return Mrkdwn.name("an answer is due within " + within);
    }

    @Override
    public String runbook() {
        return "Runbook";
    }

    @Override
    public String dashboard() {
        return "Dashboard";
    }

    @Override
    public String source() {
        return "Source";
    }

    @Override
    public String acknowledge() {
        return "Acknowledge";
    }

    @Override
    public String silence() {
        return "Silence";
    }

    @Override
    public String silenceFor(int hours) {
        return hours == 1 ? "For 1 hour" : "For " + hours + " hours";
    }

    @Override
    public String silenceUntil() {
        return "Until …";
    }

    @Override
    public String unsilence() {
        return "End silence";
    }

    @Override
    public String escalate() {
        return "Escalate";
    }

    @Override
    public String rollBack(String version) {
        return "Roll back " + version + "…";
    }

    @Override
    public Mrkdwn answerWanted(Mrkdwn trouble, Mrkdwn channel) {
        return Mrkdwn.name(trouble + " waits for your answer in " + channel);
    }

    @Override
    public Mrkdwn together(int count, Mrkdwn length) {
        return Mrkdwn.name("*" + count + " more alerts* within " + length);
    }

    @Override
    public Mrkdwn severities(int critical, int error, int warning) {
        return Mrkdwn.name((critical > 0 ? critical + " × P0 · " : "")
                + (error > 0 ? error + " × P1 · " : "")
                + (warning > 0 ? warning + " × P2 · " : ""));
    }

    @Override
    public Mrkdwn overOfThem(int count) {
        return Mrkdwn.name(count + " over");
    }

    @Override
    public Mrkdwn listed(Mrkdwn command) {
        return Mrkdwn.name("all of them are in the file; " + command + " shows those that are open");
    }

    @Override
    public Mrkdwn none() {
        return Mrkdwn.name("No alert is open");
    }

    @Override
    public Mrkdwn open(int count) {
        return Mrkdwn.name(count == 1 ? "1 alert is open" : count + " alerts are open");
    }

    @Override
    public Mrkdwn noSuchAlert(Mrkdwn id) {
        return Mrkdwn.name("There is no alert " + id);
    }

    @Override
    public Mrkdwn isOver(Mrkdwn id) {
        return Mrkdwn.name(id + " is over; there is nothing left to do about it");
    }

    @Override
    public Mrkdwn acknowledgedBefore(Mrkdwn person) {
        return Mrkdwn.name(person + " is on it already");
    }

    @Override
    public Mrkdwn nobodyLeft() {
        return Mrkdwn.name("Everyone whom the escalation names has been called");
    }

    @Override
    public Mrkdwn notSilenced(Mrkdwn id) {
        return Mrkdwn.name(id + " is not silenced");
    }

    @Override
    public Mrkdwn silenceTooLong(Mrkdwn most) {
        return Mrkdwn.name("A silence ends in the future, and within " + most);
    }

    @Override
    public Mrkdwn notAllowed(Mrkdwn roles) {
        return Mrkdwn.name(roles.isEmpty() ? "You can't: nobody has a right there" : "You can't: that is for " + roles);
    }

    @Override
    public Mrkdwn done(Mrkdwn id) {
        return Mrkdwn.name("Done · " + id);
    }

    @Override
    public Mrkdwn usage(Mrkdwn command) {
        return Mrkdwn.name("Type " + command);
    }

    @Override
    public String silenceTitle() {
        return "Silence until";
    }

    @Override
    public String silenceSubmit() {
        return "Silence";
    }

    @Override
    public String silenceLabel() {
        return "Until when";
    }
}
