package dev.capstan.slack.render;

import dev.capstan.catalog.Language;
import java.time.Duration;

/** Everything Capstan says, in one language. A phrase that lacks a language does not compile. */
interface Phrases {
    static Phrases in(Language language) {
        return switch (language) {
            case ENGLISH -> EnglishPhrases.ALL;
            case CHINESE -> ChinesePhrases.ALL;
        };
    }

    HeadlinePhrases headlines();

    CardPhrases cards();

    ThreadPhrases threads();

    ButtonPhrases buttons();

    FailurePhrases failures();

    ReplyPhrases replies();

    DeskPhrases desk();

    FormPhrases forms();

    NoticePhrases notices();

    QueryPhrases queries();

    QueryFailurePhrases queryFailures();

    DoctorPhrases doctor();

    GatePhrases gate();

    MigrationPhrases migrations();

    RotaPhrases rotas();

    AlertPhrases alerts();

    AlertThreadPhrases alertThreads();

    IncidentPhrases incidents();

    IncidentReportPhrases incidentReports();

    IncidentReplyPhrases incidentReplies();

    WatchPhrases watches();

    HomePhrases home();

    /** As people say it: {@code 1 m 12 s}. */
    Mrkdwn duration(Duration length);

    /** That so many more are not shown. */
    Mrkdwn more(int count);

    /** A step of the plan, by number and title. */
    Mrkdwn step(int number, Mrkdwn title);

    /** Where the bot itself runs, as the host of a step. */
    Mrkdwn thisMachine();

    /** Two clauses in one sentence. */
    Mrkdwn clauses(Mrkdwn first, Mrkdwn second);

    /** Two whole sentences after another. */
    Mrkdwn sentences(Mrkdwn first, Mrkdwn second);

    /** What a person gave as reason. */
    Mrkdwn quoted(Mrkdwn words);
}
