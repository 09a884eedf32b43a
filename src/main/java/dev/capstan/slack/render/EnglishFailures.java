package dev.capstan.slack.render;

final class EnglishFailures implements FailurePhrases {
    @Override
    public Mrkdwn exitCode(int code) {
        return Mrkdwn.name(
                switch (code) {
                    case 126 -> "exited with 126: a command is there but may not be executed";
                    case 127 -> "exited with 127: a command was not found on the host";
                    case 137 -> "exited with 137: it was killed, often for want of memory";
                    case 143 -> "exited with 143: it was asked to end from outside";
                    default -> "exited with " + code;
                });
    }

    @Override
    public Mrkdwn exitCodeNext(int code) {
        return Mrkdwn.name(
                switch (code) {
                    case 127 -> "Check the PATH of the login on the host, then ask again";
                    case 137 -> "Look at the host's memory and its kernel log, then ask again";
                    default -> "The last lines say why; Log has all of them";
                });
    }

    @Override
    public Mrkdwn timedOut(Mrkdwn after) {
        return Mrkdwn.name("did not end within " + after + " and was killed");
    }

    @Override
    public Mrkdwn timedOutNext() {
        return Mrkdwn.name("See in Log what it waited for; if it needs longer, raise the step's `timeout`");
    }

    @Override
    public Mrkdwn checkUnmet(Mrkdwn check, Mrkdwn asked, Mrkdwn answered, Mrkdwn lasted) {
        return Mrkdwn.name("check " + check + " failed" + (lasted.isEmpty() ? "" : " for " + lasted) + ": " + asked
                + (answered.isEmpty() ? " gave no answer" : " answered " + answered));
    }

    @Override
    public Mrkdwn checkUnmetNext() {
        return Mrkdwn.name("Look at the service's own log on the host");
    }

    @Override
    public Mrkdwn rulesBroken(Mrkdwn rules) {
        return Mrkdwn.name("environment variables break their rules: " + rules);
    }

    @Override
    public Mrkdwn rulesBrokenNext() {
        return Mrkdwn.name("Correct them where the service reads them, then ask again");
    }

    @Override
    public Mrkdwn ruleRequired(Mrkdwn variable) {
        return Mrkdwn.name(variable + " must be set");
    }

    @Override
    public Mrkdwn ruleEquals(Mrkdwn variable, Mrkdwn expected) {
        return Mrkdwn.name(variable + " must be " + expected);
    }

    @Override
    public Mrkdwn ruleAtLeast(Mrkdwn variable, int characters) {
        return Mrkdwn.name(variable + " needs at least " + characters + " characters");
    }

    @Override
    public Mrkdwn ruleNot(Mrkdwn variable, Mrkdwn forbidden) {
        return Mrkdwn.name(variable + " must be set and not " + forbidden);
    }

    @Override
    public Mrkdwn ruleMatches(Mrkdwn variable, Mrkdwn pattern) {
        return Mrkdwn.name(variable + " must match " + pattern);
    }

    @Override
    public Mrkdwn unreachable(Mrkdwn host, Mrkdwn why) {
        return Mrkdwn.name(host + " can't be reached" + (why.isEmpty() ? "" : ": " + why));
    }

    @Override
    public Mrkdwn unreachableNext() {
        return Mrkdwn.name("Check the host and the way to it, then ask again");
    }

    @Override
    public Mrkdwn hostKeyChanged(Mrkdwn host, Mrkdwn fingerprint) {
        return Mrkdwn.name(host + " shows another host key than the known one: " + fingerprint);
    }

    @Override
    public Mrkdwn hostKeyChangedNext(Mrkdwn file) {
        return Mrkdwn.name("If the host was set up anew, compare this fingerprint on the host and replace its line in "
                + file + ". If not, someone may stand in between: change nothing and call security");
    }

    @Override
    public Mrkdwn hostKeyUnknown(Mrkdwn host, Mrkdwn fingerprint) {
        return Mrkdwn.name("the host key of " + host + " is not known: " + fingerprint);
    }

    @Override
    public Mrkdwn hostKeyUnknownNext(Mrkdwn file) {
        return Mrkdwn.name(
                "Compare this fingerprint on the host (`ssh-keygen -lf` on its public host key), then add the host's line to "
                        + file);
    }

    @Override
    public Mrkdwn secretMissing(Mrkdwn name) {
        return Mrkdwn.name("secret " + name + " is not set");
    }

    @Override
    public Mrkdwn secretMissingNext(Mrkdwn name, Mrkdwn file) {
        return Mrkdwn.name("Set " + name + " or " + file + " where Capstan runs, restart it, then ask again");
    }

    @Override
    public Mrkdwn notFound(Mrkdwn host, Mrkdwn what) {
        return Mrkdwn.name("on " + host + " something the step names is missing: " + what);
    }

    @Override
    public Mrkdwn notFoundNext() {
        return Mrkdwn.name("Create it on the host or mend its path in the catalogue, then ask again");
    }

    @Override
    public Mrkdwn unsupported(Mrkdwn host, Mrkdwn what) {
        return Mrkdwn.name(host + " lacks " + what);
    }

    @Override
    public Mrkdwn unsupportedNext() {
        return Mrkdwn.name("Install it on the host, then ask again");
    }

    @Override
    public Mrkdwn unknownVersion(Mrkdwn asked) {
        return Mrkdwn.name("there is no tag, branch or commit " + asked);
    }

    @Override
    public Mrkdwn unknownVersionNext(Mrkdwn known) {
        return Mrkdwn.name(
                known.isEmpty() ? "Push the tag first, or name a branch or commit" : "Nearest tags: " + known);
    }

    @Override
    public Mrkdwn noRepository(Mrkdwn host, Mrkdwn folder, Mrkdwn said) {
        return Mrkdwn.name(
                folder + " on " + host + " is no usable git repository" + (said.isEmpty() ? "" : ": " + said));
    }

    @Override
    public Mrkdwn noRepositoryNext() {
        return Mrkdwn.name("Correct `folder` in the service's environment, or clone the repository there");
    }

    @Override
    public Mrkdwn noKeptCopy(Mrkdwn host, Mrkdwn asked) {
        return Mrkdwn.name("there is no kept copy " + asked + " on " + host);
    }

    @Override
    public Mrkdwn noKeptCopyNext(Mrkdwn known) {
        return Mrkdwn.name(
                known.isEmpty() ? "No copy was kept yet: deploy an older version instead" : "Kept copies: " + known);
    }

    @Override
    public Mrkdwn noLongerDeclared(Mrkdwn what) {
        return Mrkdwn.name(what + " is no longer in the catalogue");
    }

    @Override
    public Mrkdwn noLongerDeclaredNext() {
        return Mrkdwn.name("See the last change to commands/");
    }

    @Override
    public Mrkdwn notAsLeft(Mrkdwn wanted, Mrkdwn found) {
        return Mrkdwn.name(wanted + " was expected, "
                + (found.isEmpty() ? "and nobody can tell what is there" : found + " was found"));
    }

    @Override
    public Mrkdwn overtaken(Mrkdwn by) {
        return Mrkdwn.name(by + " came first, and what goes back by rule waits for nobody");
    }

    @Override
    public Mrkdwn goneByRuleNext() {
        return Mrkdwn.name("The watch asks in its deploy's thread what to do");
    }
}
