package dev.capstan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written well but can't be meant. */
class CatalogueMeaningTest {
    private static final String C = "capstan.yaml";
    private static final String S = "shop/service.yaml";
    private static final String R = "shop/runbooks.yaml";

    @ParameterizedTest(name = "{index} {3}")
    @MethodSource({"connections", "guards", "recoveries", "parameters"})
    void a_fault_is_told_with_its_place_and_what_to_write_instead(
            String file, String piece, String replacement, String problem) {
        assertEquals(
                "commands/" + problem,
                String.join(", ", TestCatalogue.problems(TestCatalogue.with(file, piece, replacement))));
    }

    static Stream<Arguments> connections() {
        return Stream.of(
                a(
                        S,
                        "deploy: engineers",
                        "deploy: engineer",
                        "shop/service.yaml:9:12: there is no role engineer — did you mean engineers?"),
                a(
                        S,
                        "may: { deploy: engineers,",
                        "may: { deploi: engineers, deploy: engineers,",
                        "shop/service.yaml:9:12: there is no runbook deploi — did you mean deploy?"),
                a(
                        S,
                        "may: { deploy: engineers,",
                        "may: { put-back: engineers, deploy: engineers,",
                        "shop/service.yaml:9:12: put-back is a recovery: nobody can ask for it — leave it out here, or drop recovery: true"),
                a(
                        S,
                        "may: { deploy: engineers, rollback",
                        "may: { rollback",
                        "shop/runbooks.yaml:2:3: nobody may run deploy — add to production in service.yaml: may: { deploy: [ROLE] }"),
                a(
                        R,
                        "until: health.app",
                        "until: health.ap",
                        "shop/runbooks.yaml:10:9: there is no health check ap — did you mean health.app?"),
                a(
                        S,
                        "health:\n  app: { http: http://localhost:8080/health }\n",
                        "",
                        "shop/runbooks.yaml:10:9: the service has no health checks to wait for — add to service.yaml: health: { app: { http: http://localhost:3000/health } }"),
                a(
                        R,
                        "run: make",
                        "check-env: env-flie",
                        "shop/runbooks.yaml:7:9: check-env \"env-flie\" is not known — did you mean env-file?"),
                a(
                        R,
                        "run: make",
                        "call: backup",
                        "shop/runbooks.yaml:7:9: nothing offers the step backup — leave it out"),
                a(
                        C,
                        "ssh: { key: ~/.ssh/id_ed25519 }",
                        "language: en",
                        "shop/service.yaml:6:5: production is reached by SSH, but capstan.yaml has no ssh — add to capstan.yaml: ssh: { key: ~/.ssh/id_ed25519 }"));
    }

    static Stream<Arguments> guards() {
        return Stream.of(
                a(
                        R,
                        "guard: requester",
                        "guard: { by: release }",
                        "shop/runbooks.yaml:15:14: there is no role release — write engineers, solo or crowd"),
                a(
                        R,
                        "guard: requester",
                        "guard: { approvals: 2, by: solo }",
                        "shop/runbooks.yaml:15:5: rollback needs 2 approvals, but solo has only 1 person — write approvals: 1, or add people to the role"),
                a(
                        R,
                        "guard: requester",
                        "guard: { approvals: 3, by: engineers }",
                        "shop/runbooks.yaml:15:5: rollback needs 3 approvals, but engineers has only 2 people — write approvals: 2, or add people to the role"),
                a(
                        S,
                        "deploy: engineers",
                        "deploy: solo",
                        "shop/runbooks.yaml:2:3: deploy in production can never be approved: the asker's own yes does not count, and solo has only 1 person — add people to the role, or write guard: requester"),
                a(
                        R,
                        "recovery: true",
                        "recovery: true\n    guard: none",
                        "shop/runbooks.yaml:20:5: nobody asks for a recovery, so its guard decides nothing — leave guard out"));
    }

    static Stream<Arguments> recoveries() {
        return Stream.of(
                a(
                        R,
                        "on-failure: put-back",
                        "on-failure: put-bakc",
                        "shop/runbooks.yaml:9:9: on-failure names put-bakc, which is no runbook of this service — did you mean put-back?"),
                a(
                        R,
                        "- keep-copy: { of: /srv/shop, as: \"/srv/shop_{time}\" }",
                        "- keep-copy: { of: /srv/store, as: \"/srv/s_{time}\" }",
                        "shop/runbooks.yaml:17:9: no runbook keeps copies of /srv/shop — did you mean /srv/store?, commands/shop/runbooks.yaml:21:9: no runbook keeps copies of /srv/shop — did you mean /srv/store?"),
                a(
                        R,
                        "guard: requester\n    steps:\n",
                        "guard: requester\n    steps:\n      - run: stop\n        on-failure: rollback\n",
                        "shop/runbooks.yaml:18:9: on-failure leads in a circle: rollback → rollback — leave on-failure out here, so that a person decides"),
                a(
                        R,
                        "recovery: true\n    steps:\n",
                        "recovery: true\n    parameters: { reason-code: { type: number } }\n    steps:\n",
                        "shop/runbooks.yaml:9:9: put-back needs reason-code (number), which deploy does not have — add it to the parameters of deploy, or give it a default in put-back"),
                a(
                        R,
                        "recovery: true",
                        "title: Put back",
                        "shop/runbooks.yaml:18:3: nobody may run put-back — add to production in service.yaml: may: { put-back: [ROLE] }, commands/shop/runbooks.yaml:21:9: nothing says which copy to put back — add parameters: { copy: { type: kept-copy } }, or a keep-copy step above"));
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                a(
                        R,
                        "version: { type: git-ref }",
                        "plan: { type: git-ref }",
                        "shop/runbooks.yaml:4:7: name \"plan\" is taken: Capstan or the shell uses it — choose another, such as my-plan"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "PATH: { type: git-ref }",
                        "shop/runbooks.yaml:4:7: name \"PATH\" is taken: Capstan or the shell uses it — choose another, such as my-path"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "my_version: { type: git-ref }",
                        "shop/runbooks.yaml:4:7: name \"my_version\" is not the name of a parameter — write my-version"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "version: { type: choice }",
                        "shop/runbooks.yaml:4:18: version is a choice without choices — add choices: [small, large]"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "size: { choices: [small, large], default: smal }",
                        "shop/runbooks.yaml:4:40: default \"smal\" is not among the choices — did you mean small?"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "size: { type: number, default: big }",
                        "shop/runbooks.yaml:4:29: default \"big\" is not a number — write a number such as 5, or change type"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "id: { pattern: \"[0-9]+\", default: 12a }",
                        "shop/runbooks.yaml:4:32: default \"12a\" does not match its own pattern [0-9]+ — change one of them; the whole value must match"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "id: { pattern: \"[0-9\" }",
                        "shop/runbooks.yaml:4:13: pattern \"[0-9\" is not a regular expression: unclosed character class at character 4 — write one such as v[0-9.]+"),
                a(
                        R,
                        "version: { type: git-ref }",
                        "version: { type: git-ref }\n      version-commit: {}",
                        "shop/runbooks.yaml:5:7: parameter version-commit would reach scripts as $version_commit, and so does parameter version — rename one of them"));
    }

    private static Arguments a(String file, String piece, String replacement, String problem) {
        return Arguments.of(file, piece, replacement, problem);
    }
}
