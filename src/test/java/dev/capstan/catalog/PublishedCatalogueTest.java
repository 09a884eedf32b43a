package dev.capstan.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.capstan.Shelf;
import dev.capstan.yaml.Node;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published in {@code commands/}: the shipped catalogue, the example, and the schemas of both. */
class PublishedCatalogueTest {
    private static final Path COMMANDS = Path.of("commands");
    private static final Path EXAMPLE = COMMANDS.resolve("_example");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SchemaWriter WRITER = new SchemaWriter(Shelf.chapters(), Shelf.house());

    private final CatalogueReader reader = Shelf.reader();

    @Test
    void the_shipped_catalogue_is_in_order_and_leaves_the_example_out() {
        var catalogue = TestCatalogue.loaded(reader.read(COMMANDS));
        assertFalse(catalogue.services().containsKey(new ServiceName("shop")));
        var ctea = catalogue.services().get(new ServiceName("ctea"));
        assertEquals(7, ctea.environmentRules().size());
        assertEquals(5, ctea.health().size());
        var deploy = ctea.runbooks().get(Runbook.DEPLOY);
        var scripts = deploy.steps().toString();
        assertTrue(scripts.contains("pnpm db:migrate") && scripts.contains("pm2 restart ctea-platform"), scripts);
        assertTrue(ctea.runbooks().get(new RunbookName("diagnose-migration")).recovery());
    }

    @Test
    void the_example_is_in_order() {
        var shop = TestCatalogue.loaded(reader.read(EXAMPLE)).services().get(new ServiceName("shop"));
        assertEquals(2, shop.environments().get(Environment.PRODUCTION).hosts().size());
    }

    /** What {@code ./capstan try} begins with. */
    @Test
    void the_sample_is_in_order() {
        var catalogue = TestCatalogue.loaded(reader.read(COMMANDS.resolve("_sample")));
        var shop = catalogue.services().get(new ServiceName("shop"));
        var deploy = shop.runbooks().get(Runbook.DEPLOY);
        assertTrue(deploy.guard().notRequester());
        assertTrue(
                shop.runbooks().get(new RunbookName("reset-demo-data")).guard().typed());
        for (var runbook : shop.runbooks().values()) {
            assertFalse(runbook.title().english().equals(runbook.title().chinese()), runbook.name() + " in Chinese");
        }
    }

