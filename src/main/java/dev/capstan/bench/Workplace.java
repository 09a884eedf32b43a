package dev.capstan.bench;

import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.model.Person;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All that a bot needs, for as long as the bench takes: a PostgreSQL, a Slack, a catalogue. Leaves nothing behind. */
final class Workplace implements AutoCloseable {
    static final String ENGINEER = "U1ENG";
    static final String HOOK_TOKEN = "known-to-the-bench-only";
    private static final String APPROVER = "U2APP";
    private static final String HOOK_SECRET = "BENCH_HOOK_TOKEN";

    final Path folder;
    final LocalSlack slack;
    final String loadChannel;
    final Map<String, String> channels;
    private final EmbeddedPostgres postgres;

    /** @param places in how many environments a step can be held at once, each with a channel of its own */
    Workplace(int places) throws IOException {
        // As a server is set up for use: the embedded one would otherwise not wait for its disk
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        folder = Files.createTempDirectory("capstan-bench");
        slack = LocalSlack.builder().start();
        slack.add(Person.of(ENGINEER, "engineer")).add(Person.of(APPROVER, "approver"));
        loadChannel = slack.addChannel("load", "engineer", "approver");
        channels = IntStream.rangeClosed(1, places)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "place-" + i,
                        i -> slack.addChannel("place-" + i, "engineer", "approver"),
                        (one, other) -> one,
                        LinkedHashMap::new));
        writeCatalogue();
    }

    private void writeCatalogue() throws IOException {
        var commands = Files.createDirectories(folder.resolve("commands/bench"));
        Files.createDirectories(folder.resolve("work"));
        Files.writeString(
                folder.resolve("commands/capstan.yaml"),
                """
                admin-channel: %s
                roles:
                  engineers: { users: [%s, %s] }
                alerts:
                  receivers:
                    alertmanager: { kind: alertmanager, token: "${secret:%s}" }
                """
                        .formatted(loadChannel, ENGINEER, APPROVER, HOOK_SECRET));
        var environments = new StringBuilder(environment("load", loadChannel));
        channels.forEach((name, channel) -> environments.append(environment(name, channel)));
        Files.writeString(
                commands.resolve("service.yaml"), "service: bench\ntitle: Bench\nenvironments:\n" + environments);
        Files.writeString(
                commands.resolve("runbooks.yaml"),
                """
                runbooks:
                  note:
                    title: Take a note
                    parameters:
                      text: { type: text }
                    guard: requester
                    steps:
                      - run: echo "$text"
                  hold:
                    title: Hold
                    guard: { approvals: 1, by: engineers, not: requester, within: 15m }
                    steps:
                      - run: |
                          : > "started-$place"
                          for i in $(seq 120); do
                            [ ! -e let-go ] || break
                            echo "still at work"
                            sleep 1
                          done
                """);
        Files.writeString(
                commands.resolve("alerts.yaml"),
                """
                alerts:
                  bench-down:
                    title: The bench is down
                    severity: P0
                    hides: [slow-answers]
                  slow-answers: { title: Slow answers }
                  disk-full:
                    title: A disk fills up
                    matches: { alertname: DiskFillsUp }
                    means: In four hours nothing can be written any more.
                    next: [Look what grew, Delete what may go]
                    runbook: https://wiki.example.com/disks
                    actions: { run: note, with: { text: seen } }
                """);
    }

    private String environment(String name, String channel) {
        return "  %s: { channel: %s, runs-on: local, folder: %s, values: { place: %s }, may: { note: [engineers], hold: [engineers] } }%n"
                .formatted(name, channel, folder.resolve("work"), name);
    }

    /** What {@code serve} is told by its environment. */
    Map<String, String> settings(int port) {
        return Map.of(
                "SLACK_BOT_TOKEN",
                slack.app().botToken(),
                "SLACK_SIGNING_SECRET",
                slack.app().signingSecret(),
                "SLACK_API_URL",
                slack.apiUrl(),
                "DATABASE_URL",
                "postgresql://postgres:postgres@127.0.0.1:" + postgres.getPort() + "/postgres",
                "CAPSTAN_COMMANDS",
                folder.resolve("commands").toString(),
                HOOK_SECRET,
                HOOK_TOKEN,
                "PORT",
                Integer.toString(port));
    }

    /** Whether an acknowledged command is on the disk, as everybody's PostgreSQL promises unless told otherwise. */
    void insistOnDurability() {
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!ask("show " + setting).equals("on")) {
                throw new BenchFailed("PostgreSQL runs without " + setting);
            }
        }
    }

    long operations() {
        return Long.parseLong(ask("select count(*) from operation"));
    }

    long runningSteps() {
        return Long.parseLong(ask("select count(*) from step_attempt where ended_at is null"));
    }

    /** Signals of alerts whose fingerprints, read as numbers, are these. */
    long signals(int first, int count) {
        return Long.parseLong(
                ask("select count(distinct fingerprint) from alert_signal where fingerprint between '%016x' and '%016x'"
                        .formatted(first, first + count - 1)));
    }

    boolean allIsWorkedOff() {
        return ask("select not exists (select 1 from alert_report)").equals("t");
    }

    /** Whether every report is worked off, every digest is closed and Slack was told of all. */
    boolean allIsTold() {
        return ask("""
                        select not exists (select 1 from alert_report) and not exists (select 1 from outbox)
                           and not exists (select 1 from alert_digest where closed_at is null)
                        """)
                .equals("t");
    }

    private String ask(String sql) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new BenchFailed("the database did not answer", failure);
        }
    }

    /** Lets every held step end by itself. */
    void letGo() throws IOException {
        Files.writeString(folder.resolve("work/let-go"), "");
    }

    @Override
    public void close() throws IOException {
        slack.close();
        postgres.close();
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
