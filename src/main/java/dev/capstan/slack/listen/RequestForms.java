package dev.capstan.slack.listen;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.operation.Scope;
import dev.capstan.slack.api.Answer;
import dev.capstan.slack.api.SlackApi;
import dev.capstan.slack.render.ActionId;
import dev.capstan.slack.render.Forms;
import dev.capstan.slack.render.RequestDraft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form in which a runbook is asked for: opened, rebuilt as it is filled, and read. */
final class RequestForms {
    private static final Logger LOG = LoggerFactory.getLogger(RequestForms.class);

    private final SlackApi slack;
    private final Rooms rooms;
    private final Speech speech;
    private final Forms forms;
    private final Versions versions;

    RequestForms(SlackApi slack, Rooms rooms, Speech speech, Forms forms, Versions versions) {
        this.slack = slack;
        this.rooms = rooms;
        this.speech = speech;
        this.forms = forms;
        this.versions = versions;
    }

    /** The trigger lives three seconds, so something opens at once and is filled when it is ready. */
    void open(Asker asker, RequestDraft draft) {
        var language = speech.languageOf(asker);
        var opened = Answer.to(() -> slack.methods()
                .viewsOpen(r -> r.triggerId(asker.trigger().orElse("")).view(forms.loading(language))));
        if (opened instanceof Answer.Accepted(var loading)) {
            update(loading.getView().getId(), forms.request(rooms.catalogue().now(), draft, language));
            scope(draft).ifPresent(versions::expectedSoon);
        } else {
            LOG.warn("A form could not be opened: {}", opened);
        }
    }

    /** Another service or environment was chosen: what belonged to the old one is gone. */
    void rebuild(Asker asker, View view, String changed) {
        var draft = draft(view);
        if (draft.isPresent()) {
            var kept = changed.equals(ActionId.FORM_SERVICE.value()) ? forService(draft.get()) : draft.get();
            update(view.getId(), forms.request(rooms.catalogue().now(), kept, speech.languageOf(asker)));
            scope(kept).ifPresent(versions::expectedSoon);
        }
    }

    private static RequestDraft forService(RequestDraft draft) {
        return new RequestDraft(
                draft.runbook(),
                draft.service(),
                Optional.empty(),
                Optional.empty(),
                java.util.Map.of(),
                draft.reason());
    }

    private void update(String viewId, View view) {
        var updated = Answer.to(
                () -> slack.methods().viewsUpdate(r -> r.viewId(viewId).view(view)));
        if (!(updated instanceof Answer.Accepted)) {
            LOG.warn("A form could not be filled: {}", updated);
        }
    }

    /** What is chosen and entered so far; absent where the form is not ours. */
    Optional<RequestDraft> draft(View view) {
        var entered = Entered.in(view);
        var metadata = Optional.ofNullable(view.getPrivateMetadata()).flatMap(RequestDraft::parse);
        return metadata.map(known -> new RequestDraft(
                name(entered, ActionId.FORM_RUNBOOK, RunbookName::new).orElse(known.runbook()),
                name(entered, ActionId.FORM_SERVICE, ServiceName::new).or(known::service),
                name(entered, ActionId.FORM_ENVIRONMENT, EnvironmentName::new).or(known::environment),
                name(entered, ActionId.FORM_COMPONENT, ComponentName::new).or(known::component),
                parameters(entered),
                entered.value(ActionId.FORM_REASON.value())));
    }

    private static <T> Optional<T> name(Entered entered, ActionId field, Function<String, T> name) {
        try {
            return entered.value(field.value()).map(name);
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static LinkedHashMap<String, String> parameters(Entered entered) {
        var parameters = new LinkedHashMap<String, String>();
        for (var field : entered.fields()) {
            ActionId.parameter(field)
                    .ifPresent(name -> entered.value(field).ifPresent(value -> parameters.put(name, value)));
        }
        return parameters;
    }

    /** The form as if it had been typed: the command, and what would have followed it. */
    record Typed(String command, List<String> words) {}

    Typed typed(RequestDraft draft) {
        var runbook = draft.service()
                .map(rooms.catalogue().now().services()::get)
                .map(service -> service.runbooks().get(draft.runbook()));
        var words = words(draft, runbook.flatMap(Runbook::family).map(family -> draft.runbook()
                .value()));
        return new Typed(runbook.map(Runbook::command).orElse(draft.runbook().value()), words);
    }

    /** @param member the runbook's name, where its command does not say it */
    private static List<String> words(RequestDraft draft, Optional<String> member) {
        var words = new ArrayList<String>();
        draft.service()
                .ifPresent(service -> words.add(
                        service + draft.component().map(name -> "/" + name).orElse("")));
        draft.environment().ifPresent(environment -> words.add(environment.value()));
        member.ifPresent(words::add);
        draft.parameters().forEach((name, value) -> words.add(name + "=" + value));
        draft.reason().ifPresent(reason -> words.addAll(List.of("--", reason)));
        return words;
    }

    List<OptionObject> versions(View view, String typed) {
        var tags = draft(view)
                .flatMap(this::scope)
                .map(scope -> versions.containing(scope, typed))
                .orElse(List.of());
        return forms.versions(typed, tags);
    }

    /** A form for a service with one environment may not ask for it. */
    private Optional<Scope> scope(RequestDraft draft) {
        var service = draft.service().map(rooms.catalogue().now().services()::get);
        var environment = draft.environment()
                .or(() -> service.filter(known -> known.environments().size() == 1)
                        .map(known -> known.environments().keySet().iterator().next()));
        return draft.service().flatMap(name -> environment.map(where -> new Scope(name, where, draft.component())));
    }
}
