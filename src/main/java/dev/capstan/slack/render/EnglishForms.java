package dev.capstan.slack.render;

final class EnglishForms implements FormPhrases {
    @Override
    public String loadingTitle() {
        return "Capstan";
    }

    @Override
    public String loading() {
        return "Reading the catalogue…";
    }

    @Override
    public String deployTitle() {
        return "Deploy";
    }

    @Override
    public String rollbackTitle() {
        return "Roll back";
    }

    @Override
    public String otherTitle() {
        return "Run";
    }

    @Override
    public String submitRequest() {
        return "Ask for it";
    }

    @Override
    public String close() {
        return "Close";
    }

    @Override
    public String service() {
        return "Service";
    }

    @Override
    public String which() {
        return "Which";
    }

    @Override
    public String environment() {
        return "Environment";
    }

    @Override
    public String component() {
        return "Component";
    }

    @Override
    public String noComponentHint() {
        return "Leave it empty for the whole service.";
    }

    @Override
    public String choose() {
        return "Choose";
    }

    @Override
    public String searchVersion() {
        return "Tag, branch or commit";
    }

    @Override
    public String reason() {
        return "Reason";
    }

    @Override
    public String reasonHint() {
        return "Everyone in the channel reads it.";
    }

    @Override
    public String yes() {
        return "yes";
    }

    @Override
    public String no() {
        return "no";
    }

    @Override
    public String durationHint() {
        return "With a unit: 30s, 10m, 24h, 7d.";
    }

    @Override
    public String timeHint() {
        return "For example 2026-01-06 or 2026-01-06T15:30, in UTC.";
    }

    @Override
    public String copyHint() {
        return "latest, or the time of a kept copy such as 20260106_153000.";
    }

    @Override
    public String patternHint(String pattern) {
        return "Has the form " + pattern;
    }

    @Override
    public Mrkdwn nothingOffered(Mrkdwn runbook) {
        return Mrkdwn.name("No service offers " + runbook);
    }

    @Override
    public Mrkdwn asksFirst() {
        return Mrkdwn.name(
                "The plan is shown in the service's channel first; what its guard asks for must be given before it runs");
    }

    @Override
    public String messageTitle() {
        return "Capstan";
    }

    @Override
    public String confirmTitle() {
        return "Confirm by typing";
    }

    @Override
    public String confirm() {
        return "Approve";
    }

    @Override
    public Mrkdwn confirmText(Mrkdwn operation) {
        return Mrkdwn.name("You approve " + operation + " exactly as its plan stands in the channel");
    }

    @Override
    public String typeExactly(String word) {
        return "Type " + word;
    }

    @Override
    public String denyTitle() {
        return "Deny";
    }

    @Override
    public String deny() {
        return "Deny";
    }

    @Override
    public String denyReason() {
        return "Reason";
    }

    @Override
    public String denyHint() {
        return "The asker reads it in the thread.";
    }

    @Override
    public String stopTitle() {
        return "Cancel";
    }

    @Override
    public String stop() {
        return "Stop it";
    }

    @Override
    public String stopQuestion() {
        return "The running step is killed with all its processes. And then?";
    }

    @Override
    public String stopHere() {
        return "Stop here";
    }

    @Override
    public String stopHereMeans() {
        return "Nothing is undone; it stays as the last step left it.";
    }

    @Override
    public String rollBack() {
        return "Roll back";
    }

    @Override
    public String rollBackMeans() {
        return "The declared recovery runs; the database stays as it is.";
    }
}
