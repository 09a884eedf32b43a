package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.settings.DatabaseAddress;
import dev.capstan.step.Secret;
import dev.capstan.store.Store;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstContactTest {
    @Test
    void a_database_that_never_comes_up_is_named_with_the_setting_and_without_its_password() throws Exception {
        var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        int port = nobody.getLocalPort();
        nobody.close();
        var where = new DatabaseAddress(
                DatabaseAddress.Make.POSTGRESQL,
                "127.0.0.1",
                port,
                "ops",
                Optional.of("bot"),
                Optional.of(new Secret("hush-hush")),
                Map.of());
        try (var store = Store.open(where.jdbcUrl(), where.properties())) {
            var said = assertThrows(Unstartable.class, () -> FirstContact.migrate(store, where, Duration.ZERO))
                    .getMessage();

            assertTrue(said.contains("ops on 127.0.0.1:" + port), said);
            assertTrue(said.contains("DATABASE_URL"), said);
            assertFalse(said.contains("hush-hush"), said);
        }
    }
}
