package dev.capstan.slack.render;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Parameter;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.ServiceName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The form that asks for a service, an environment and whatever the runbook wants to know. */
final class RequestForm {
    private static final int REASON = 500;

    private final Catalogue catalogue;
    private final RequestDraft draft;
    private final Wording wording;
    private final FormPhrases phrases;
    private final Fields fields;
    private final ParameterFields parameters;
    private final List<LayoutBlock> blocks = new ArrayList<>();

    RequestForm(Catalogue catalogue, RequestDraft draft, Wording wording) {
        this.catalogue = catalogue;
        this.draft = draft;
        this.wording = wording;
        this.phrases = wording.phrases().forms();
        this.fields = new Fields(phrases);
        this.parameters = new ParameterFields(fields, wording.language());
    }

    View view() {
        var offering = catalogue.services().values().stream()
                .filter(candidate -> runbook(candidate).isPresent())
                .toList();
        if (offering.isEmpty()) {
            return modal(
                    RequestDraft.of(draft.runbook()),
                    List.of(Fields.words(
                            phrases.nothingOffered(Mrkdwn.code(draft.runbook().value())))));
        }
        var service = draft.service()
                .flatMap(name -> offering.stream()
                        .filter(candidate -> candidate.name().equals(name))
                        .findFirst())
                .or(() -> offering.size() == 1 ? Optional.of(offering.getFirst()) : Optional.empty());
        var asked = service.flatMap(this::runbook).filter(runbook -> !standsForFamily(runbook));
        service(offering, service, asked.isPresent());
        if (asked.isEmpty()) {
            service.ifPresent(this::member);
            return modal(draft(service, Optional.empty()), blocks);
        }
        var environment = service.flatMap(this::chosenEnvironment);
        service.ifPresent(chosen -> {
            environment(chosen, environment);
            component(chosen);
            asked.get()
                    .parameters()
                    .forEach(parameter -> blocks.add(parameters.of(
                            "parameter:" + chosen.name() + ":" + parameter.name(), parameter, draft.parameters())));
            reason();
            blocks.add(Fields.words(phrases.asksFirst()));
        });
        return Fields.submittedBy(modal(draft(service, environment), blocks), phrases.submitRequest());
    }

    private RequestDraft draft(Optional<Service> service, Optional<EnvironmentName> environment) {
        return new RequestDraft(
                draft.runbook(),
                service.map(Service::name),
                environment,
                draft.component(),
                draft.parameters(),
                draft.reason());
    }

    private View modal(RequestDraft metadata, List<LayoutBlock> content) {
        var title = draft.runbook().equals(Runbook.DEPLOY)
                ? phrases.deployTitle()
                : draft.runbook().equals(Runbook.ROLLBACK) ? phrases.rollbackTitle() : phrases.otherTitle();
        return Fields.modal(CallbackId.REQUEST, metadata.encode(), title, phrases.close(), content);
    }

    /** What the draft names; where that is a command with several runbooks under it, any of them. */
    private Optional<Runbook> runbook(Service service) {
        return Optional.ofNullable(service.runbooks().get(draft.runbook()))
                .or(() -> members(service).stream().findFirst())
                .filter(runbook -> !runbook.recovery());
    }

    private List<Runbook> members(Service service) {
        return service.runbooks().values().stream()
                .filter(runbook ->
                        runbook.family().filter(draft.runbook().value()::equals).isPresent())
                .filter(runbook -> !runbook.isUndo())
                .limit(Fields.OPTIONS)
                .toList();
    }

    private boolean standsForFamily(Runbook runbook) {
        return !runbook.name().equals(draft.runbook());
    }

    private void member(Service service) {
        var options = members(service).stream()
                .map(runbook -> Fields.option(
                        Foreign.plain(runbook.title().in(wording.language()), Fields.OPTION),
                        runbook.name().value()))
                .toList();
        blocks.add(Fields.beside(
                "runbook:" + service.name(),
                phrases.which(),
                fields.select(ActionId.FORM_RUNBOOK.value(), options, Optional.empty())));
    }

