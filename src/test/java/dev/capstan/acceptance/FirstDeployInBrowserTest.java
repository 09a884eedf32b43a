package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first after {@code capstan try}. */
class FirstDeployInBrowserTest extends InBrowser {
    private TrialProcess trial;

    @BeforeAll
    void the_trial_starts(@TempDir Path caches) {
        trial = TrialProcess.start(caches);
    }

    @Override
    URI address() {
        return trial.address();
    }

    @Override
    String channel() {
        return "C0SHOP";
    }

    @AfterAll
    void the_trial_ends() {
        trial.close();
    }

    @Test
    void a_command_is_completed_its_plan_read_somebody_else_approves_and_the_thread_tells_the_rest() {
        var desk = desk("engineer");
        assertThat(desk.message("/deploy shop v1.1.0")).isVisible();
        desk.composer().pressSequentially("/dep");
        assertThat(desk.option("/deploy")).isVisible();
        desk.photographed("completion");
        desk.composer().press("Tab");
        assertThat(desk.composer()).hasValue("/deploy ");
        desk.composer().pressSequentially("shop v1.1.0 -- coupons for the sale");
        desk.composer().press("Enter");

        var plan = desk.message("v1.1.0", "coupons for the sale", "waits for approval");
        assertThat(Desk.button(plan, "Approve")).isVisible();
        assertThat(plan).containsText("Orders take coupons");
        desk.photographed("plan");

        desk.is("approver");
        Desk.button(desk.message("coupons for the sale", "waits for approval"), "Approve")
                .click();
        var card = desk.ended("✅", "coupons for the sale", "is done");
        desk.opensThread(card);
        assertThat(desk.inThread("Restart")).containsText("✅");
        assertThat(desk.page().locator("[data-pane=thread] [data-file]").last()).isVisible();
        desk.photographed("first-deploy");
    }
}
