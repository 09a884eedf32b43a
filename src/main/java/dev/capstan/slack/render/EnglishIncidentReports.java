package dev.capstan.slack.render;

final class EnglishIncidentReports implements IncidentReportPhrases {
    @Override
    public String found() {
        return "When it was found";
    }

    @Override
    public String impact() {
        return "Impact";
    }

    @Override
    public String steps() {
        return "What was done";
    }

    @Override
    public String cause() {
        return "Root cause";
    }

    @Override
    public String prevention() {
        return "Prevention";
    }

    @Override
    public String at() {
        return "Found";
    }

    @Override
    public String acknowledged() {
        return "Taken on";
    }

    @Override
    public String mitigated() {
        return "Harm ended";
    }

    @Override
    public String resolved() {
        return "Resolved";
    }

    @Override
    public String notYet() {
        return "not yet";
    }

    @Override
    public String after(String length) {
        return "after " + length;
    }

    @Override
    public String commander() {
        return "In command";
    }

    @Override
    public String time() {
        return "Time (UTC)";
    }

    @Override
    public String what() {
        return "What happened";
    }

    @Override
    public String toldTo(String readers) {
        return "Told to " + readers;
    }

    @Override
    public String ask() {
        return "Asked with";
    }

    @Override
    public String unknown() {
        return "Not written down yet: resolve the incident with its cause.";
    }

    @Override
    public String nothing() {
        return "No follow-ups yet.";
    }
}