    /** Write them anew with {@code mvn test -Dtest=PublishedCatalogueTest -Dschema.write=true}. */
    @ParameterizedTest
    @CsvSource({"capstan.schema.json", "service.schema.json"})
    void the_published_schema_is_what_the_declarations_say(String name) throws IOException {
        var file = COMMANDS.resolve("schema").resolve(name);
        var written = name.startsWith("capstan") ? WRITER.house() : WRITER.service();
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(file, written);
        }
        assertEquals(written, Files.readString(file), "stale: run this test with -Dschema.write=true");
    }

    @ParameterizedTest
    @MethodSource("publishedFiles")
    void every_published_file_names_its_schema_and_keeps_to_it(Path file) throws IOException {
        var text = Files.readString(file);
        var first = text.lines().findFirst().orElse("");
        assertTrue(first.startsWith("# yaml-language-server: $schema="), first);
        var schema =
                file.resolveSibling(first.substring(first.indexOf('=') + 1)).normalize();
        assertEquals(
                COMMANDS.resolve("schema")
                        .resolve(file.endsWith("capstan.yaml") ? "capstan.schema.json" : "service.schema.json"),
                schema);
        assertEquals(Set.of(), schema(Files.readString(schema)).validate(json(node(text))));
    }

    static Stream<Path> publishedFiles() throws IOException {
        try (var files = Files.walk(COMMANDS)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop/runbooks.yaml | timeout: 30s | timeout: 30",
                "shop/runbooks.yaml | timeout: 30s | timeout: 0s",
                "shop/runbooks.yaml | timeout: 30s | timeout: -1s",
                "shop/runbooks.yaml | timeout: 30s | tiemout: 30s",
                "shop/runbooks.yaml | timeout: 30s | every: 2s",
                "shop/runbooks.yaml | timeout: 30s | wait: 5s",
                "shop/runbooks.yaml | run: make | name: Make",
                "shop/runbooks.yaml | run: make | run: 5",
                "shop/runbooks.yaml | run: make | http: shop-1/health",
                "shop/runbooks.yaml | type: git-ref | type: git",
                "shop/runbooks.yaml | guard: requester | guard: { approvals: 0 }",
                "shop/runbooks.yaml | guard: requester | guard: all",
                "shop/runbooks.yaml | recovery: true | recovery: yes",
                "shop/runbooks.yaml | rollback: | Rollback:",
                "shop/service.yaml | folder: /srv/shop | folder: shop",
                "shop/service.yaml | channel: C0SHOP | channel: shop",
                "shop/service.yaml | DATABASE_URL: required | DATABASE_URL: {}",
                "shop/service.yaml | DATABASE_URL: required | DATABASE-URL: required",
                "shop/service.yaml | runs-on: ssh://deploy@shop-1 | runs-on: shop-1",
                "shop/service.yaml | runs-on: ssh://deploy@shop-1 | runs-on: []",
                "shop/service.yaml | service: shop | name: shop",
                "capstan.yaml | admin-channel: C0ADMIN | admin-channel: U0ADMIN",
                "capstan.yaml | users: [U0CAROL] | users: [carol]",
            })
    void reader_and_schema_refuse_the_same(String file, String piece, String replacement) throws IOException {
        var files = TestCatalogue.with(file, piece, replacement);
        assertFalse(TestCatalogue.problems(files).isEmpty(), "the reader took it");
        var schema = schema(file.endsWith("capstan.yaml") ? WRITER.house() : WRITER.service());
        assertEquals(Set.of(), schema.validate(json(node(TestCatalogue.texts().get(file)))), "before the change");
        assertFalse(schema.validate(json(node(files.texts().get(file)))).isEmpty(), "the schema took it");
    }

    @Test
    void every_key_of_the_schemas_stands_in_the_example() throws IOException {
        Map<JsonNode, Set<String>> written = new LinkedHashMap<>();
        walk(JSON.readTree(WRITER.house()), List.of(example("capstan.yaml")), written);
        var service = JSON.readTree(WRITER.service());
        while (service.has("if")) {
            var file = "shop/" + service.at("/if/anyOf/0/required/0").asText() + ".yaml";
            walk(service.get("then"), List.of(example(file)), written);
            service = service.get("else");
        }
        walk(service, List.of(example("shop/service.yaml")), written);
        var missing = new TreeSet<String>();
        written.forEach((properties, keys) -> properties.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                missing.add(key + " (beside " + new TreeSet<>(keys) + ")");
            }
        }));
        assertEquals(Set.of(), missing);
        assertTrue(written.size() > 15, "only " + written.size() + " groups of keys were looked at");
    }

    /** What can't stand beside the rest is shown in a comment. */
    private static Node example(String name) throws IOException {
        return node(Files.readString(EXAMPLE.resolve(name)).replaceAll("# (here|reach):", "$1:"));
    }

    private static void walk(JsonNode schema, List<Node> nodes, Map<JsonNode, Set<String>> written) {
        for (var choice : List.of("anyOf", "oneOf")) {
            schema.path(choice).forEach(each -> walk(each, nodes, written));
        }
        var mappings = nodes.stream()
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .toList();
        if (schema.has("properties")) {
            var keys = written.computeIfAbsent(schema.get("properties"), properties -> new HashSet<>());
            mappings.forEach(mapping -> mapping.entries().forEach(entry -> keys.add(entry.key())));
            schema.get("properties")
                    .properties()
                    .forEach(property -> walk(property.getValue(), values(mappings, property.getKey()), written));
        }
        if (schema.path("additionalProperties").isObject()) {
            walk(schema.get("additionalProperties"), values(mappings, null), written);
        }
        if (schema.has("items")) {
            var items = new ArrayList<Node>();
            nodes.stream()
                    .filter(Node.Items.class::isInstance)
                    .forEach(node -> items.addAll(((Node.Items) node).items()));
            walk(schema.get("items"), items, written);
        }
    }

    private static List<Node> values(List<Node.Mapping> mappings, String key) {
        return mappings.stream()
                .flatMap(mapping -> mapping.entries().stream())
                .filter(entry -> key == null || entry.key().equals(key))
                .map(Node.Entry::value)
                .toList();
    }

    private static JsonSchema schema(String text) throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(JSON.readTree(text));
    }

    private static Node node(String text) {
        var reading = new Reading();
        return YamlText.read("text", text, reading).orElseThrow(() -> new AssertionError(reading.problems()));
    }

    /** As an editor sees it: plain words become what YAML 1.2 says they are. */
    private static JsonNode json(Node node) {
        var nodes = JsonNodeFactory.instance;
        return switch (node) {
            case Node.Mapping mapping -> {
                var object = nodes.objectNode();
                mapping.entries().forEach(entry -> object.set(entry.key(), json(entry.value())));
                yield object;
            }
            case Node.Items items -> {
                var array = nodes.arrayNode();
                items.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case Node.Scalar scalar -> {
                if (scalar.isEmpty()) {
                    yield nodes.nullNode();
                }
                if (scalar.isBoolean()) {
                    yield nodes.booleanNode(Boolean.parseBoolean(scalar.text()));
                }
                yield scalar.isNumber() ? number(scalar.text()) : nodes.textNode(scalar.text());
            }
        };
    }

    private static JsonNode number(String text) {
        return text.matches("[-+]?[0-9]+")
                ? JsonNodeFactory.instance.numberNode(Long.parseLong(text))
                : JsonNodeFactory.instance.numberNode(Double.parseDouble(text));
    }
}
