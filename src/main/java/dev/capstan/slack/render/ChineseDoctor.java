package dev.capstan.slack.render;

import java.util.stream.Stream;

final class ChineseDoctor implements DoctorPhrases {
    @Override
    public Mrkdwn tally(long bad, long watch, long unseen) {
        if (bad + watch + unseen == 0) {
            return Mrkdwn.name("一切正常");
        }
        return Mrkdwn.joined(Stream.of(count(bad, " 项异常"), count(watch, " 项需留意"), count(unseen, " 项无法查看")), "，");
    }

    private static Mrkdwn count(long count, String what) {
        return count == 0 ? Mrkdwn.NOTHING : Mrkdwn.name(count + what);
    }

    @Override
    public Mrkdwn examined(Mrkdwn server, Mrkdwn took, Mrkdwn database, Mrkdwn role) {
        return Mrkdwn.name(server + " · 用时 " + took + " · " + database + " · 角色 " + role);
    }

    @Override
    public Mrkdwn line(Mrkdwn topic, Mrkdwn found) {
        return Mrkdwn.name(topic + "：" + found);
    }

    @Override
    public String days(long count) {
        return count + " 天";
    }

    @Override
    public String milliseconds(long count) {
        return count + " 毫秒";
    }

    @Override
    public String percent(long percent) {
        return percent + "%";
    }

    @Override
    public Mrkdwn invitation(Mrkdwn command) {
        return Mrkdwn.name(command + " 查看数据库状况");
    }
}
