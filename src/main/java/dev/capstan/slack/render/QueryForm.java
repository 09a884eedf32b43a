package dev.capstan.slack.render;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form that asks for what a query wants to know. */
record QueryForm(Service service, Query query, QueryDraft draft, Language language) {
    View view() {
        var phrases = Phrases.in(language);
        var fields = new Fields(phrases.forms());
        List<LayoutBlock> blocks = new ArrayList<>();
        blocks.add(Fields.words(phrases.queries()
                .formAbout(
                        Mrkdwn.text(query.title().in(language)),
                        Mrkdwn.text(service.title().in(language)))));
        environment(fields).ifPresent(blocks::add);
        var parameters = new ParameterFields(fields, language);
        query.parameters()
                .forEach(parameter -> blocks.add(parameters.of(
                        "parameter:" + parameter.name(),
                        parameter,
                        draft.wanted().values())));
        return Fields.submittedBy(
                Fields.modal(
                        CallbackId.QUERY,
                        draft.encode(),
                        phrases.queries().formTitle(),
                        phrases.forms().close(),
                        blocks),
                phrases.queries().submit());
    }

    /** Production is never chosen for anyone while there is another environment. */
    private Optional<LayoutBlock> environment(Fields fields) {
        var names = service.environments().keySet().stream()
                .map(EnvironmentName::value)
                .toList();
        if (names.size() == 1) {
            return Optional.empty();
        }
        var others = service.environments().values().stream()
                .filter(environment -> !environment.isProduction())
                .map(environment -> environment.name().value())
                .toList();
        var chosen = draft.wanted()
                .environment()
                .map(EnvironmentName::value)
                .or(() -> others.size() == 1 ? Optional.of(others.getFirst()) : Optional.empty());
        var options = names.stream().map(name -> Fields.option(name, name)).toList();
        return Optional.of(Fields.input(
                        "environment",
                        fields.phrases().environment(),
                        fields.select(ActionId.FORM_ENVIRONMENT.value(), options, chosen))
                .build());
    }
}
