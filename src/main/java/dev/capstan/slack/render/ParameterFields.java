package dev.capstan.slack.render;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Parameter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form in which declared parameters are given. */
record ParameterFields(Fields fields, Language language) {
    private static final int VALUE = 500;

    /** @param given so far, by name */
    LayoutBlock of(String blockId, Parameter parameter, Map<String, String> given) {
        var value = Optional.ofNullable(given.get(parameter.name())).or(parameter::defaultValue);
        var block = Fields.input(blockId, Foreign.plain(parameter.title().in(language), 200), element(parameter, value))
                .optional(parameter.defaultValue().isPresent());
        hint(parameter).map(text -> Foreign.plain(text, 300)).map(Fields::plain).ifPresent(block::hint);
        return block.build();
    }

    private BlockElement element(Parameter parameter, Optional<String> value) {
        var actionId = ActionId.ofParameter(parameter.name());
        if (parameter.kind() == Parameter.Kind.GIT_REF) {
            return version(actionId, value);
        }
        var choices = choices(parameter);
        if (!choices.isEmpty()) {
            return fields.select(actionId, choices, value);
        }
        var text = Fields.text(actionId, VALUE);
        value.map(known -> Foreign.plain(known, VALUE)).ifPresent(text::initialValue);
        return text.build();
    }

    private BlockElement version(String actionId, Optional<String> value) {
        var select = ExternalSelectElement.builder()
                .actionId(actionId)
                .minQueryLength(0)
                .placeholder(Fields.plain(fields.phrases().searchVersion()));
        value.filter(known -> known.length() <= Fields.OPTION)
                .map(known -> Fields.option(known, known))
                .ifPresent(select::initialOption);
        return select.build();
    }

    /** Choices that an option can't hold are typed instead. */
    private List<OptionObject> choices(Parameter parameter) {
        if (parameter.kind() == Parameter.Kind.YES_NO) {
            return List.of(
                    Fields.option(fields.phrases().yes(), "yes"),
                    Fields.option(fields.phrases().no(), "no"));
        }
        var choices = parameter.choices();
        return choices.size() > Fields.OPTIONS || choices.stream().anyMatch(choice -> choice.length() > Fields.OPTION)
                ? List.of()
                : choices.stream().map(choice -> Fields.option(choice, choice)).toList();
    }

    private Optional<String> hint(Parameter parameter) {
        var form = parameter.pattern().map(fields.phrases()::patternHint);
        return switch (parameter.kind()) {
            case DURATION -> Optional.of(fields.phrases().durationHint());
            case TIME -> Optional.of(fields.phrases().timeHint());
            case KEPT_COPY -> Optional.of(fields.phrases().copyHint());
            case TEXT, NUMBER, YES_NO, CHOICE, GIT_REF -> form;
        };
    }
}
