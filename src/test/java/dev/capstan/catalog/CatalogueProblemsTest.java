package dev.capstan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueProblemsTest {
    private static final String C = "capstan.yaml";
    private static final String S = "shop/service.yaml";
    private static final String R = "shop/runbooks.yaml";

    @Test
    void the_catalogue_these_tests_break_is_sound() {
        assertEquals(List.of(), TestCatalogue.problems(TestCatalogue.files()));
    }

    @Test
    void all_problems_of_all_files_are_told_at_once_in_their_order() {
        var texts = TestCatalogue.texts();
        texts.replaceAll((file, text) -> text.replace("U0CAROL", "carol")
                .replace("DATABASE_URL: required", "DATABASE_URL: { at-least: 32 }")
                .replace("timeout: 30s", "timeout: 30")
                .replace("health.app", "health.api")
                .replace("deploy: engineers", "deploy: engineer"));
        assertEquals(
                List.of(
                        "commands/capstan.yaml:4:19",
                        "commands/shop/runbooks.yaml:8:9",
                        "commands/shop/runbooks.yaml:10:9",
                        "commands/shop/service.yaml:9:12",
                        "commands/shop/service.yaml:11:19"),
                TestCatalogue.problems(CatalogueFiles.of("commands", texts)).stream()
                        .map(problem -> problem.substring(0, problem.indexOf(": ")))
                        .toList());
    }

    @ParameterizedTest(name = "{index} {3}")
    @MethodSource("slips")
    void a_fault_is_told_with_its_place_and_what_to_write_instead(
            String file, String piece, String replacement, String problem) {
        assertEquals(
                "commands/" + problem,
                String.join(", ", TestCatalogue.problems(TestCatalogue.with(file, piece, replacement))));
    }

    static Stream<Arguments> slips() {
        return Stream.of(
                a(R, "timeout: 30s", "timeout: 30", "shop/runbooks.yaml:8:9: timeout \"30\" needs a unit — write 30s"),
                a(
                        R,
                        "timeout: 30s",
                        "timeout: -5m",
                        "shop/runbooks.yaml:8:9: timeout \"-5m\" is negative — write a length of time such as 10m"),
                a(
                        R,
                        "timeout: 30s",
                        "timeout: 0s",
                        "shop/runbooks.yaml:8:9: timeout \"0s\" is no time at all — write a length of time such as 10m"),
                a(
                        R,
                        "timeout: 30s",
                        "timeout: soon",
                        "shop/runbooks.yaml:8:9: timeout \"soon\" is not a length of time — write a number with ms, s, m, h or d, such as 10m"),
                a(
                        R,
                        "timeout: 30s",
                        "timeuot: 30s",
                        "shop/runbooks.yaml:8:9: \"timeuot\" is not a key of a step — did you mean timeout?"),
                a(
                        R,
                        "timeout: 30s",
                        "timeout: 30s\n        within: 20s",
                        "shop/runbooks.yaml:9:9: within can't stand beside timeout — keep one of them"),
                a(
                        R,
                        "timeout: 30s",
                        "every: 2s",
                        "shop/runbooks.yaml:8:9: every means something only beside until — leave every out"),
                a(
                        R,
                        "run: make",
                        "rnu: make",
                        "shop/runbooks.yaml:7:9: \"rnu\" is not a key of a step — did you mean run?"),
                a(
                        R,
                        "run: make",
                        "name: Make",
                        "shop/runbooks.yaml:7:9: a step needs one of its kinds — write run, http, until, wait, check-env, keep-copy, put-copy-back or call"),
                a(
                        R,
                        "run: make",
                        "run: make\n        call: backup",
                        "shop/runbooks.yaml:8:9: a step can't be run and call at once — keep one of them"),
                a(
                        R,
                        "type: git-ref",
                        "type: git",
                        "shop/runbooks.yaml:4:18: type \"git\" is not known — did you mean git-ref?"),
                a(
                        R,
                        "as: \"/srv/shop_{time}\"",
                        "as: /srv/shop_copy",
                        "shop/runbooks.yaml:6:37: as \"/srv/shop_copy\" needs {time} once, in its last part — write /srv/shop_{time}"),
                a(
                        R,
                        "until: health.app",
                        "until: healthy",
                        "shop/runbooks.yaml:10:9: until \"healthy\" is nothing to wait for — write health, health.NAME or { http: … }"),
                a(
                        R,
                        "guard: requester",
                        "guard: nobody",
                        "shop/runbooks.yaml:15:5: guard \"nobody\" is not known — write none or requester"),
                a(
                        R,
                        "guard: requester",
                        "guard: { aprovals: 2 }",
                        "shop/runbooks.yaml:15:14: \"aprovals\" is not a key of a guard — did you mean approvals?"),
                a(
                        S,
                        "title: { en: Shop, zh: 商店 }",
                        "title: { en: Shop }",
                        "shop/service.yaml:2:1: title has no zh — add zh: …"),
                a(
                        S,
                        "title: { en: Shop, zh: 商店 }",
                        "titel: Shop",
                        "shop/service.yaml:2:1: \"titel\" is not a key of service.yaml — did you mean title?"),
                a(
                        S,
                        "folder: /srv/shop\n",
                        "folder: srv/shop\n",
                        "shop/service.yaml:7:5: folder \"srv/shop\" is not absolute — begin with /, such as /app/current"),
                a(
                        S,
                        "folder: /srv/shop\n",
                        "folder: /srv/../shop\n",
                        "shop/service.yaml:7:5: folder \"/srv/../shop\" goes through . or .. — write /shop"),
                a(
                        S,
                        "runs-on: ssh://deploy@shop-1",
                        "runs-on: deploy@shop-1",
                        "shop/service.yaml:6:5: runs-on \"deploy@shop-1\" is not a target — write ssh://deploy@shop-1"),
                a(
                        S,
                        "runs-on: ssh://deploy@shop-1",
                        "runs-on: [local, local]",
                        "shop/service.yaml:6:5: runs-on names local twice — name each target once"),
                a(
                        S,
                        "channel: C0SHOP",
                        "channel: \"#shop\"",
                        "shop/service.yaml:5:5: channel \"#shop\" is not a Slack channel id — copy the id from the end of the channel's details, such as C0123ABCD"),
                a(
                        S,
                        "channel: C0SHOP",
                        "channel:",
                        "shop/service.yaml:5:5: channel is empty, one value is needed — write C0123ABCD"),
                a(
                        S,
                        "DATABASE_URL: required",
                        "DATABASE_URL: { at-least: 32 }",
                        "shop/service.yaml:11:19: at-least \"32\" needs its unit — write 32 characters"),
                a(
                        S,
                        "DATABASE_URL: required",
                        "DATABASE_URL: { matches: \"[a-\" }",
                        "shop/service.yaml:11:19: matches \"[a-\" is not a regular expression: illegal character range at character 4 — write one such as postgres(ql)?://.+"),
                a(
                        S,
                        "DATABASE_URL: required",
                        "DATABASE_URL: requird",
                        "shop/service.yaml:11:3: DATABASE_URL \"requird\" is not known — did you mean required?"),
                a(
                        S,
                        "http://localhost:8080/health",
                        "localhost:8080/health",
                        "shop/service.yaml:13:10: http \"localhost:8080/health\" is not a web address — write http://localhost:3000/api/health"),
                a(
                        S,
                        "service: shop",
                        "service: shpo",
                        "shop/service.yaml:1:1: service shpo stands in the folder shop — give both the same name"),
                a(
                        S,
                        "service: shop",
                        "service: shop\nservice: shop",
                        "shop/service.yaml:2:1: \"service\" stands here for the second time — keep one; the first is in line 1"),
                a(
                        C,
                        "users: [U0CAROL]",
                        "title: Nobody",
                        "capstan.yaml:4:3: role solo has nobody — add users: [U0123ABCD] or groups: [S0123ABCD]"),
                a(
                        C,
                        "U0CAROL",
                        "\"@carol\"",
                        "capstan.yaml:4:19: users \"@carol\" is not a Slack user id — copy the id from the profile's menu, such as U0123ABCD"),
                a(
                        C,
                        "admin-channel: C0ADMIN\n",
                        "",
                        "capstan.yaml:1:1: the file has no admin-channel — add admin-channel: C0123ABCD"));
    }

    private static Arguments a(String file, String piece, String replacement, String problem) {
        return Arguments.of(file, piece, replacement, problem);
    }
}
