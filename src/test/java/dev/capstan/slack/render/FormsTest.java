package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormsTest {
    private final Forms forms = new Forms();

    private View request(RequestDraft draft) {
        return forms.request(SampleCatalogue.catalogue(), draft, Language.ENGLISH);
    }

    private static RequestDraft draft(ServiceName service, Optional<EnvironmentName> environment) {
        return new RequestDraft(
                Runbook.DEPLOY, Optional.of(service), environment, Optional.empty(), Map.of(), Optional.empty());
    }

    private static Stream<InputBlock> inputs(View view) {
        return view.getBlocks().stream().filter(InputBlock.class::isInstance).map(InputBlock.class::cast);
    }

    private static <T> T element(View view, String label, Class<T> kind) {
        return inputs(view)
                .filter(input -> input.getLabel().getText().equals(label))
                .map(input -> kind.cast(input.getElement()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void nothing_but_the_service_is_asked_before_one_is_chosen() {
        var view = request(RequestDraft.of(Runbook.DEPLOY));
        assertEquals(1, view.getBlocks().size());
        var asked = (SectionBlock) view.getBlocks().getFirst();
        assertEquals("Service", asked.getText().getText());
        assertEquals(
                2, ((StaticSelectElement) asked.getAccessory()).getOptions().size());
        assertNull(view.getSubmit());
        assertEquals("deploy||", view.getPrivateMetadata());
    }

    @Test
    void production_is_never_chosen_for_anyone_beside_other_environments() {
        var chosen = element(
                request(draft(SampleCatalogue.CTEA, Optional.empty())), "Environment", StaticSelectElement.class);
        assertNull(chosen.getInitialOption());
        assertEquals(3, chosen.getOptions().size());
    }

    @Test
    void the_only_environment_is_chosen() {
        var view = request(draft(SampleCatalogue.ELIFE, Optional.empty()));
        assertEquals(
                "production",
                element(view, "Environment", StaticSelectElement.class)
                        .getInitialOption()
                        .getValue());
        assertEquals("deploy|elife|production", view.getPrivateMetadata());
    }

    @Test
    void an_environment_of_another_service_is_forgotten() {
        var view = request(draft(SampleCatalogue.ELIFE, Optional.of(SampleCatalogue.STAGING)));
        assertEquals("deploy|elife|production", view.getPrivateMetadata());
    }

    @Test
    void every_kind_of_parameter_has_its_field() {
        var view = request(draft(SampleCatalogue.CTEA, Optional.of(SampleCatalogue.STAGING)));
        assertEquals(
                "main",
                element(view, "The git-ref", ExternalSelectElement.class)
                        .getInitialOption()
                        .getValue());
        assertEquals(
                2,
                element(view, "The choice", StaticSelectElement.class)
                        .getOptions()
                        .size());
        assertEquals(
                2,
                element(view, "The yes-no", StaticSelectElement.class)
                        .getOptions()
                        .size());
        for (var kind : List.of("text", "number", "duration", "kept-copy")) {
            var field = element(view, "The " + kind, PlainTextInputElement.class);
            assertEquals(Optional.of(kind), ActionId.parameter(field.getActionId()));
        }
    }

    @Test
    void what_was_asked_last_time_stands_in_the_form() {
        var again = new RequestDraft(
                Runbook.DEPLOY,
                Optional.of(SampleCatalogue.CTEA),
                Optional.of(SampleCatalogue.STAGING),
                Optional.empty(),
                Map.of("version", "v1.4.2", "text", "hello"),
                Optional.of("once more"));
        var view = request(again);
        assertEquals(
                "v1.4.2",
                element(view, "The git-ref", ExternalSelectElement.class)
                        .getInitialOption()
                        .getValue());
        assertEquals(
                "hello", element(view, "The text", PlainTextInputElement.class).getInitialValue());
        assertEquals(
                "once more",
                element(view, "Reason", PlainTextInputElement.class).getInitialValue());
    }

    @Test
    void a_recovery_or_a_runbook_that_nobody_offers_cannot_be_asked_for() {
        var view = request(RequestDraft.of(Sample.PUT_BACK));
        assertEquals(0, inputs(view).count());
        assertNull(view.getSubmit());
        assertEquals(
                0, inputs(request(RequestDraft.of(new RunbookName("dance")))).count());
    }

    @Test
    void a_branch_that_is_no_tag_can_be_chosen_as_typed() {
        var values = forms.versions("feat/x", List.of("v1.4.2", "v1.4.1")).stream()
                .map(OptionObject::getValue)
                .toList();
        assertEquals(List.of("feat/x"), values);
        assertEquals(
                List.of("v1.4.2", "v1.4.1", "1.4"),
                forms.versions("1.4", List.of("v1.4.2", "v1.4.1", "v2.0.0")).stream()
                        .map(OptionObject::getValue)
                        .toList());
    }

    @Test
    void options_stay_within_their_limits() {
        var many = forms.versions("", Collections.nCopies(300, "x".repeat(200)));
        assertTrue(many.isEmpty());
        var tags = Stream.iterate(1, i -> i + 1).limit(300).map(i -> "v" + i).toList();
        assertEquals(99, forms.versions("", tags).size());
        assertEquals(100, forms.versions("v", tags).size());
        assertEquals("v1", forms.versions("v1", tags).getFirst().getValue());
        assertTrue(forms.versions("a b; rm -rf", tags).isEmpty());
    }

    @Test
    void to_stop_here_and_to_roll_back_are_both_chosen_deliberately() {
        var view = forms.stopChoice(new ButtonValue(Sample.ID, Optional.empty()), Language.CHINESE);
        var choices =
                (RadioButtonsElement) inputs(view).findFirst().orElseThrow().getElement();
        assertNull(choices.getInitialOption());
        assertEquals(
                List.of(Optional.of(ActionId.STOP_HERE), Optional.of(ActionId.STOP_AND_ROLL_BACK)),
                choices.getOptions().stream()
                        .map(option -> ActionId.of(option.getValue()))
                        .toList());
    }

    @Test
    void a_typed_confirmation_carries_the_digest_that_was_seen() {
        var view = forms.typedConfirmation(Sample.ID, "abab", "ctea", Language.ENGLISH);
        assertEquals(
                Optional.of(new ButtonValue(Sample.ID, Optional.of("abab"))),
                ButtonValue.parse(view.getPrivateMetadata()));
        assertEquals(
                "Type ctea", inputs(view).findFirst().orElseThrow().getLabel().getText());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_view_is_within_slacks_limits(Language language) {
        var value = new ButtonValue(Sample.ID, Optional.of("ab".repeat(32)));
        var catalogue = SampleCatalogue.catalogue();
        var views = Stream.of(
                forms.loading(language),
                forms.denial(value, language),
                forms.stopChoice(value, language),
                forms.typedConfirmation(Sample.ID, "abab", "ctea", language),
                forms.message(Sample.REPLIES.notRecorded(language), language),
                forms.request(catalogue, RequestDraft.of(Runbook.DEPLOY), language),
                forms.request(catalogue, draft(SampleCatalogue.CTEA, Optional.empty()), language));
        views.forEach(view -> {
            Judge.assertAccepted(view);
            assertTrue(view.getTitle().getText().length() <= 24);
            assertTrue(view.getClose().getText().length() <= 24);
            assertTrue(view.getSubmit() == null || view.getSubmit().getText().length() <= 24);
            assertTrue(view.getBlocks().size() <= 100);
            assertEquals(
                    inputs(view).count(),
                    inputs(view).map(InputBlock::getBlockId).distinct().count());
        });
    }
}
