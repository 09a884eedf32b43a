package dev.capstan.acceptance;

import com.microsoft.playwright.Browser;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.api.io.TempDir;

/** A scene and a browser for all tests of a class; each test brings its own pages. */
@ExtendWith(NeedsBrowser.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InBrowser {
    Scene scene;
    Chromium chromium;

    @BeforeAll
    void opens(@TempDir Path root) {
        chromium = new Chromium();
        scene = Scene.local(root, Scene.Transport.HTTP).opens();
    }

    /** What was on the screens when a test failed. */
    @RegisterExtension
    final TestExecutionExceptionHandler lastLook = (test, failure) -> {
        chromium.photographAll(test.getRequiredTestMethod().getName());
        throw failure;
    };

    /** A person's own browser at a desk. */
    Desk desk(String person) {
        return desk(person, Chromium.desk());
    }

    Desk desk(String person, Browser.NewContextOptions how) {
        var address = scene.slack.pageUrl().orElseThrow() + "#/" + scene.channel;
        var desk = new Desk(chromium.page(address, how)).is(person);
        desk.sees(scene.channel);
        return desk;
    }

    @AfterEach
    void nothing_was_complained_about() {
        chromium.closePages();
    }

    @AfterAll
    void closes() {
        try {
            scene.close();
        } finally {
            chromium.close();
        }
    }
}
