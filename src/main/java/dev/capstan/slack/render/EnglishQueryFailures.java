package dev.capstan.slack.render;

final class EnglishQueryFailures implements QueryFailurePhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    @Override
    public Mrkdwn refusedByDatabase() {
        return said("the database refused it");
    }

    @Override
    public Mrkdwn mayNotRead() {
        return said("The role that Capstan uses may not read this. A database administrator can grant it SELECT.");
    }

    @Override
    public Mrkdwn schemaDiffers() {
        return said(
                "The database looks different from what the query expects. Mend the query, or check the migrations.");
    }

    @Override
    public Mrkdwn timedOut(Mrkdwn after) {
        return said("ended at its time-out, after " + after);
    }

    @Override
    public Mrkdwn narrowIt() {
        return said("Ask for less, or press Explain to see where the time goes.");
    }

    @Override
    public Mrkdwn unreachable() {
        return said("the database can't be reached");
    }

    @Override
    public Mrkdwn callsHidden() {
        return said("not asked, it would call more than its words show");
    }

    @Override
    public Mrkdwn masked() {
        return said("not asked, masked values could be seen");
    }

    @Override
    public Mrkdwn busy() {
        return said("not asked, too many are asking this database now");
    }

    @Override
    public Mrkdwn againInAMoment() {
        return said("Run it again in a moment.");
    }

    @Override
    public Mrkdwn interrupted() {
        return said("interrupted twice while it was being asked");
    }

    @Override
    public Mrkdwn nothingChanged() {
        return said("It only reads, so nothing was changed. Run it again.");
    }

    @Override
    public Mrkdwn gone() {
        return said("not asked, the catalogue changed and has it no more");
    }

    @Override
    public Mrkdwn ownFault() {
        return said("not answered, something failed in Capstan; its log says what");
    }
}
