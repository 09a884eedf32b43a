package dev.capstan.slack.render;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.OperationId;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the admin channel is told. */
public final class Notices {
    private static final int SHOWN = 20;
    private static final int PROBLEM = 400;

    /** @param problems {@code file:line:column: what — what instead}, one each */
    public Rendered catalogueRefused(List<String> problems, Language language) {
        var phrases = Phrases.in(language);
        var heading = Mark.FAILED.before(phrases.notices().catalogueRefused(problems.size()));
        var sheet = new Sheet(phrases).line(heading);
        problems.stream().limit(SHOWN).forEach(problem -> sheet.line(Mrkdwn.code(problem, PROBLEM)));
        if (problems.size() > SHOWN) {
            sheet.line(phrases.more(problems.size() - SHOWN));
        }
        return sheet.line(phrases.notices().catalogueRefusedNext()).rendered(heading);
    }

    public Rendered stepsDieWithContainer(List<ServiceName> services, Language language) {
        var phrases = Phrases.in(language);
        var names = services.stream().map(ServiceName::value).collect(Collectors.joining(", "));
        var words = Mark.ATTENTION.before(phrases.notices().stepsDieWithContainer(Mrkdwn.code(names)));
        return new Sheet(phrases).line(words).rendered(words);
    }

    public Rendered roleMayWrite(Source source, Fitness.Excessive excessive, Language language) {
        var phrases = Phrases.in(language);
        var notices = phrases.notices();
        var heading = Mark.ATTENTION.before(notices.roleMayWrite(
                Mrkdwn.code(excessive.role()),
                Mrkdwn.code(source.database().name().value()),
                Mrkdwn.dotted(Stream.of(source.service(), source.environment()).map(Mrkdwn::name))));
        return new Sheet(phrases)
                .line(heading)
                .line(Mrkdwn.codes(excessive.excess()))
                .line(notices.roleMended())
                .exactly(excessive.mending().stream().map(Notices::asTyped).collect(Collectors.joining("\n")))
                .rendered(heading);
    }

    /** For a client: statements end with a semicolon, and what is for psql itself doesn't. */
    private static String asTyped(String statement) {
        return statement.startsWith("\\") ? statement : statement + ";";
    }

    public Rendered catalogueReloaded(int services, int runbooks, Language language) {
        var phrases = Phrases.in(language);
        var words = Mark.DONE.before(phrases.notices().catalogueReloaded(services, runbooks));
        return new Sheet(phrases).line(words).rendered(words);
    }

    /**
     * @param error Slack's own word for it: {@code not_in_channel}
     * @param bot its name, as people type it
     */
    public Rendered cannotWrite(
            ChannelId channel, String error, Optional<OperationId> about, String bot, Language language) {
        var phrases = Phrases.in(language);
        var notices = phrases.notices();
        var where = Mrkdwn.channel(channel);
        var heading = Mark.ATTENTION.before(notices.cannotWrite(
                where, Mrkdwn.code(error), about.map(Mrkdwn::name).orElse(Mrkdwn.NOTHING)));
        var invite = notices.inviteMe(where, Mrkdwn.code("/invite @" + bot));
        var sheet = new Sheet(phrases).line(heading);
        switch (error) {
            case "not_in_channel" -> sheet.line(invite);
            case "is_archived" -> sheet.line(notices.unarchive(where));
            // A private channel that lacks the bot is not there for it
            case "channel_not_found" -> sheet.line(invite).line(notices.correctChannel());
            default -> sheet.line(notices.correctChannel());
        }
        return sheet.line(notices.goesOnUntold()).rendered(heading);
    }
}
