package dev.capstan;

import static dev.capstan.ContainerFiles.list;
import static dev.capstan.ContainerFiles.map;
import static dev.capstan.ContainerFiles.yaml;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.settings.Settings;
import dev.capstan.web.HookEndpoint;
import dev.capstan.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each path, port, variable and name in the compose file and in what it mounts means something that is there. */
class ComposeTest {
    private static final String RUN_SECRETS = "/run/secrets/";

    private final Map<String, Object> compose = yaml("compose.yaml");
    private final Map<String, Object> services = map(compose.get("services"));
    private final int port = ContainerFiles.usualPort();

    @TempDir
    Path folder;

    private Map<String, Object> service(String name) {
        return map(services.get(name));
    }

    private Set<String> replicas() {
        return services.keySet().stream()
                .filter(name -> "capstan".equals(service(name).get("image")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void two_replicas_run_the_same() throws IOException {
        assertEquals(Set.of("capstan-1", "capstan-2"), replicas());
        assertEquals(service("capstan-1"), service("capstan-2"));
        var build = map(service("capstan-1").get("build"));
        var context = ContainerFiles.FOLDER.resolve(build.get("context").toString());
        assertTrue(Files.isSameFile(context, Path.of("")), context::toString);
        assertTrue(Files.isRegularFile(context.resolve(build.get("dockerfile").toString())));
    }

    @Test
    void their_settings_are_enough_and_each_is_understood() throws IOException {
        var values = Map.of(
                "SLACK_BOT_TOKEN_FILE", "xoxb-1",
                "SLACK_SIGNING_SECRET_FILE", "secret",
                "DATABASE_URL_FILE", "postgresql://capstan:word@database/capstan");
        var given = map(service("capstan-1").get("environment"));
        assertEquals(values.keySet(), given.keySet());
        var environment = new HashMap<String, String>();
        for (var value : values.entrySet()) {
            var file = folder.resolve(value.getKey());
            Files.writeString(file, value.getValue());
            environment.put(value.getKey(), file.toString());
        }
        environment.put("CAPSTAN_COMMANDS", "commands");
        environment.put("PORT", Integer.toString(port));
        assertTrue(Settings.read(environment) instanceof Settings.Read.Good, "with all of them it starts");
        for (var name : environment.keySet()) {
            var broken = new HashMap<>(environment);
            broken.put(name, "no such thing");
            var read = Settings.read(broken);
            assertTrue(
                    read instanceof Settings.Read.Bad(var problems)
                            && problems.stream().anyMatch(problem -> problem.contains(name)),
                    name + ": " + read);
        }
    }

    @Test
    void each_secret_is_a_file_that_no_repository_ever_sees_and_reaches_who_reads_it() throws IOException {
        var declared = map(compose.get("secrets"));
        var used = new TreeSet<String>();
        for (var name : services.keySet()) {
            var mounted = list(service(name).get("secrets")).stream()
                    .map(each -> each instanceof String plain
                            ? plain
                            : map(each).get("source").toString())
                    .collect(Collectors.toSet());
            used.addAll(mounted);
            map(service(name).get("environment")).values().stream()
                    .map(Object::toString)
                    .filter(value -> value.startsWith(RUN_SECRETS))
                    .forEach(path -> assertTrue(mounted.contains(path.substring(RUN_SECRETS.length())), path));
        }
        assertEquals(declared.keySet(), used);
        var readme = Files.readString(Path.of("README.md"));
        declared.forEach((name, secret) -> {
            assertEquals("./secrets/" + name, map(secret).get("file"));
            assertTrue(readme.contains("`" + name + "`"), name + " is explained in the README");
        });
        assertTrue(Files.readAllLines(Path.of(".gitignore")).contains("docker/secrets/"));
    }

    @Test
    void what_is_mounted_exists() {
        var volumes = map(compose.get("volumes")).keySet();
        for (var name : services.keySet()) {
            for (var volume : list(service(name).get("volumes"))) {
                var source = volume.toString().split(":")[0];
                assertTrue(
                        source.startsWith(".")
                                ? Files.exists(ContainerFiles.FOLDER.resolve(source))
                                : volumes.contains(source),
                        source);
            }
        }
        assertTrue(list(service("capstan-1").get("volumes")).contains("../commands:/opt/capstan/commands:ro"));
    }

    @Test
    void who_is_waited_for_says_when_it_is_ready() {
        for (var name : services.keySet()) {
            map(service(name).get("depends_on"))
                    .keySet()
                    .forEach(other -> assertTrue(service(other).containsKey("healthcheck"), other));
        }
    }

    @Test
    void the_proxy_sends_slack_to_replicas_that_are_ready_and_nothing_else() throws Exception {
        var caddyfile = Files.readString(ContainerFiles.FOLDER.resolve("proxy/Caddyfile"));
        var upstreams = line(caddyfile, "reverse_proxy (.*) \\{").split(" ");
        assertEquals(addresses(), Set.of(upstreams));
        assertEquals(WebServer.SLACK_PATH, line(caddyfile, "handle (\\S+) \\{"));
        assertAnswered(line(caddyfile, "health_uri (\\S+)"));
        var variable = line(caddyfile, "\\{\\$(\\w+)\\}");
        assertTrue(map(service("proxy").get("environment")).containsKey(variable), variable);
        assertEquals(
                1, Pattern.compile("reverse_proxy").matcher(caddyfile).results().count());
    }

    @Test
    void prometheus_asks_each_replica_where_it_answers_and_tells_alertmanager() throws Exception {
        var prometheus = yaml("prometheus/prometheus.yml");
        var scrape = map(list(prometheus.get("scrape_configs")).getFirst());
        assertEquals(addresses(), targets(scrape));
        assertAnswered(scrape.get("metrics_path").toString());
        var alertmanager =
                map(list(map(prometheus.get("alerting")).get("alertmanagers")).getFirst());
        assertEquals(Set.of("alertmanager:9093"), targets(alertmanager));
        assertTrue(list(service("alertmanager").get("ports")).contains("127.0.0.1:9093:9093"));
        list(prometheus.get("rule_files"))
                .forEach(file -> assertTrue(
                        Files.isRegularFile(ContainerFiles.FOLDER.resolve("prometheus/" + file)), file::toString));
        var rules = Files.readString(ContainerFiles.FOLDER.resolve("prometheus/capstan.rules.yml"));
        Pattern.compile("job=\"([^\"]*)\"")
                .matcher(rules)
                .results()
                .forEach(job -> assertEquals(scrape.get("job_name"), job.group(1)));
    }

    @Test
    void alertmanager_reaches_slack_without_capstan() {
        var alertmanager = yaml("alertmanager/alertmanager.yml");
        var receiver = map(list(alertmanager.get("receivers")).getFirst());
        assertEquals(receiver.get("name"), map(alertmanager.get("route")).get("receiver"));
        var slack = map(list(receiver.get("slack_configs")).getFirst());
        var secret = slack.get("api_url_file").toString();
        assertTrue(
                list(service("alertmanager").get("secrets")).contains(secret.substring(RUN_SECRETS.length())), secret);
        var alerts = list(yaml("prometheus/capstan.rules.yml").get("groups")).stream()
                .flatMap(group -> list(map(group).get("rules")).stream())
                .map(rule -> map(rule).get("alert"))
                .toList();
        var inhibition = list(alertmanager.get("inhibit_rules")).getFirst().toString();
        Pattern.compile("alertname = (\\w+)")
                .matcher(inhibition)
                .results()
                .forEach(found -> assertTrue(alerts.contains(found.group(1)), found.group(1)));
    }

    private Set<String> addresses() {
        return replicas().stream().map(name -> name + ":" + port).collect(Collectors.toSet());
    }

    private static Set<String> targets(Map<String, Object> config) {
        return list(config.get("static_configs")).stream()
                .flatMap(each -> list(map(each).get("targets")).stream())
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static String line(String text, String pattern) {
        return Stream.of(Pattern.compile(pattern).matcher(text))
                .filter(found -> found.find())
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError(pattern));
    }

    private static void assertAnswered(String path) throws Exception {
        try (var server = WebServer.open(Optional.empty(), 0);
                var client = HttpClient.newHttpClient()) {
            server.serve(
                    List.of(), List::of, (name, headers, body) -> new HookEndpoint.Answer(404, ""), Optional.empty());
            var there = URI.create("http://127.0.0.1:" + server.port() + path);
            assertEquals(
                    200,
                    client.send(HttpRequest.newBuilder(there).build(), BodyHandlers.discarding())
                            .statusCode(),
                    path);
        }
    }
}
