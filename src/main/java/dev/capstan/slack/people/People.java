package dev.capstan.slack.people;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.MethodsClient;
import dev.capstan.access.GroupMembers;
import dev.capstan.catalog.GroupId;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.UserId;
import dev.capstan.slack.api.Answer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    private final MethodsClient slack;
    private final Duration patience;

    public People(MethodsClient slack, Executor background) {
        this(slack, background, Duration.ofMillis(800));
    }

    People(MethodsClient slack, Executor background, Duration patience) {
        this.slack = slack;
        this.patience = patience;
        this.languages = cache(background, Duration.ofHours(1), Duration.ofSeconds(30));
        this.members = cache(background, Duration.ofMinutes(1), Duration.ofSeconds(3));
    }

    /** @param language absent: one that is not ours */
    private record Reader(Optional<Language> language) {}

    /** The language a person reads Slack in, where it is one of ours and could be had in time. */
    public Optional<Language> languageOf(UserId person) {
        return soon(languages.get(person, this::askLanguage)).flatMap(known -> known).flatMap(Reader::language);
    }

    @Override
    public Set<UserId> of(GroupId group) {
        return soon(members.get(group, this::askMembers)).flatMap(known -> known).orElse(Set.of());
    }

    private Optional<Reader> askLanguage(UserId person) {
        return switch (Answer.to(() -> slack.usersInfo(r -> r.user(person.value()).includeLocale(true)))) {
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

    private static <T> Optional<T> unknown(String method, String why) {
        LOG.warn("{}: {}", method, why);
        return Optional.empty();
    }

    private <T> Optional<T> soon(CompletableFuture<T> answer) {
        try {
            return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            LOG.warn("Slack could not be asked", failed.getCause());
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static <K, V> AsyncCache<K, Optional<V>> cache(Executor background, Duration known, Duration unknown) {
        return Caffeine.newBuilder()
                .executor(background)
                .maximumSize(20_000)
                .expireAfter(com.github.benmanes.caffeine.cache.Expiry.<K, Optional<V>>writing(
                        (key, value) -> value.isPresent() ? known : unknown))
                .buildAsync();
    }
}
