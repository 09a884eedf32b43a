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
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Each path, port, variable and name in the compose file and in what it mounts means something that is there. */
class ComposeTest {
    private static final String RUN_SECRETS = "/run/secrets/";

    private final Map<String, Object> compose = yaml("compose.yaml");
    private final Map<String, Object> services = map(compose.get("services"));
    private final Map<String, Object> alertmanager = yaml("alertmanager/alertmanager.yml");
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
        var given = new TreeSet<>(map(service("capstan-1").get("environment")).keySet());
        assertTrue(given.remove("ALERTMANAGER_TOKEN_FILE"), "which the catalogue names");
        assertEquals(values.keySet(), given);
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
        assertEquals(WebServer.SLACK_PATH + " " + WebServer.HOOKS_PATH + "*", line(caddyfile, "@told path (.+)"));
        assertEquals(2, count("respond 404", caddyfile), "all else is refused at both doors");
        assertEquals(2, count("import replicas", caddyfile));
        assertAnswered(line(caddyfile, "health_uri (\\S+)"));
        var variable = line(caddyfile, "\\{\\$(\\w+)\\}");
        assertTrue(map(service("proxy").get("environment")).containsKey(variable), variable);
        assertEquals(1, count("reverse_proxy", caddyfile));
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
    void alertmanager_tells_slack_of_capstan_itself_and_capstan_of_all_else() {
        var route = map(alertmanager.get("route"));
        assertEquals("capstan", route.get("receiver"));
        var toSlack = map(list(route.get("routes")).getFirst());
        assertEquals("slack", toSlack.get("receiver"));
        var own = Pattern.compile(line(list(toSlack.get("matchers")).getFirst().toString(), "alertname =~ \"(.+)\""));
        var alerts = alerts();
        assertTrue(alerts.remove("Watchdog"));
        alerts.forEach(alert -> assertTrue(own.matcher(alert).matches(), alert));
        var slack = map(list(receiver("slack").get("slack_configs")).getFirst());
        assertReadable("alertmanager", slack.get("api_url_file"));
        var inhibition = list(alertmanager.get("inhibit_rules")).getFirst().toString();
        Pattern.compile("alertname = (\\w+)")
                .matcher(inhibition)
                .results()
                .forEach(found -> assertTrue(alerts.contains(found.group(1)), found.group(1)));
    }

    @Test
    void it_reaches_the_receiver_of_the_catalogue_with_the_token_that_this_one_wants() throws IOException {
        var hook = map(list(receiver("capstan").get("webhook_configs")).getFirst());
        var url = URI.create(hook.get("url").toString());
        var caddyfile = Files.readString(ContainerFiles.FOLDER.resolve("proxy/Caddyfile"));
        assertEquals(url.getAuthority(), line(caddyfile, "http://(\\S+) \\{"));
        assertTrue(services.containsKey(url.getHost()), url::getHost);
        assertEquals(WebServer.HOOKS_PATH + "*", line(caddyfile, "handle (/\\S+) \\{"));
        var house = map(new Load(LoadSettings.builder().build())
                .loadFromString(Files.readString(Path.of("commands/capstan.yaml"))));
        var receiver = map(map(map(house.get("alerts")).get("receivers"))
                .get(url.getPath().substring(WebServer.HOOKS_PATH.length())));
        assertEquals("alertmanager", receiver.get("kind"));
        var name = line(receiver.get("token").toString(), "\\$\\{secret:(\\w+)\\}");
        var there = map(service("capstan-1").get("environment")).get(name + "_FILE");
        assertReadable("capstan-1", there);
        var proof = map(map(hook.get("http_config")).get("authorization"));
        assertReadable("alertmanager", proof.get("credentials_file"));
        assertEquals(there, proof.get("credentials_file"), "both read the same word");
        var silences = URI.create(receiver.get("url").toString());
        assertTrue(list(service(silences.getHost()).get("ports")).stream()
                .anyMatch(port -> port.toString().endsWith(":" + silences.getPort())));
        var often = list(map(alertmanager.get("route")).get("routes")).stream()
                .map(ContainerFiles::map)
                .filter(each -> each.get("matchers").toString().contains("Watchdog"))
                .map(each -> minutes(each.get("repeat_interval")))
                .findFirst()
                .orElseThrow();
        assertTrue(2 * often < minutes(receiver.get("watchdog")), "one may be lost");
    }

    @Test
    @ExtendWith(NeedsAlarmTools.class)
    void the_makers_own_tools_find_nothing_wrong() throws Exception {
        assertEquals("", complaint("promtool", "check", "config", "docker/prometheus/prometheus.yml"));
        assertEquals("", complaint("amtool", "check-config", "docker/alertmanager/alertmanager.yml"));
    }

    /** Empty when all is well. */
    private static String complaint(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : said;
    }

    private static int minutes(Object duration) {
        return Integer.parseInt(line(duration.toString(), "^([0-9]+)m$"));
    }

    private Map<String, Object> receiver(String name) {
        return list(alertmanager.get("receivers")).stream()
                .map(ContainerFiles::map)
                .filter(each -> name.equals(each.get("name")))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> alerts() {
        return list(yaml("prometheus/capstan.rules.yml").get("groups")).stream()
                .flatMap(group -> list(map(group).get("rules")).stream())
                .map(rule -> map(rule).get("alert").toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void assertReadable(String service, Object path) {
        var secret = path.toString().substring(RUN_SECRETS.length());
        assertTrue(list(service(service).get("secrets")).contains(secret), service + " has no " + secret);
    }

    private static long count(String word, String text) {
        return Pattern.compile(Pattern.quote(word)).matcher(text).results().count();
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
