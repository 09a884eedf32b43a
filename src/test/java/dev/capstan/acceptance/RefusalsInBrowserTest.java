package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** No, not you, not like this: seen in a browser. */
class RefusalsInBrowserTest extends SceneInBrowser {
    @Test
    void a_denial_says_why_and_nothing_runs() {
        desk("engineer").types("/deploy shop v1.4.0 -- before the weekend");
        var approver = desk("approver");
        Desk.button(approver.message("before the weekend", "waits for approval"), "Deny…")
                .click();
        approver.field("form-denial").fill("not on a Friday");
        approver.photographed("denial");
        approver.submits();
        assertThat(approver.message("before the weekend", "was denied")).containsText("not on a Friday");
        assertEquals("v1.0.0", scene.service.live());
    }

    @Test
    void an_outsiders_click_is_refused_in_words_that_only_they_see() {
        var engineer = desk("engineer").types("/deploy shop v1.1.0 -- for everybody to see");
        assertThat(engineer.message("for everybody to see", "waits for approval"))
                .isVisible();
        var outsider = desk("outsider");
        Desk.button(outsider.message("for everybody to see"), "Approve").click();
        var refusal = outsider.message("You can't decide about");
        assertThat(refusal).containsText("Only visible to you");
        outsider.photographed("outsider");
        // What comes later is there already, so that what isn't there will not come
        outsider.types("that went wrong");
        assertThat(engineer.message("that went wrong")).isVisible();
        assertThat(engineer.page().getByText("You can't decide about")).hasCount(0);
        var plan = engineer.message("for everybody to see");
        assertThat(plan).containsText("waits for approval");
        engineer.withdraws(plan);
    }

    @Test
    void a_typed_confirmation_wants_the_very_word() {
        var desk = desk("engineer").types("@capstan reset shop -- the demo is over");
        desk.is("approver");
        Desk.button(desk.message("the demo is over", "waits for approval"), "Approve")
                .click();
        desk.field("form-word").fill("shpo");
        desk.submits();
        assertThat(desk.modal()).containsText("is not approved");
        desk.photographed("typed-confirmation");
        desk.field("form-word").fill("shop");
        desk.submits();
        desk.ended("the demo is over", "is done");
    }

    @Test
    void without_the_token_nobody_gets_in() {
        Page stranger = chromium.anyPage(Chromium.desk());
        var address = scene.slack.pageUrl().orElseThrow();
        var answer = stranger.navigate(address.resolve("/").toString());
        assertEquals(401, answer.status());
        assertThat(stranger.locator("body")).containsText("token");
        assertEquals(
                401,
                stranger.request()
                        .get(address.resolve("/control/workspace?as=engineer").toString())
                        .status());
        assertEquals(
                401,
                stranger.navigate(address.resolve("/?token=guessed-by-somebody").toString())
                        .status());
    }

    @Test
    void hostile_text_stays_text() {
        var hostile = "<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>"
                + " [x](javascript:document.title='taken') <javascript:document.title='taken'|press me>";
        var desk = desk("engineer").types(hostile);
        var said = desk.message("onerror");
        assertThat(said).containsText("<script>");
        assertThat(said.locator("img, script, a[href^=javascript]")).hasCount(0);
        desk.types("/deploy shop <b>v1</b> -- <img src=x onerror=\"document.title='taken'\">");
        var answer = desk.message("Only visible to you");
        assertThat(answer).containsText("<b>v1</b>");
        assertThat(answer.locator("b, .message-content img")).hasCount(0);
        assertEquals(false, desk.page().title().contains("taken"));
    }
}
