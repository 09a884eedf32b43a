package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.Text;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationState.Running;
import dev.capstan.operation.OperationView;
import dev.capstan.operation.Result;
import dev.capstan.operation.Setback;
import dev.capstan.operation.StepRecord;
import dev.capstan.operation.plan.Plan;
import dev.capstan.operation.plan.PlannedStep;
import dev.capstan.step.FailureReason;
import dev.capstan.step.HostAddress;
import dev.capstan.step.StepOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Slack refuses is never sent, however large or hostile the plan. */
class LimitsTest {
    private static final String HOSTILE =
            "<!channel> *boom* `tick` ```fence``` @here &amp; <https://x|Approve> \u202Etxt.exe\u0007 :tada: ";

    static void assertSlackTakes(Rendered rendered) {
        Judge.assertAccepted(rendered);
        assertTrue(rendered.blocks().size() <= 50, "blocks");
        assertFalse(rendered.text().isBlank());
        assertTrue(rendered.text().length() <= 3_000);
        assertTrue(rendered.blocks().stream().mapToInt(LimitsTest::length).sum() <= 12_000, "all together");
        rendered.blocks().forEach(LimitsTest::assertFits);
        assertNobodyIsCalled(rendered.text());
        assertNobodyIsCalled(Read.aloud(rendered.blocks().stream()
                .filter(block -> !(block instanceof RichTextBlock))
                .toList()));
    }

