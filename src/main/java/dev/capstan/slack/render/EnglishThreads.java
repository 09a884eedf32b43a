package dev.capstan.slack.render;

import java.util.Optional;

final class EnglishThreads implements ThreadPhrases {
    @Override
    public Mrkdwn onHost(Mrkdwn host) {
        return Mrkdwn.name("on " + host);
    }

    @Override
    public Mrkdwn attempt(int attempt) {
        return Mrkdwn.name("attempt " + attempt);
    }

    @Override
    public Mrkdwn doneEarlier(int from, int to) {
        return Mrkdwn.name(from == to ? from + " done" : from + " to " + to + " done");
    }

    @Override
    public Mrkdwn comesNext(Mrkdwn steps) {
        return Mrkdwn.name("to come: " + steps);
    }

    @Override
    public Mrkdwn unknownEnd() {
        return Mrkdwn.name("nobody knows how it ended");
    }

    @Override
    public Mrkdwn neverStarted() {
        return Mrkdwn.name("was never started");
    }

    @Override
    public Mrkdwn stopped() {
        return Mrkdwn.name("stopped");
    }

    @Override
    public Mrkdwn unreachableSince(Mrkdwn host, Mrkdwn since, Mrkdwn why) {
        return Mrkdwn.name(host + " can't be reached since " + since + (why.isEmpty() ? "" : ": " + why));
    }

    @Override
    public Mrkdwn recovery(Mrkdwn setback, Mrkdwn runbook) {
        return Mrkdwn.name("It " + setback + ", therefore " + runbook + ":");
    }

    @Override
    public Mrkdwn decideAbove() {
        return Mrkdwn.name("The buttons are on the message that heads this thread");
    }

    @Override
    public Mrkdwn askAgain(Mrkdwn asker, Mrkdwn button) {
        return Mrkdwn.name(asker + ": “" + button + "” brings it up once more");
    }

    @Override
    public Mrkdwn reminder(Mrkdwn people, Mrkdwn subject, Mrkdwn until) {
        return Mrkdwn.name(people + " " + subject + " expires at " + until + " unless you decide");
    }

    @Override
    public Mrkdwn commandsOf(Mrkdwn subject) {
        return Mrkdwn.name("Exactly this is run for " + subject);
    }

    @Override
    public Mrkdwn commandsGoOn() {
        return Mrkdwn.name("It is longer than a message may be; the file has all of it");
    }

    @Override
    public String inFolder(String folder, Optional<String> envFile) {
        return "in " + folder
                + envFile.map(file -> ", environment from " + file).orElse("");
    }

    @Override
    public String everyStepHas() {
        return "every step has these values";
    }

    @Override
    public String atMost(String duration) {
        return "at most " + duration;
    }

    @Override
    public String whenItFails(String recoveries) {
        return "if it fails: " + recoveries;
    }

    @Override
    public String repeatable() {
        return "repeatable";
    }

    @Override
    public String noReturn() {
        return "point of no return";
    }

    @Override
    public String recoveryHeading(String runbook) {
        return "only after a failure: " + runbook;
    }

    @Override
    public String secret(String name) {
        return "‹secret " + name + "›";
    }

    @Override
    public String waits(String duration) {
        return "wait " + duration;
    }

    @Override
    public String asksUntil(String interval) {
        return "asked every " + interval + " until all hold";
    }

    @Override
    public String expectsStatus(String statuses) {
        return "expects status " + statuses;
    }

    @Override
    public String expectsText(String text) {
        return "expects " + text + " in the answer";
    }

    @Override
    public String expectsField(String path, String value) {
        return "expects JSON field " + path + " = " + value;
    }

    @Override
    public String fromBot() {
        return "asked from the bot";
    }

    @Override
    public String checksEnvironment(String source) {
        return "checks the variables of " + source + " and shows no value";
    }

    @Override
    public String envFile() {
        return "the environment file";
    }

    @Override
    public String process(String pidFile) {
        return "the process in " + pidFile;
    }

    @Override
    public String pm2(String name) {
        return "pm2's " + name;
    }

    @Override
    public String offeredBy(String name) {
        return "does " + name;
    }
}
