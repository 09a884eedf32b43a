package dev.capstan.slack.render;

import java.util.Optional;

final class EnglishHeadlines implements HeadlinePhrases {
    @Override
    public Mrkdwn deploy(Mrkdwn service, Optional<Mrkdwn> version, Mrkdwn environment) {
        return Mrkdwn.name(
                "Deploy " + service + version.map(named -> " " + named).orElse("") + " to " + environment);
    }

    @Override
    public Mrkdwn rollback(Mrkdwn service, Optional<Mrkdwn> copy, Mrkdwn environment) {
        return Mrkdwn.name("Roll back " + service + " on " + environment
                + copy.map(named -> " to " + named).orElse(""));
    }

    @Override
    public Mrkdwn runbook(Mrkdwn title, Mrkdwn service, Mrkdwn environment) {
        return Mrkdwn.name(title + ": " + service + " " + environment);
    }

    @Override
    public Mrkdwn requested() {
        return Mrkdwn.name("is taken, planning comes next");
    }

    @Override
    public Mrkdwn backup() {
        return Mrkdwn.name("Back up");
    }

    @Override
    public Mrkdwn planning() {
        return Mrkdwn.name("is being planned");
    }

    @Override
    public Mrkdwn awaiting(int given, int wanted) {
        return Mrkdwn.name(wanted > 1 ? "has " + given + " of " + wanted + " approvals" : "waits for approval");
    }

    @Override
    public Mrkdwn waitingForLock(Mrkdwn holder) {
        return Mrkdwn.name(holder.isEmpty() ? "waits for its turn" : "waits for " + holder);
    }

    @Override
    public Mrkdwn running(int at, int of, Mrkdwn title, Mrkdwn duration) {
        return Mrkdwn.name("· step " + at + " of " + of + ", " + title + (duration.isEmpty() ? "" : " · " + duration));
    }

    @Override
    public Mrkdwn stopping(Mrkdwn step) {
        return Mrkdwn.name("· stopping at " + step);
    }

    @Override
    public Mrkdwn recovering(Mrkdwn setback, Mrkdwn runbook, int at, int of, Mrkdwn title, Mrkdwn duration) {
        return Mrkdwn.name(setback + "; now " + runbook + ", step " + at + " of " + of + ", " + title
                + (duration.isEmpty() ? "" : " · " + duration));
    }

    @Override
    public Mrkdwn needsAttention(Mrkdwn step) {
        return Mrkdwn.name("needs a decision at " + step);
    }

    @Override
    public Mrkdwn done() {
        return Mrkdwn.name("is done");
    }

    @Override
    public Mrkdwn failedAt(Mrkdwn step) {
        return Mrkdwn.name("failed at " + step);
    }

    @Override
    public Mrkdwn stoppedAt(Mrkdwn step) {
        return Mrkdwn.name("was stopped at " + step);
    }

    @Override
    public Mrkdwn givenUpAt(Mrkdwn step) {
        return Mrkdwn.name("was given up at " + step);
    }

    @Override
    public Mrkdwn backAndHealthy(Mrkdwn version) {
        return Mrkdwn.name(version + " is back and healthy");
    }

    @Override
    public Mrkdwn back(Mrkdwn version) {
        return Mrkdwn.name("the files of " + version + " are back, health was not checked");
    }

    @Override
    public Mrkdwn backUnnamed(boolean healthy) {
        return Mrkdwn.name(
                healthy
                        ? "what was live before is back and healthy"
                        : "the files that were live before are back, health was not checked");
    }

    @Override
    public Mrkdwn ran(Mrkdwn recoveries) {
        return Mrkdwn.name(recoveries + " ran");
    }

    @Override
    public Mrkdwn leftAsItIs() {
        return Mrkdwn.name("nothing was undone");
    }

    @Override
    public Mrkdwn onlyPlanned() {
        return Mrkdwn.name("· plan only, nothing was run");
    }

    @Override
    public Mrkdwn notPlanned() {
        return Mrkdwn.name("could not be planned, nothing was run");
    }

    @Override
    public Mrkdwn denied() {
        return Mrkdwn.name("was denied, nothing was run");
    }

    @Override
    public Mrkdwn expired() {
        return Mrkdwn.name("expired, nothing was run");
    }

    @Override
    public Mrkdwn withdrawn() {
        return Mrkdwn.name("was withdrawn, nothing was run");
    }

    @Override
    public Mrkdwn released(Mrkdwn step) {
        return Mrkdwn.name("ended unfinished at " + step + ", left as it is");
    }
}
