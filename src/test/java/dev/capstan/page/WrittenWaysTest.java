package dev.capstan.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.Shelf;
import dev.capstan.catalog.CatalogueFiles;
import dev.capstan.catalog.CatalogueRead;
import dev.capstan.catalog.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways as people write them. */
class WrittenWaysTest {
    private static final String WAYS =
            """
            admin-channel: C0ADMIN
            smtp: { host: smtp.example.com, user: capstan, password: "${secret:SMTP_PASSWORD}", from: capstan@example.com }
            reach:
              mail: { email: [ops@example.com, boss@example.com] }
              pager: { pagerduty: "${secret:PD}" }
              pager-eu: { pagerduty: { routing-key: "${secret:PD}", url: https://events.eu.pagerduty.com } }
              hook: { webhook: https://example.com/hook }
              signed: { webhook: { url: "${secret:HOOK_URL}", secret: "${secret:HOOK}" } }
            """;

    private static CatalogueRead read(String text) {
        return Shelf.reader().read(CatalogueFiles.of("commands", Map.of("capstan.yaml", text)));
    }

    private static String problem(String piece, String replacement) {
        assertTrue(WAYS.contains(piece), piece);
        if (!(read(WAYS.replace(piece, replacement)) instanceof CatalogueRead.Refused refused)) {
            throw new AssertionError("in order with " + replacement);
        }
        assertEquals(1, refused.problems().size(), refused.problems().toString());
        return refused.problems().getFirst().toString();
    }

    @Test
    void every_kind_of_way_is_read() {
        if (!(read(WAYS) instanceof CatalogueRead.Loaded loaded)) {
            throw new AssertionError(read(WAYS));
        }
        var house = loaded.catalogue().house();
        var ways = Way.all(house);
        assertEquals(new Way.Email(List.of("ops@example.com", "boss@example.com")), ways.get(new WayName("mail")));
        assertEquals(new Way.PagerDuty("PD", "https://events.pagerduty.com"), ways.get(new WayName("pager")));
        assertEquals(new Way.PagerDuty("PD", "https://events.eu.pagerduty.com"), ways.get(new WayName("pager-eu")));
        assertEquals(
                new Way.Webhook(new Value.Plain("https://example.com/hook"), Optional.empty()),
                ways.get(new WayName("hook")));
        assertEquals(
                new Way.Webhook(new Value.SecretReference("HOOK_URL"), Optional.of("HOOK")),
                ways.get(new WayName("signed")));
        var smtp = house.chapters().get(SmtpChapter.KEY).orElseThrow();
        assertEquals(587, smtp.port());
        assertEquals(Smtp.Security.STARTTLS, smtp.security());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ops",
                "ops@",
                "@example.com",
                "ops@localhost",
                "ops@example..com",
                "o..ps@example.com",
                ".ops@example.com",
                "Ops <ops@example.com>",
                "ops@example.com, boss@example.com",
                "ops@example.com>\\r\\nRCPT TO:<x@y.z",
                "ops @example.com",
                "运维@example.com",
                "-@-.com"
            })
    void a_nonsense_address_is_refused_and_shown(String address) {
        assertTrue(problem("ops@example.com", "\"" + address + "\"").contains("is no address — write ops@example.com"));
    }

    @Test
    void what_does_not_fit_is_told_where_it_stands() {
        assertTrue(problem("smtp.example.com", "\"smtp .example.com\"").contains("is no host"));
        assertTrue(problem("from: capstan@example.com", "from: capstan").contains("is no address"));
        assertTrue(problem("host: smtp.example.com,", "host: smtp.example.com, security: none,")
                .contains("the password would be seen by everybody on the way"));
        assertTrue(problem("password: \"${secret:SMTP_PASSWORD}\"", "password: hunter2")
                .contains("is not the name of a secret"));
        assertTrue(problem("user: capstan, ", "").contains("password means something only beside user"));
        assertTrue(problem("host: smtp.example.com,", "host: smtp.example.com, port: 70000,")
                .contains("out of range"));
        assertTrue(problem("webhook: https://example.com/hook", "webhook: example.com/hook")
                .contains("is no URL"));
        assertTrue(problem("webhook: https://example.com/hook", "webhook: \"https://u:p@example.com/\"")
                .contains("is no URL"));
        assertTrue(problem("webhook: https://example.com/hook", "webhok: https://example.com/hook")
                .contains("webhook"));
        assertTrue(problem("pagerduty: \"${secret:PD}\" }", "pagerduty: R0UT1NG }")
                .contains("is not the name of a secret"));
        assertTrue(problem("https://events.eu.pagerduty.com", "ftp://events.eu.pagerduty.com")
                .contains("is no URL"));
        assertTrue(problem(
                        "hook: { webhook: https://example.com/hook }",
                        "hook: { webhook: https://example.com/hook, email: a@example.com }")
                .contains("can't be email and webhook at once"));
    }

    @Test
    void mail_needs_a_server_that_takes_it() {
        var without = WAYS.lines().filter(line -> !line.startsWith("smtp:")).toList();
        if (!(read(String.join("\n", without)) instanceof CatalogueRead.Refused refused)) {
            throw new AssertionError("in order");
        }
        assertTrue(
                refused.problems().toString().contains("capstan.yaml:3"),
                refused.problems().toString());
        assertTrue(refused.problems().toString().contains("mail is email, and there is no server that takes it"));
    }
}
