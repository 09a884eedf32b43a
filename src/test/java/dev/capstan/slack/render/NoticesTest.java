package dev.capstan.slack.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Language;
import dev.capstan.catalog.ServiceName;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.Fitness;
import dev.capstan.sql.Rights;
import dev.capstan.sql.Source;
import dev.capstan.sql.gate.Dialect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoticesTest {
    static final Source SOURCE = new Source(
            new ServiceName("ctea"),
            new EnvironmentName("production"),
            new Database(
                    new DatabaseName("main"),
                    Dialect.POSTGRESQL,
                    Map.of(),
                    Database.Via.BOT,
                    Duration.ofSeconds(5),
                    10,
                    Rights.NONE,
                    Rights.NONE));
    static final Fitness.Excessive EXCESSIVE = new Fitness.Excessive(
            "shop", List.of("superuser"), List.of("CREATE ROLE capstan_read LOGIN", "\\password capstan_read"));

    private final Notices notices = new Notices();

    @Test
    void a_refused_catalogue_says_every_problem_and_what_stays_in_force() {
        assertEquals(
                """
                ❌ The changed catalogue is refused for 1 problem; the last good one stays in force
                `commands/ctea.yaml:41:7: timeout "30" needs a unit — write 30s`
                Correct the files in commands/; `./capstan check` says the same before you save them on the server
                """,
                Read.aloud(notices.catalogueRefused(
                        List.of("commands/ctea.yaml:41:7: timeout \"30\" needs a unit — write 30s"),
                        Language.ENGLISH)));
    }

    @Test
    void a_channel_that_lacks_the_bot_says_how_to_invite_it() {
        assertEquals(
                """
                ⚠️ Capstan 无法在 <#C0CTEAOPS> 发消息（op-7F3K2Q）：Slack 返回 `not_in_channel`
                请在 <#C0CTEAOPS> 中输入 `/invite @capstan`
                正在执行的操作会继续，频道恢复后会补发消息
                """,
                Read.aloud(notices.cannotWrite(
                        Sample.CHANNEL, "not_in_channel", Optional.of(Sample.ID), "capstan", Language.CHINESE)));
    }

    @Test
    void an_archived_channel_is_not_answered_with_an_invitation() {
        assertEquals(
                """
                ⚠️ Capstan can't write to <#C0CTEAOPS>: Slack says `is_archived`
                Unarchive <#C0CTEAOPS>, or name another `channel` in the service's environment
                What runs goes on; it is told once the channel can be written to
                """,
                Read.aloud(notices.cannotWrite(
                        Sample.CHANNEL, "is_archived", Optional.empty(), "capstan", Language.ENGLISH)));
    }

    @Test
    void a_role_that_may_write_is_told_with_what_mends_it() {
        assertEquals(
                """
                ⚠️ Questions to `main` of ctea · production are asked as `shop`, which could do more than read. Capstan only reads all the same
                `superuser`
                A role that can't is made by an administrator so; then name it in the secret
                ```
                CREATE ROLE capstan_read LOGIN;
                \\password capstan_read
                ```
                """,
                Read.aloud(notices.roleMayWrite(SOURCE, EXCESSIVE, Language.ENGLISH)));
    }

    @Test
    void a_reload_says_what_is_in_force() {
        assertEquals(
                "✅ The changed catalogue is in force: 1 service, 7 runbooks\n",
                Read.aloud(notices.catalogueReloaded(1, 7, Language.ENGLISH)));
    }
}
