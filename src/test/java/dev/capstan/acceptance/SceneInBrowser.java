package dev.capstan.acceptance;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A scene in the browser, one for all tests of a class. */
abstract class SceneInBrowser extends InBrowser {
    Scene scene;

    @BeforeAll
    void the_scene_opens(@TempDir Path root) {
        scene = prepared(Scene.local(root, Scene.Transport.HTTP)).opens();
    }

    Scene prepared(Scene before) {
        return before;
    }

    @Override
    URI address() {
        return scene.slack.pageUrl().orElseThrow();
    }

    @Override
    String channel() {
        return scene.channel;
    }

    @AfterAll
    void the_scene_closes() {
        scene.close();
    }
}