    /** Choosing rebuilds the form. Before that there is nothing to submit, and Slack takes no input without a submit. */
    private void service(List<Service> offering, Optional<Service> chosen, boolean submittable) {
        var options = offering.stream()
                .map(service -> Fields.option(
                        named(service.name(), title(service)), service.name().value()))
                .toList();
        var select = fields.select(
                ActionId.FORM_SERVICE.value(),
                options,
                chosen.map(Service::name).map(ServiceName::value));
        blocks.add(
                submittable
                        ? dispatching("service", phrases.service(), select)
                        : Fields.beside("service", phrases.service(), select));
    }

    private String title(Service service) {
        return service.title().in(wording.language());
    }

    private static String named(Object name, String title) {
        return title.isBlank() || title.equals(name.toString()) ? name.toString() : name + " · " + title;
    }

    private static InputBlock dispatching(String blockId, String label, BlockElement element) {
        return Fields.input(blockId, label, element).dispatchAction(true).build();
    }

    /** Production is never chosen for anyone while there is another environment. */
    private Optional<EnvironmentName> chosenEnvironment(Service service) {
        var all = service.environments();
        return draft.environment()
                .filter(all::containsKey)
                .or(() -> all.size() == 1 ? all.keySet().stream().findFirst() : onlyOneBesideProduction(service));
    }

    private static Optional<EnvironmentName> onlyOneBesideProduction(Service service) {
        var others = service.environments().values().stream()
                .filter(environment -> !environment.isProduction())
                .map(Environment::name)
                .toList();
        return others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty();
    }

    private void environment(Service service, Optional<EnvironmentName> chosen) {
        var options = service.environments().keySet().stream()
                .map(name -> Fields.option(name.value(), name.value()))
                .toList();
        blocks.add(dispatching(
                "environment:" + service.name(),
                phrases.environment(),
                fields.select(ActionId.FORM_ENVIRONMENT.value(), options, chosen.map(EnvironmentName::value))));
    }

    private void component(Service service) {
        if (service.components().isEmpty()) {
            return;
        }
        var options = service.components().values().stream()
                .map(component -> Fields.option(
                        named(component.name(), component.title().in(wording.language())),
                        component.name().value()))
                .toList();
        blocks.add(Fields.input(
                        "component:" + service.name(),
                        phrases.component(),
                        fields.select(
                                ActionId.FORM_COMPONENT.value(),
                                options,
                                draft.component().map(ComponentName::value)))
                .hint(Fields.plain(phrases.noComponentHint()))
                .optional(true)
                .build());
    }

    private void reason() {
        var text = Fields.text(ActionId.FORM_REASON.value(), REASON);
        draft.reason().map(known -> Foreign.plain(known, REASON)).ifPresent(text::initialValue);
        blocks.add(Fields.input("reason", phrases.reason(), text.build())
                .hint(Fields.plain(phrases.reasonHint()))
                .optional(true)
                .build());
    }

    /** What fits; what was typed comes after it unless it is a tag itself: it may be a branch or a commit. */
    static List<OptionObject> versions(String typed, List<String> tags) {
        var wanted = Foreign.line(typed);
        var fitting = tags.stream().filter(tag -> tag.toLowerCase(java.util.Locale.ROOT)
                .contains(wanted.toLowerCase(java.util.Locale.ROOT)));
        var itself = wanted.matches(Parameter.Kind.GIT_REF.form()) ? Stream.of(wanted) : Stream.<String>empty();
        var offered = fitting.filter(tag -> !tag.equals(wanted)).limit(Fields.OPTIONS - 1);
        return (tags.contains(wanted) ? Stream.concat(itself, offered) : Stream.concat(offered, itself))
                .filter(name -> name.length() <= Fields.OPTION)
                .distinct()
                .map(name -> Fields.option(name, name))
                .toList();
    }
}
