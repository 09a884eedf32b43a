package dev.capstan.slack.people;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.slack.api.methods.MethodsClient;
import dev.capstan.access.GroupMembers;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.GroupId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.slack.api.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Slack knows of people. It is asked in the background and waited for only briefly, because somebody is waiting
 * for an acknowledgement: what can't be had in time is unknown, and unknown membership denies.
 */
public final class People implements GroupMembers {
    private static final Logger LOG = LoggerFactory.getLogger(People.class);

    /** Absent as a value: Slack could not say; that is remembered only for a moment. */
    private final AsyncCache<UserId, Optional<Reader>> languages;

    private final AsyncCache<GroupId, Optional<Set<UserId>>> members;
    private final AsyncCache<ChannelId, Optional<Boolean>> channels;
    private final MethodsClient slack;
    private final Executor background;
    private final Duration patience;

    public People(MethodsClient slack, Executor background) {
        this(slack, background, Duration.ofMillis(800));
    }

    People(MethodsClient slack, Executor background, Duration patience) {
        this.slack = slack;
        this.background = background;
        this.patience = patience;
        this.languages = cache(known -> Duration.ofHours(1), Duration.ofSeconds(30));
        this.members = cache(known -> Duration.ofMinutes(1), Duration.ofSeconds(3));
        this.channels = cache(isIn -> isIn ? Duration.ofMinutes(10) : Duration.ofSeconds(5), Duration.ofSeconds(30));
    }

    /** @param language absent: one that is not ours */
    private record Reader(Optional<Language> language) {}

    /** The language a person reads Slack in, where it is one of ours and could be had in time. */
    public Optional<Language> languageOf(UserId person) {
        return Soon.of(languages.get(person, (who, own) -> ask(() -> askLanguage(who))), patience)
                .flatMap(known -> known)
                .flatMap(Reader::language);
    }

    @Override
    public Set<UserId> of(GroupId group) {
        return Soon.of(members.get(group, (which, own) -> ask(() -> askMembers(which))), patience)
                .flatMap(known -> known)
                .orElse(Set.of());
    }

    private <T> CompletableFuture<T> ask(Supplier<T> question) {
        return CompletableFuture.supplyAsync(question, background);
    }

    private Optional<Reader> askLanguage(UserId person) {
        return switch (Answer.to(
                () -> slack.usersInfo(r -> r.user(person.value()).includeLocale(true)))) {
            case Answer.Accepted(var info) ->
                Optional.of(new Reader(
                        Optional.ofNullable(info.getUser().getLocale()).flatMap(Language::of)));
            case Answer.Refused(var error) -> unknown("users.info", error);
            case Answer.RateLimited(var after) -> unknown("users.info", "rate limited");
            case Answer.Unreachable(var why) -> unknown("users.info", why);
        };
    }

    private Optional<Set<UserId>> askMembers(GroupId group) {
        return switch (Answer.to(() -> slack.usergroupsUsersList(r -> r.usergroup(group.value())))) {
            case Answer.Accepted(var list) ->
                Optional.of(list.getUsers().stream().map(UserId::new).collect(Collectors.toUnmodifiableSet()));
            case Answer.Refused(var error) -> unknown("usergroups.users.list", error);
            case Answer.RateLimited(var after) -> unknown("usergroups.users.list", "rate limited");
            case Answer.Unreachable(var why) -> unknown("usergroups.users.list", why);
        };
    }

    /** Whether the bot may write in a channel; absent: Slack could not be asked. */
    public Optional<Boolean> botIsIn(ChannelId channel) {
        return Soon.of(channels.get(channel, (which, own) -> ask(() -> askMembership(which))), patience)
                .flatMap(known -> known);
    }

    public void botIsNowIn(ChannelId channel) {
        channels.put(channel, CompletableFuture.completedFuture(Optional.of(true)));
    }

    private Optional<Boolean> askMembership(ChannelId channel) {
        return switch (Answer.to(() -> slack.conversationsInfo(r -> r.channel(channel.value())))) {
            case Answer.Accepted(var info) -> Optional.of(info.getChannel().isMember());
            case Answer.Refused(var error) ->
                error.equals("channel_not_found") ? Optional.of(false) : unknown("conversations.info", error);
            case Answer.RateLimited(var after) -> unknown("conversations.info", "rate limited");
            case Answer.Unreachable(var why) -> unknown("conversations.info", why);
        };
    }

    private static <T> Optional<T> unknown(String method, String why) {
        LOG.warn("{}: {}", method, why);
        return Optional.empty();
    }

    private static <K, V> AsyncCache<K, Optional<V>> cache(Function<V, Duration> known, Duration unknown) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumSize(20_000)
                .expireAfter(Expiry.<K, Optional<V>>writing(
                        (key, value) -> value.map(known).orElse(unknown)))
                .buildAsync();
    }
}
