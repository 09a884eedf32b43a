package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a newcomer does first, seen and done in a browser. */
class FirstDeployInBrowserTest extends InBrowser {
    @Test
    void a_command_is_completed_its_plan_read_somebody_else_approves_and_the_thread_tells_the_rest() {
        var desk = desk("engineer");
        desk.composer().pressSequentially("/dep");
        assertThat(desk.option("/deploy")).isVisible();
        desk.composer().press("Tab");
        assertThat(desk.composer()).hasValue("/deploy ");
        desk.composer().pressSequentially("shop v1.1.0 -- fixes coupon rounding");
        desk.composer().press("Enter");

        var plan = desk.message("v1.1.0", "fixes coupon rounding", "waits for approval");
        assertThat(Desk.button(plan, "Approve")).isVisible();
        assertThat(plan).containsText("fix coupon rounding");
        desk.photographed("plan");

        desk.is("approver");
        Desk.button(desk.message("fixes coupon rounding"), "Approve").click();
        var card = desk.ended("✅", "fixes coupon rounding", "is done");
        assertEquals("v1.1.0", scene.service.live());

        desk.opensThread(card);
        assertThat(desk.inThread("Restart")).containsText("✅");
        assertThat(desk.page().locator("[data-pane=thread] [data-file]").last()).isVisible();
        desk.photographed("first-deploy");
    }

    @Test
    void a_version_that_is_not_healthy_rolls_itself_back() {
        var desk = desk("engineer").types("/deploy shop v1.2.0 -- starts faster");
        assertThat(desk.message("starts faster", "waits for approval")).isVisible();
        Desk.button(desk.is("approver").message("starts faster"), "Approve").click();
        var card = desk.ended("⏪", "starts faster", "back and healthy");
        desk.opensThread(card);
        assertThat(desk.inThread("404")).isVisible();
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
