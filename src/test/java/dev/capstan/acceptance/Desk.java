package dev.capstan.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;

/** The workspace's page as a person sees and uses it. */
record Desk(Page page) {
    static final Path SHOTS = Path.of("target/screenshots");

    /** Sits down as somebody else, through the switch on top. */
    Desk is(String name) {
        page.locator("[data-you]").click();
        var person = page.locator("[data-name='" + name + "']");
        var id = person.getAttribute("data-person");
        person.click();
        assertThat(page.locator("[data-you='" + id + "']")).isVisible();
        return this;
    }

    Desk goesTo(String channel) {
        page.locator("[data-channel='" + channel + "']").click();
        sees(channel);
        return this;
    }

    void sees(String channel) {
        assertThat(page.locator("[data-open='" + channel + "']")).isVisible();
    }

    Locator composer() {
        return page.locator("[data-composer=channel]");
    }

    Desk types(String line) {
        composer().fill(line);
        composer().press("Enter");
        return this;
    }

    /** The newest message of the channel that says all this. */
    Locator message(String... words) {
        return newest(page.locator("[data-open] [data-ts]"), words);
    }

    /** The same, once it says this; an operation takes its time. */
    Locator ended(String... words) {
        var message = message(words);
        message.waitFor(new Locator.WaitForOptions().setTimeout(180_000));
        return message;
    }

    Locator inThread(String... words) {
        return newest(page.locator("[data-pane=thread] [data-ts]"), words);
    }

    private static Locator newest(Locator messages, String... words) {
        var found = messages;
        for (var word : words) {
            found = found.filter(new Locator.FilterOptions().setHasText(word));
        }
        return found.last();
    }

    /** Opens the thread by its link under the message. */
    Desk opensThread(Locator message) {
        message.locator("[data-thread]").click();
        assertThat(page.locator("[data-pane=thread]")).isVisible();
        return this;
    }

    static Locator button(Locator within, String label) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    /** Takes back what has not begun to run, and is asked whether they are sure. */
    void withdraws(Locator card) {
        button(card, "Withdraw").click();
        button(page.locator("[data-confirm]"), "Withdraw").click();
        assertThat(card).containsText("was withdrawn");
    }

    Locator modal() {
        return page.locator("[data-modal]");
    }

    /** What is typed into, by the action id of the element. */
    Locator field(String action) {
        var element = "[data-action-id='" + action + "']";
        return modal().locator("input" + element + ", textarea" + element + ", " + element + " input");
    }

    Locator option(String words) {
        return page.locator("[role=option]")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first();
    }

    void submits() {
        modal().locator("[data-does=submit]").click();
    }

    /** For people to look at. */
    void photographed(String name) {
        page.mouse().move(0, 0);
        page.screenshot(new ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setAnimations(ScreenshotAnimations.DISABLED));
    }
}
