package dev.capstan.slack.render;

final class EnglishNotices implements NoticePhrases {
    @Override
    public Mrkdwn catalogueRefused(int problems) {
        return Mrkdwn.name("The changed catalogue is refused for "
                + (problems == 1 ? "1 problem" : problems + " problems") + "; the last good one stays in force");
    }

    @Override
    public Mrkdwn catalogueRefusedNext() {
        return Mrkdwn.name(
                "Correct the files in commands/; `./capstan check` says the same before you save them on the server");
    }

    @Override
    public Mrkdwn stepsDieWithContainer(Mrkdwn services) {
        return Mrkdwn.name("Capstan runs in a container, and steps of " + services + " run `local`: they die when the"
                + " container does. Give them a host behind SSH, or run Capstan as a service");
    }

    @Override
    public Mrkdwn roleMayWrite(Mrkdwn role, Mrkdwn database, Mrkdwn where) {
        return Mrkdwn.name("Questions to " + database + " of " + where + " are asked as " + role
                + ", which could do more than read. Capstan only reads all the same");
    }

    @Override
    public Mrkdwn roleMended() {
        return Mrkdwn.name("A role that can't is made by an administrator so; then name it in the secret");
    }

    @Override
    public Mrkdwn catalogueReloaded(int services, int runbooks) {
        return Mrkdwn.name(
                "The changed catalogue is in force: " + (services == 1 ? "1 service" : services + " services") + ", "
                        + (runbooks == 1 ? "1 runbook" : runbooks + " runbooks"));
    }

    @Override
    public Mrkdwn cannotWrite(Mrkdwn channel, Mrkdwn error, Mrkdwn about) {
        return Mrkdwn.name("Capstan can't write to " + channel + (about.isEmpty() ? "" : " about " + about)
                + ": Slack says " + error);
    }

    @Override
    public Mrkdwn inviteMe(Mrkdwn channel, Mrkdwn command) {
        return Mrkdwn.name("Type " + command + " in " + channel);
    }

    @Override
    public Mrkdwn unarchive(Mrkdwn channel) {
        return Mrkdwn.name("Unarchive " + channel + ", or name another `channel` in the service's environment");
    }

    @Override
    public Mrkdwn correctChannel() {
        return Mrkdwn.name("Check `channel` in the service's environment");
    }

    @Override
    public Mrkdwn goesOnUntold() {
        return Mrkdwn.name("What runs goes on; it is told once the channel can be written to");
    }
}
