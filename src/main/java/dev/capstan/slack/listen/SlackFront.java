package dev.capstan.slack.listen;

import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.model.block.composition.OptionObject;
import dev.capstan.catalog.ChannelId;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.people.People;
import dev.capstan.slack.render.Forms;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** All that Slack says to Capstan, whichever way it comes: {@link #http} or {@link #sockets}. */
public final class SlackFront {
    /** Commands, buttons and forms are told apart inside, because the catalogue can change while it runs. */
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    private final App app;
    private final FrontTally tally = new FrontTally();
    private final Clock clock;
    private final ExecutorService background;

    /**
     * @param versions the tags a person may choose from in the request form
     * @param welcome hears of a channel that the bot was invited to
     * @param background runs what follows an acknowledgement; one thread a task
     */
    public SlackFront(
            SlackApi slack,
            Identity identity,
            People people,
            Rooms rooms,
            VersionSource versions,
            Consumer<ChannelId> welcome,
            ExecutorService background,
            Clock clock) {
        this.clock = clock;
        this.background = background;
        var forms = new Forms();
        var speech = new Speech(rooms, people);
        var choices = new Choices(speech, forms);
        var requests = new RequestForms(slack, rooms, speech, forms, new Versions(versions, background));
        var answers = new PrivateAnswers(slack, speech, people, identity, forms, requests, background);
        var recorded = new Recorded(speech, answers, background);
        var queries = new QueryTalk(rooms, speech, forms);
        var images = new ImageTalk(rooms.images(), speech);
        var alerts = new AlertTalk(rooms, speech, clock);
        var incidents = new IncidentTalk(rooms, speech, clock);
        var verbs = new Verbs(
                rooms,
                speech,
                choices,
                queries,
                new MigrationTalk(rooms, queries),
                images,
                new BackupTalk(rooms.backups(), speech),
                new OnCallTalk(rooms, speech),
                new MonitorTalk(rooms.monitors(), speech),
                alerts,
                incidents,
                clock);
        var showing = new Showing(rooms, speech);
        var home = new Home(slack, identity, rooms, speech, background, clock);
        var shortcuts = new Shortcuts(rooms, speech, forms, recorded, answers, clock);

        this.app =
                new App(config(slack), slack.slack(), List.of(new TeamGate(identity, speech, forms, answers, tally)));
        app.command(ANY, new SlashCommands(rooms, speech, verbs, recorded, answers));
        app.blockAction(
                ANY,
                new Clicks(
                        rooms,
                        speech,
                        forms,
                        choices,
                        queries,
                        images,
                        alerts,
                        incidents,
                        verbs,
                        recorded,
                        requests,
                        showing,
                        answers,
                        home,
                        background));
        app.viewSubmission(
                ANY,
                new Submissions(rooms, speech, forms, requests, queries, alerts, incidents, recorded, answers, home));
        app.viewClosed(ANY, (request, context) -> context.ack());
        app.blockSuggestion(ANY, (request, context) -> {
            var payload = request.getPayload();
            var offered = requests.versions(payload.getView(), payload.getValue());
            return context.ack(
                    r -> r.options(offered.stream().map(SlackFront::option).toList()));
        });
        app.globalShortcut(ANY, shortcuts::global);
        app.messageShortcut(ANY, shortcuts::onMessage);
        HeardEvent.MENTION.by(new MentionEvents(speech, verbs, recorded, answers, identity), app);
        HeardEvent.HOME_OPENED.by(home, app);
        HeardEvent.PINNED.by(new Pinning(rooms.incidents(), background), app);
        HeardEvent.JOINED.by(new Joining(identity, people, welcome, background), app);
    }

    private static AppConfig config(SlackApi slack) {
        return AppConfig.builder()
                .slack(slack.slack())
                .singleTeamBotToken(null)
                .signingSecret(null)
                .clientId(null)
                .clientSecret(null)
                .authTestCacheExpirationMillis(-1)
                .allEventsApiAutoAckEnabled(true)
                .build();
    }

    private static Option option(OptionObject option) {
        return new Option(option.getText(), option.getValue());
    }

    public FrontTally tally() {
        return tally;
    }

    /** Slack's requests over HTTP, signed with this secret. */
    public SlackHttp http(String signingSecret) {
        return new SlackHttp(app, signingSecret, tally, clock);
    }

    /** Slack's requests over Socket Mode; nothing is connected before it is started. */
    public SlackSockets sockets(String appToken) {
        return new SlackSockets(app, appToken, tally, background);
    }
}
