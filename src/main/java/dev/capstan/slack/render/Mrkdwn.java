package dev.capstan.slack.render;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Role;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text in Slack's notation that is safe to send: what came from outside has been escaped, formats nothing and pings
 * nobody. Phrases take only this, so that a raw string can't slip into a message.
 */
record Mrkdwn(String value) {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("HH:mm 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UTC_SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UTC_DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** Enough for a name, a version, a reason. */
    static final int SHORT = 200;

    static final Mrkdwn NOTHING = new Mrkdwn("");

    /** Text from outside, in one line. */
    static Mrkdwn text(String foreign) {
        return text(foreign, SHORT);
    }

    static Mrkdwn text(String foreign, int most) {
        return new Mrkdwn(Foreign.escaped(Foreign.line(foreign), most, Foreign::inText));
    }

    /** Text from outside as code, in one line; nothing when there is none. */
    static Mrkdwn code(String foreign, int most) {
        var inside = Foreign.escaped(Foreign.line(foreign), most - 2, Foreign::inCode);
        return inside.isBlank() ? NOTHING : new Mrkdwn("`" + inside + "`");
    }

    static Mrkdwn code(String foreign) {
        return code(foreign, SHORT);
    }

    static Mrkdwn codes(Collection<?> names) {
        return dotted(names.stream().limit(10).map(name -> code(name.toString())));
    }

    /** Something whose form leaves nothing to escape: a number, an id, a declared name. */
    static Mrkdwn name(Object name) {
        return new Mrkdwn(name.toString());
    }

    static Mrkdwn user(UserId user) {
        return new Mrkdwn("<@" + user + ">");
    }

    /** A declared name or an id that leads somewhere; the name alone where it is not known whereto. */
    static Mrkdwn link(Optional<String> address, Object name) {
        return name(address.map(url -> "<" + url.replace("&", "&amp;") + "|" + name + ">")
                .orElseGet(name::toString));
    }

    static Mrkdwn users(List<UserId> users) {
        return spaced(users.stream().map(Mrkdwn::user));
    }

    static Mrkdwn channel(ChannelId channel) {
        return new Mrkdwn("<#" + channel + ">");
    }

    /** Everyone behind these roles, each once; a long list is cut, since nobody reads fifty names. */
    static Mrkdwn people(List<Role> roles) {
        var groups = roles.stream()
                .flatMap(role -> role.groups().stream())
                .sorted()
                .distinct()
                .map(group -> new Mrkdwn("<!subteam^" + group + ">"));
        var users = roles.stream()
                .flatMap(role -> role.users().stream())
                .sorted()
                .distinct()
                .map(Mrkdwn::user);
        return spaced(Stream.concat(groups, users).limit(20));
    }

    /** An hour of today, in the reader's own time zone. */
    static Mrkdwn time(Instant at) {
        return date(at, "{time}", UTC);
    }

    /** To the second, in the reader's own time zone. */
    static Mrkdwn second(Instant at) {
        return date(at, "{time_secs}", UTC_SECOND);
    }

    /** A day and an hour, in the reader's own time zone. */
    static Mrkdwn moment(Instant at) {
        return date(at, "{date_short_pretty} {time}", UTC_DAY);
    }

    private static Mrkdwn date(Instant at, String pattern, DateTimeFormatter fallback) {
        return new Mrkdwn("<!date^" + at.getEpochSecond() + "^" + pattern + "|" + fallback.format(at) + ">");
    }

    static Mrkdwn dotted(Stream<Mrkdwn> parts) {
        return joined(parts, " · ");
    }

    static Mrkdwn spaced(Stream<Mrkdwn> parts) {
        return joined(parts, " ");
    }

    static Mrkdwn joined(Stream<Mrkdwn> parts, String between) {
        return new Mrkdwn(
                parts.filter(part -> !part.isEmpty()).map(Mrkdwn::value).collect(Collectors.joining(between)));
    }

    boolean isEmpty() {
        return value.isEmpty();
    }

    @Override
    public String toString() {
        return value;
    }
}
