package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/** Other languages, other screens, other light. */
class ReadersInBrowserTest extends SceneInBrowser {
    /** As another room reports it. */
    private static final String ALERT =
            """
            insert into alert_report (report) values ('{
              "receiver": "capstan", "source": "HERE", "group": "shop", "leftOut": 0, "receivedAt": "2026-01-01T00:00:00Z",
              "signals": [{
                "fingerprint": "down", "name": "shop-down", "firing": true, "since": "2026-01-01T00:00:00Z",
                "labels": {"service": "shop", "severity": "P0"}, "notes": {"summary": "Nobody can buy anything"}}]
            }')
            """;

    @Test
    void a_chinese_reader_is_answered_in_chinese_by_the_page_and_by_the_app() {
        var desk = desk("mei").types("/deploy nowhere");
        assertEquals("zh-CN", desk.page().locator("html").getAttribute("lang"));
        assertThat(desk.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("频道").setExact(true)))
                .isVisible();
        desk.types("/nonsense shop");
        assertThat(desk.message("没有名为")).containsText("仅您可见");
        desk.types("/deploy");
        assertThat(desk.modal()).containsText("部署");
        desk.photographed("chinese");
        desk.modal().locator("[data-does=close]").click();
        assertThat(desk.modal()).hasCount(0);
    }

    @Test
    void the_apps_home_shows_what_is_wrong_and_what_waits_for_one_and_takes_the_answer() {
        new Tables(scene.database).run(ALERT);
        scene.card("P0", "shop-down");
        desk("engineer").types("/deploy shop v1.1.0 -- seen at home");
        var desk = desk("approver");
        assertThat(desk.message("seen at home", "waits for approval")).isVisible();
        var home = home(desk);
        assertThat(home).containsText("nobody is on it");
        assertThat(home).containsText("seen at home");
        desk.photographed("home");
        Desk.button(home, "Acknowledge").click();
        assertThat(home).not().containsText("nobody is on it");
        Desk.button(home, "Approve").click();
        assertThat(home).not().containsText("seen at home");
        desk.goesTo(scene.channel).ended("seen at home", "is done");
    }

    @Test
    void the_apps_home_is_in_the_readers_language_too() {
        var desk = desk("mei");
        assertThat(home(desk)).containsText("操作");
    }

    private static Locator home(Desk desk) {
        desk.page()
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHasText("capstan").setHasNotText("capstan-admin"))
                .getByRole(AriaRole.BUTTON)
                .click();
        desk.page().locator("[data-tab=home]").click();
        return desk.page().locator("[data-home]");
    }

    @Test
    void a_phone_shows_one_pane_at_a_time_and_is_enough_to_approve() {
        var phone = desk("engineer", Chromium.phone()).types("/deploy shop v1.1.0 -- from the tram");
        assertThat(phone.message("from the tram", "waits for approval")).isVisible();
        fits(phone);
        phone.photographed("phone-plan");
        phone.page()
                .getByLabel("Back")
                .filter(new Locator.FilterOptions().setVisible(true))
                .click();
        assertThat(phone.composer()).isHidden();
        phone.photographed("phone-list");
        phone.goesTo(scene.channel).is("approver");
        Desk.button(phone.message("from the tram"), "Approve").click();
        var card = phone.ended("from the tram", "is done");
        phone.opensThread(card);
        assertThat(phone.inThread("Restart")).isVisible();
        fits(phone);
        phone.photographed("phone-thread");
    }

    @Test
    void the_inspector_shows_what_went_over_the_wire_also_in_the_dark() {
        var desk = desk("engineer", Chromium.desk().setColorScheme(ColorScheme.DARK));
        desk.types("/ops list");
        assertThat(desk.message("Only visible to you")).isVisible();
        desk.photographed("dark");
        desk.page().locator("[data-tool=inspector]").click();
        var line = desk.page()
                .locator("[data-pane=inspector] [data-what^='slash_command']")
                .last();
        assertThat(line).containsText("/ops");
        line.click();
        assertThat(desk.page().locator("[data-pane=inspector]")).containsText("X-Slack-Signature");
        desk.photographed("inspector");
        var all = desk.page().locator("[data-pane=inspector]").textContent();
        assertTrue(!all.contains(scene.slack.app().botToken()), "a token is shown");
    }

    private static void fits(Desk phone) {
        var overhang = phone.page().evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertEquals(0, overhang, "the page is wider than the phone");
    }
}
