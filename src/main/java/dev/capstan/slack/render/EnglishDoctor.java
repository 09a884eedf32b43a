package dev.capstan.slack.render;

import java.util.stream.Stream;

final class EnglishDoctor implements DoctorPhrases {
    @Override
    public Mrkdwn tally(long bad, long watch, long unseen) {
        if (bad + watch + unseen == 0) {
            return Mrkdwn.name("all is well");
        }
        return Mrkdwn.joined(Stream.of(count(bad, " bad"), count(watch, " to watch"), count(unseen, " unseen")), ", ");
    }

    private static Mrkdwn count(long count, String what) {
        return count == 0 ? Mrkdwn.NOTHING : Mrkdwn.name(count + what);
    }

    @Override
    public Mrkdwn examined(Mrkdwn server, Mrkdwn took, Mrkdwn database, Mrkdwn role) {
        return Mrkdwn.name(server + " in " + took + " · " + database + " as " + role);
    }

    @Override
    public Mrkdwn line(Mrkdwn topic, Mrkdwn found) {
        return Mrkdwn.name(topic + ": " + found);
    }

    @Override
    public String days(long count) {
        return count + " d";
    }

    @Override
    public String milliseconds(long count) {
        return count + " ms";
    }

    @Override
    public String percent(long percent) {
        return percent + " %";
    }

    @Override
    public Mrkdwn invitation(Mrkdwn command) {
        return Mrkdwn.name(command + " says how the database fares");
    }
}
