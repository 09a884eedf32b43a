package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.capstan.LongRunning;
import org.junit.jupiter.api.Test;

/** Deploys that go back, begin in a form, or are done without a mouse. */
@LongRunning
class DeploysInBrowserTest extends SceneInBrowser {
    @Test
    void a_version_that_is_not_healthy_rolls_itself_back() {
        var desk = desk("engineer").types("/deploy shop v1.2.0 -- starts faster");
        assertThat(desk.message("starts faster", "waits for approval")).isVisible();
        Desk.button(desk.is("approver").message("starts faster"), "Approve").click();
        var card = desk.ended("⏪", "starts faster", "back and healthy");
        desk.opensThread(card);
        assertThat(desk.inThread("check app failed")).isVisible();
        desk.photographed("rolled-back");
    }

    @Test
    void the_form_offers_what_the_repository_has() {
        var desk = desk("engineer").types("/deploy");
        assertThat(desk.modal()).containsText("Deploy");
        desk.field("form-parameter:version").click();
        desk.field("form-parameter:version").fill("v1.");
        assertThat(desk.option("v1.4.0")).isVisible();
        desk.photographed("form");
        desk.option("v1.0.0").click();
        desk.field("form-reason").fill("filled in by hand");
        desk.submits();
        assertThat(desk.modal()).containsText("is taken");
        desk.modal().locator("[data-does=close]").click();
        assertThat(desk.modal()).hasCount(0);
        var plan = desk.message("filled in by hand");
        assertThat(plan).containsText("waits for approval");
        assertThat(plan).containsText("v1.0.0");
        desk.withdraws(plan);
    }

    @Test
    void the_keyboard_alone_is_enough() {
        var desk = desk("engineer");
        var keys = desk.page().keyboard();
        keys.type("/deploy shop v1.0.0 -- without a mouse");
        keys.press("Enter");
        assertThat(desk.message("without a mouse", "waits for approval")).isVisible();
        desk.page().locator("[data-you]").focus();
        keys.press("Enter");
        keys.type("appr");
        keys.press("Enter");
        var approve = Desk.button(desk.message("without a mouse", "waits for approval"), "Approve");
        assertThat(approve).isVisible();
        reaches(desk, "Approve");
        keys.press("Enter");
        desk.ended("without a mouse", "is done");
    }

    /** Goes back with Shift and Tab until the focus is on the newest button of this name. */
    private static void reaches(Desk desk, String label) {
        for (var steps = 0; steps < 40; steps++) {
            desk.page().keyboard().press("Shift+Tab");
            var at = desk.page().evaluate("document.activeElement.textContent");
            if (label.equals(at)) {
                return;
            }
        }
        throw new AssertionError("Shift and Tab don't lead from the composer to " + label);
    }
}
