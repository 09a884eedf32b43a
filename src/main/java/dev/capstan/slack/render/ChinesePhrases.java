package dev.capstan.slack.render;

import java.time.Duration;
import java.util.Locale;

record ChinesePhrases(
        HeadlinePhrases headlines,
        CardPhrases cards,
        ThreadPhrases threads,
        ButtonPhrases buttons,
        FailurePhrases failures,
        ReplyPhrases replies,
        DeskPhrases desk,
        FormPhrases forms,
        NoticePhrases notices,
        QueryPhrases queries,
        QueryFailurePhrases queryFailures,
        GatePhrases gate,
        MigrationPhrases migrations,
        DoctorPhrases doctor,
        RotaPhrases rotas,
        AlertPhrases alerts,
        AlertThreadPhrases alertThreads,
        IncidentPhrases incidents,
        IncidentReportPhrases incidentReports,
        IncidentReplyPhrases incidentReplies,
        WatchPhrases watches,
        HomePhrases home)
        implements Phrases {
    static final ChinesePhrases ALL = new ChinesePhrases(
            new ChineseHeadlines(),
            new ChineseCards(),
            new ChineseThreads(),
            new ChineseButtons(),
            new ChineseFailures(),
            new ChineseReplies(),
            new ChineseDesk(),
            new ChineseForms(),
            new ChineseNotices(),
            new ChineseQueries(),
            new ChineseQueryFailures(),
            new ChineseGate(),
            new ChineseMigrations(),
            new ChineseDoctor(),
            new ChineseRotas(),
            new ChineseAlerts(),
            new ChineseAlertThreads(),
            new ChineseIncidents(),
            new ChineseIncidentReports(),
            new ChineseIncidentReplies(),
            new ChineseWatches(),
            new ChineseHome());

    @Override
    public Mrkdwn duration(Duration length) {
        return Mrkdwn.name(said(length));
    }

    private static String said(Duration length) {
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            long tenths = Math.max(0, length.toMillis() / 100);
            return tenths % 10 == 0 ? tenths / 10 + " 秒" : String.format(Locale.ROOT, "%.1f 秒", tenths / 10.0);
        }
        if (length.toHours() > 0) {
            return length.toHours() + " 小时" + part(length.toMinutesPart(), " 分");
        }
        if (length.toMinutes() > 0) {
            return length.toSecondsPart() == 0
                    ? length.toMinutes() + " 分钟"
                    : length.toMinutes() + " 分 " + length.toSecondsPart() + " 秒";
        }
        return length.toSeconds() + " 秒";
    }

    private static String part(int count, String unit) {
        return count == 0 ? "" : " " + count + unit;
    }

    @Override
    public Mrkdwn more(int count) {
        return Mrkdwn.name("… 另有 " + count + " 项");
    }

    @Override
    public Mrkdwn step(int number, Mrkdwn title) {
        return Mrkdwn.name("第 " + number + " 步“" + title + "”");
    }

    @Override
    public Mrkdwn thisMachine() {
        return Mrkdwn.name("机器人本机");
    }

    @Override
    public Mrkdwn clauses(Mrkdwn first, Mrkdwn second) {
        return Mrkdwn.name(first + "；" + second);
    }

    @Override
    public Mrkdwn sentences(Mrkdwn first, Mrkdwn second) {
        return Mrkdwn.name(first.value() + second);
    }

    @Override
    public Mrkdwn quoted(Mrkdwn words) {
        return Mrkdwn.name("“" + words + "”");
    }
}
