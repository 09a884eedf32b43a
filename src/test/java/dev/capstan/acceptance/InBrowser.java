package dev.capstan.acceptance;

import com.microsoft.playwright.Browser;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** A browser for all tests of a class; each test brings its own pages. */
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    Chromium chromium;

    /** What was on the screens when a test failed. */
    @RegisterExtension
    final TestExecutionExceptionHandler lastLook = (test, failure) -> {
        chromium.photographAll(test.getRequiredTestMethod().getName());
        throw failure;
    };

    @BeforeAll
    void the_browser_starts() {
        chromium = new Chromium();
    }

    /** Where the workspace is opened, token and all. */
    abstract URI address();

    /** Where people talk about what is deployed. */
    abstract String channel();

    /** A person's own browser at a desk. */
    Desk desk(String person) {
        return desk(person, Chromium.desk());
    }

    Desk desk(String person, Browser.NewContextOptions how) {
        var desk = new Desk(chromium.page(address() + "#/" + channel(), how)).is(person);
        desk.sees(channel());
        return desk;
    }

    @AfterEach
    void nothing_was_complained_about() {
        chromium.closePages();
    }

    @AfterAll
    void the_browser_ends() {
        chromium.close();
    }
}
