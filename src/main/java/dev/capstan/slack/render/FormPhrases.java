package dev.capstan.slack.render;

/** What stands in the modals. Plain text; titles and buttons at most 24 characters. */
interface FormPhrases {
    String loadingTitle();

    String loading();

    String deployTitle();

    String rollbackTitle();

    String otherTitle();

    String submitRequest();

    String close();

    String service();

    String environment();

    /** Which of several runbooks under one command. */
    String which();

    String component();

    String noComponentHint();

    String choose();

    String searchVersion();

    String reason();

    String reasonHint();

    String yes();

    String no();

    String durationHint();

    String timeHint();

    String copyHint();

    String patternHint(String pattern);

    Mrkdwn nothingOffered(Mrkdwn runbook);

    Mrkdwn asksFirst();

    String messageTitle();

    String confirmTitle();

    String confirm();

    Mrkdwn confirmText(Mrkdwn operation);

    String typeExactly(String word);

    String denyTitle();

    String deny();

    String denyReason();

    String denyHint();

    String stopTitle();

    String stop();

    String stopQuestion();

    String stopHere();

    String stopHereMeans();

    String rollBack();

    String rollBackMeans();
}
