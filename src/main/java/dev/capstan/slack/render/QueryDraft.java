package dev.capstan.slack.render;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Asked.Wanted;
import dev.capstan.sql.Inquiry.Where;
import dev.capstan.sql.QueryName;
import java.util.Map;
import java.util.Optional;

/**
 * A query that somebody is about to ask, as a button or a form carries it.
 *
 * @param where it will be told; absent: where the button is pressed
 */
public record QueryDraft(Wanted wanted, Optional<Where> where) {
    public String encode() {
        return String.join(
                "|",
                wanted.service().value(),
                wanted.query().value(),
                wanted.environment().map(EnvironmentName::value).orElse(""),
                where.map(known -> known.channel().value()).orElse(""),
                where.flatMap(Where::thread).orElse(""));
    }

    public static Optional<QueryDraft> parse(String text) {
        var parts = text.split("\\|", -1);
        if (parts.length != 5) {
            return Optional.empty();
        }
        try {
            var wanted = new Wanted(
                    new ServiceName(parts[0]),
                    given(parts[2]).map(EnvironmentName::new),
                    new QueryName(parts[1]),
                    Map.of());
            return Optional.of(new QueryDraft(
                    wanted, given(parts[3]).map(ChannelId::new).map(channel -> new Where(channel, given(parts[4])))));
        } catch (IllegalArgumentException notNames) {
            return Optional.empty();
        }
    }

    private static Optional<String> given(String part) {
        return Optional.of(part).filter(text -> !text.isEmpty());
    }
}
