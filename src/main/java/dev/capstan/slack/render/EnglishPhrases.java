package dev.capstan.slack.render;

import java.time.Duration;
import java.util.Locale;

record EnglishPhrases(
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
    static final EnglishPhrases ALL = new EnglishPhrases(
            new EnglishHeadlines(),
            new EnglishCards(),
            new EnglishThreads(),
            new EnglishButtons(),
            new EnglishFailures(),
            new EnglishReplies(),
            new EnglishDesk(),
            new EnglishForms(),
            new EnglishNotices(),
            new EnglishQueries(),
            new EnglishQueryFailures(),
            new EnglishGate(),
            new EnglishMigrations(),
            new EnglishDoctor(),
            new EnglishRotas(),
            new EnglishAlerts(),
            new EnglishAlertThreads(),
            new EnglishIncidents(),
            new EnglishIncidentReports(),
            new EnglishIncidentReplies(),
            new EnglishWatches(),
            new EnglishHome());

    @Override
    public Mrkdwn duration(Duration length) {
        return Mrkdwn.name(said(length));
    }

    private static String said(Duration length) {
        if (length.compareTo(Duration.ofSeconds(10)) < 0) {
            long tenths = Math.max(0, length.toMillis() / 100);
            return tenths % 10 == 0 ? tenths / 10 + " s" : String.format(Locale.ROOT, "%.1f s", tenths / 10.0);
        }
        if (length.toHours() > 0) {
            return length.toHours() + " h" + part(length.toMinutesPart(), " m");
        }
        return length.toMinutes() > 0
                ? length.toMinutes() + " m" + part(length.toSecondsPart(), " s")
                : length.toSeconds() + " s";
    }

    private static String part(int count, String unit) {
        return count == 0 ? "" : " " + count + unit;
    }

    @Override
    public Mrkdwn more(int count) {
        return Mrkdwn.name("… " + count + " more");
    }

    @Override
    public Mrkdwn step(int number, Mrkdwn title) {
        return Mrkdwn.name(number + " " + title);
    }

    @Override
    public Mrkdwn thisMachine() {
        return Mrkdwn.name("the bot's own machine");
    }

    @Override
    public Mrkdwn clauses(Mrkdwn first, Mrkdwn second) {
        return Mrkdwn.name(first + "; " + second);
    }

    @Override
    public Mrkdwn sentences(Mrkdwn first, Mrkdwn second) {
        return Mrkdwn.name(first + " " + second);
    }

    @Override
    public Mrkdwn quoted(Mrkdwn words) {
        return Mrkdwn.name("“" + words + "”");
    }
}