    private static void assertNobodyIsCalled(String text) {
        assertFalse(text.contains("<!channel") || text.contains("<!here") || text.contains("<https:"), text);
        assertFalse(text.contains("@here"), text);
        assertTrue(text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c) || c == 0x202E), text);
    }

    private static int length(LayoutBlock block) {
        return switch (block) {
            case SectionBlock section -> section.getText().getText().length();
            case RichTextBlock rich -> Read.preformatted(rich.getElements()).length();
            default -> 0;
        };
    }

    private static void assertFits(LayoutBlock block) {
        assertTrue(length(block) <= 3_000);
        assertTrue(length(block) > 0 || block instanceof ActionsBlock);
        if (block instanceof ActionsBlock actions) {
            assertTrue(actions.getElements().size() <= 25);
            actions.getElements().stream().map(ButtonElement.class::cast).forEach(button -> {
                assertTrue(button.getText().getText().length() <= 75);
                assertTrue(button.getValue().length() <= 2_000);
                if (button.getConfirm() != null) {
                    assertTrue(button.getConfirm().getText().getText().length() <= 300);
                    assertTrue(button.getConfirm().getConfirm().getText().length() <= 30);
                }
            });
            assertEquals(
                    actions.getElements().size(),
                    actions.getElements().stream()
                            .map(ButtonElement.class::cast)
                            .map(ButtonElement::getActionId)
                            .distinct()
                            .count());
        }
    }

    private static List<PlannedStep> manySteps(int count, String script) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> Sample.step(
                        number,
                        Text.same(HOSTILE.repeat(20) + number),
                        Sample.run(script),
                        number % 2 == 0 ? Runbook.ROLLBACK : Sample.PUT_BACK))
                .toList();
    }

    private static Plan hugePlan(String script) {
        var hosts = IntStream.range(0, 60)
                .<HostAddress>mapToObj(
                        i -> new HostAddress.Ssh("deploy", "host-" + i + "-with-a-long-name.example.com", 22))
                .toList();
        return Sample.plan(
                manySteps(200, script),
                Sample.facts(Collections.nCopies(500, HOSTILE.repeat(30)), 5_000),
                Sample.guard(3, true),
                hosts);
    }

    private static List<StepRecord> journal() {
        var records = new ArrayList<StepRecord>();
        for (int step = 1; step < 200; step++) {
            records.add(Sample.record(step, new StepOutcome.Succeeded(HOSTILE.repeat(40)), ""));
        }
        records.add(Sample.underWay(200, HOSTILE.repeat(40)));
        return records;
    }

    private static OperationView huge(dev.capstan.operation.OperationState state) {
        var request = Sample.request(
                Runbook.DEPLOY,
                Map.of("version", "v".repeat(200), "note", HOSTILE.repeat(6)),
                Optional.of(HOSTILE.repeat(80)));
        return new OperationView(
                Sample.operation(state, Optional.of(hugePlan("echo '" + HOSTILE.repeat(400) + "'")), request),
                journal(),
                true);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_plan_of_two_hundred_hostile_steps_is_still_told(Language language) {
        var failure = new FailureReason.CheckUnmet(
                HOSTILE, HOSTILE.repeat(99), HOSTILE.repeat(99), java.time.Duration.ofHours(1));
        var states = List.of(
                new AwaitingApproval(Sample.NOON, false, true),
                new Running(Sample.NOON, 200, 1, Optional.empty()),
                Sample.finished(new Result.Failed(
                        new Setback.StepFailed(200, failure),
                        List.of(Runbook.ROLLBACK),
                        Optional.of(HOSTILE.repeat(50)))));
        for (var state : states) {
            var view = huge(state);
            assertSlackTakes(Sample.MESSAGES.card(view, language, Sample.NOON));
            assertSlackTakes(
                    Sample.MESSAGES.progress(view, language, Sample.NOON).orElseThrow());
            Sample.MESSAGES
                    .outcome(view, Collections.nCopies(500, HOSTILE.repeat(99)), language)
                    .ifPresent(LimitsTest::assertSlackTakes);
            assertSlackTakes(
                    Sample.MESSAGES.commands(view, language).orElseThrow().message());
        }
    }

    @Test
    void a_long_plan_still_shows_the_running_step_and_the_point_of_no_return() {
        var steps = new ArrayList<>(manySteps(200, "true"));
        steps.set(
                149,
                new PlannedStep(
                        150,
                        Text.same("Migrate"),
                        Sample.HOST,
                        Sample.run("true"),
                        Map.of(),
                        java.time.Duration.ofMinutes(1),
                        List.of(),
                        false,
                        true));
        var plan = Sample.plan(steps, Sample.facts(), Sample.guard(1, false), List.of(Sample.HOST));
        var awaiting =
                Sample.operation(new AwaitingApproval(Sample.NOON, false, false), Optional.of(plan), Sample.deploy());
        assertTrue(Read.aloud(Sample.MESSAGES.card(Sample.view(awaiting), Language.ENGLISH, Sample.NOON))
                .contains("… 170 more · point of no return: 150 Migrate"));
        var running = Sample.operation(Sample.running(200), Optional.of(plan), Sample.deploy());
        var progress = Read.aloud(Sample.MESSAGES
                .progress(new OperationView(running, journal(), false), Language.ENGLISH, Sample.NOON)
                .orElseThrow());
        assertTrue(progress.startsWith("✅ 1 to 176 done\n"), progress);
        assertTrue(progress.contains("⏳ 200 "), progress);
    }

    @Test
    void a_script_too_long_for_a_message_goes_on_in_a_file_that_lacks_nothing() {
        var script = IntStream.range(0, 1_000)
                .mapToObj(line -> "echo line " + line + " with <angle> & `ticks`")
                .reduce((above, below) -> above + "\n" + below)
                .orElseThrow();
        var plan = Sample.plan(
                List.of(Sample.step(1, Text.same("Long"), Sample.run(script))),
                Sample.facts(),
                Sample.guard(1, false),
                List.of(Sample.HOST));
        var listing = Sample.MESSAGES
                .commands(
                        Sample.view(Sample.operation(Sample.running(1), Optional.of(plan), Sample.deploy())),
                        Language.ENGLISH)
                .orElseThrow();
        assertSlackTakes(listing.message());
        assertTrue(listing.whole().orElseThrow().content().contains(script));
        assertTrue(Read.aloud(listing.message()).contains("It is longer than a message may be"));
    }

    @Test
    void a_listing_shows_scripts_exactly_and_secrets_by_name_only() {
        var listing = Sample.MESSAGES
                .commands(Sample.view(Sample.operation(Sample.running(1))), Language.ENGLISH)
                .orElseThrow();
        var text = Read.aloud(listing.message());
        assertTrue(text.contains("git fetch origin && git checkout --detach \"$version_commit\""), text);
        assertTrue(text.contains("DATABASE_URL=‹secret CTEA_DATABASE_URL›"), text);
        assertTrue(listing.whole().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Scene.class)
    void every_scene_is_taken(Scene scene) {
        for (var language : Language.values()) {
            assertSlackTakes(Sample.MESSAGES.card(scene.view, language, scene.now));
            Sample.MESSAGES.progress(scene.view, language, scene.now).ifPresent(LimitsTest::assertSlackTakes);
            Sample.MESSAGES.outcome(scene.view, List.of(), language).ifPresent(LimitsTest::assertSlackTakes);
        }
    }

    @Test
    void a_refused_catalogue_with_a_thousand_problems_is_told() {
        assertSlackTakes(
                new Notices().catalogueRefused(Collections.nCopies(1_000, HOSTILE.repeat(50)), Language.CHINESE));
    }

    @Test
    void a_thousand_open_operations_are_listed_as_far_as_they_fit() {
        var open = Collections.nCopies(1_000, Sample.operation(Sample.running(4)));
        var listed = Sample.REPLIES.operations(open, false, Language.ENGLISH, Sample.NOON);
        assertSlackTakes(listed);
        assertTrue(Read.aloud(listed).matches("(?s).*… \\d+ more\n"), Read.aloud(listed));
    }
}
