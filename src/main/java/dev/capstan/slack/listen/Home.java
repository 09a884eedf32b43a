package dev.capstan.slack.listen;

import static com.slack.api.model.view.Views.view;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.EventContext;
import com.slack.api.bolt.handler.BoltEventHandler;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import dev.capstan.alert.AlertDesk;
import dev.capstan.alert.Where;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Operation;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.render.HomePage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The app's own page: what is wrong, what waits for whoever opens it, and what goes on. */
final class Home implements BoltEventHandler<AppHomeOpenedEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Home.class);

    /** Slack does not say when somebody leaves the page. */
    private static final Duration LOOKED_AT = Duration.ofHours(1);

    private final SlackApi slack;
    private final Identity identity;
    private final Rooms rooms;
    private final Speech speech;
    private final Executor background;
    private final Clock clock;

    /** Held while a page is read and published, so that an older one never comes after a newer one. */
    private final Cache<UserId, ReentrantLock> opened = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(LOOKED_AT)
            .build();

    Home(SlackApi slack, Identity identity, Rooms rooms, Speech speech, Executor background, Clock clock) {
        this.slack = slack;
        this.identity = identity;
        this.rooms = rooms;
        this.speech = speech;
        this.background = background;
        this.clock = clock;
    }

    @Override
    public Response apply(EventsApiPayload<AppHomeOpenedEvent> payload, EventContext context) {
        if ("home".equals(payload.getEvent().getTab())) {
            show(new UserId(payload.getEvent().getUser()));
        }
        return context.ack();
    }

    /** Something was done there. */
    void show(UserId person) {
        var turn = opened.get(person, first -> new ReentrantLock());
        background.execute(() -> {
            turn.lock();
            try {
                publish(person);
            } finally {
                turn.unlock();
            }
        });
    }

    /** Something was done, perhaps in a form that was opened there. */
    void showAgain(UserId person) {
        if (opened.getIfPresent(person) != null) {
            show(person);
        }
    }

    private void publish(UserId person) {
        try {
            var page = page(person);
            var answer = Answer.to(() -> slack.methods().viewsPublish(r -> r.userId(person.value())
                    .view(view(v -> v.type("home").blocks(page)))));
            if (!(answer instanceof Answer.Accepted)) {
                LOG.warn("The home of {} could not be shown: {}", person, answer);
            }
        } catch (StoreUnavailable down) {
            LOG.warn("The home of {} could not be shown: {}", person, down.getMessage());
        }
    }

    private List<LayoutBlock> page(UserId person) {
        var now = clock.instant();
        var language = speech.languageOf(Asker.inChannel(person.value(), null, null, null));
        var page = speech.home(language, now);
        var seen = seen(person);
        boolean concerned = !seen.decisions().isEmpty() || !seen.others().isEmpty() || maySee(person, Optional.empty());
        return concerned ? page.blocks(seen, now) : page.nothing();
    }

    private HomePage.Seen seen(UserId person) {
        var alerts = rooms.alerts().openFor(person).stream()
                .map(alert -> new HomePage.Shown<>(alert, link(rooms.whereTold().alert(alert.id()))))
                .toList();
        var decisions = rooms.decisions().waitingFor(person);
        var others = rooms.operations().open().stream()
                .filter(operation ->
                        decisions.stream().noneMatch(waiting -> waiting.id().equals(operation.id())))
                .filter(operation -> maySee(person, operation))
                .toList();
        return new HomePage.Seen(
                alerts,
                decisions.stream()
                        .map(operation -> new HomePage.Shown<>(
                                operation, link(rooms.whereTold().operation(operation.id()))))
                        .toList(),
                others,
                rooms.operations().paused());
    }

    private boolean maySee(UserId person, Operation operation) {
        var scope = operation.request().scope();
        return operation.request().requester().equals(person)
                || maySee(person, Optional.of(new Where(scope.service(), scope.environment())));
    }

    /** Whoever may run anything there. */
    private boolean maySee(UserId person, Optional<Where> place) {
        var catalogue = rooms.catalogue().now();
        return rooms.access().hasAny(catalogue.house(), AlertDesk.mayAct(catalogue, place), person);
    }

    private Optional<String> link(Optional<WhereTold.Message> message) {
        return message.flatMap(known -> identity.bot(Duration.ZERO).map(bot -> bot.link(known.channel(), known.ts())));
    }
}
