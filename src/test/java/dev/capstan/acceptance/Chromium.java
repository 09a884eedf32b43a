package dev.capstan.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.capstan.NodeProgram;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The machine's own browser, driven through the machine's own Node. What a page complains about on its console is kept,
 * and is a failure unless the test expects it.
 */
final class Chromium implements AutoCloseable {
    static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private static final double PATIENCE = 60_000;

    private final Playwright playwright = Playwright.create(new CreateOptions().setEnv(ownNode()));
    private final Browser browser = playwright
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(PROGRAM).setArgs(List.of("--no-sandbox")));
    private final List<BrowserContext> open = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /** Playwright would otherwise look for the Node that its makers package. */
    private static Map<String, String> ownNode() {
        var node = NodeProgram.find().orElseThrow().path();
        return Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    }

    /** A desk in English and in the light, with a browser that has never been here. */
    static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("en-US");
    }

    static Browser.NewContextOptions phone() {
        return new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale("en-US");
    }

    /** Whatever this page complains about is a failure. */
    Page page(String address, Browser.NewContextOptions how) {
        var page = anyPage(how);
        page.onConsoleMessage(said -> {
            if (said.type().equals("error") || said.type().equals("warning")) {
                complaints.add(said.text() + " at " + said.location());
            }
        });
        page.onPageError(complaints::add);
        page.navigate(address);
        return page;
    }

    /** One that may complain. */
    Page anyPage(Browser.NewContextOptions how) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        var context = browser.newContext(how);
        open.add(context);
        context.setDefaultTimeout(PATIENCE);
        return context.newPage();
    }

    void photographAll(String test) {
        for (var i = 0; i < open.size(); i++) {
            var path = Desk.SHOTS.resolve("failed-" + test + "-" + i + ".png");
            open.get(i).pages().getFirst().screenshot(new ScreenshotOptions().setPath(path));
        }
    }

    /** Closes every page of the test; what was complained about meanwhile comes to light. */
    void closePages() {
        open.forEach(BrowserContext::close);
        open.clear();
        var all = List.copyOf(complaints);
        complaints.clear();
        assertEquals(List.of(), all, "the page complained on its console");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
