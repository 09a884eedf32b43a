package dev.capstan.slack.render;

/** What a report of an incident says besides what happened. */
interface IncidentReportPhrases {
    String found();

    String impact();

    String steps();

    String cause();

    String prevention();

    String at();

    String acknowledged();

    String mitigated();

    String resolved();

    String notYet();

    String after(String length);

    String commander();

    String time();

    String what();

    String toldTo(String readers);

    String ask();

    String unknown();

    String nothing();
}
