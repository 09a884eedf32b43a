package dev.capstan.slack.listen;

import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import dev.capstan.catalog.Language;
import dev.capstan.slack.people.Identity;
import dev.capstan.slack.render.Forms;
import dev.capstan.slack.render.Rendered;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One workspace an instance: whoever comes from another one, be it through a shared channel, is refused before anything
 * is read. While it is not known which workspace is ours, nobody can be let in.
 */
final class TeamGate implements Middleware {
    private static final Logger LOG = LoggerFactory.getLogger(TeamGate.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Set<RequestType> TEAMLESS = Set.of(RequestType.UrlVerification, RequestType.SSLCheck);

    private final Identity identity;
    private final Speech speech;
    private final Forms forms;
    private final PrivateAnswers answers;
    private final FrontTally tally;

    TeamGate(Identity identity, Speech speech, Forms forms, PrivateAnswers answers, FrontTally tally) {
        this.tally = tally;
        this.identity = identity;
        this.speech = speech;
        this.forms = forms;
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("rawtypes") // as Bolt declares it
    public Response apply(Request request, Response response, MiddlewareChain chain) throws Exception {
        if (request.getRequestType() == RequestType.SSLCheck) {
            return Response.ok();
        }
        if (TEAMLESS.contains(request.getRequestType())) {
            return chain.next(request);
        }
        var ours = identity.bot(PATIENCE).map(Identity.Bot::team);
        if (ours.isEmpty()) {
            return refused(request, language -> speech.replies().workspaceUnknown(language));
        }
        var theirs = teams(request);
        if (theirs.isEmpty() || !theirs.stream().allMatch(ours.get()::equals)) {
            tally.refused(FrontTally.Refusal.OTHER_TEAM);
            LOG.warn("Refused a request from team {}", theirs);
            return refused(request, language -> speech.replies().wrongTeam(language));
        }
        return chain.next(request);
    }

    /** Where the app was asked, and where the person is at home: in a shared channel they differ. */
    private static Set<String> teams(Request<?> request) {
        var home =
                switch (request) {
                    case BlockActionRequest click ->
                        Optional.ofNullable(click.getPayload().getUser().getTeamId());
                    case ViewSubmissionRequest form ->
                        Optional.ofNullable(form.getPayload().getUser().getTeamId());
                    default -> Optional.<String>empty();
                };
        var teams = new java.util.HashSet<String>();
        Optional.ofNullable(request.getContext().getTeamId()).ifPresent(teams::add);
        home.ifPresent(teams::add);
        return teams;
    }

    private Response refused(Request<?> request, Function<Language, Rendered> words) {
        Context context = request.getContext();
        if (context.getRequestUserId() == null) {
            return context.ack();
        }
        var asker = Asker.inChannel(context.getRequestUserId(), null, null, request.getResponseUrl());
        if (context instanceof SlashCommandContext command) {
            var said = words.apply(speech.languageOf(asker));
            return command.ack(
                    r -> r.responseType("ephemeral").text(said.text()).blocks(said.blocks()));
        }
        if (context instanceof ViewSubmissionContext form) {
            var language = speech.languageOf(asker);
            return form.ackWithUpdate(forms.message(words.apply(language), language));
        }
        answers.give(asker, new Said.Words(words));
        return context.ack();
    }
}
