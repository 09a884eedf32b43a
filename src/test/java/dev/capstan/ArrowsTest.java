package dev.capstan;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Which room may import which. A new arrow is a decision: it is drawn here first. */
class ArrowsTest {
    private static final String ROOT = "dev.capstan.";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.capstan");

    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("yaml", List.of()),
            Map.entry("step", List.of()),
            Map.entry("step.shell", List.of("step")),
            Map.entry("step.ssh", List.of("step")),
            Map.entry("step.http", List.of("step")),
            Map.entry("catalog", List.of("yaml", "step")),
            Map.entry("outbox", List.of()),
            Map.entry("access", List.of("catalog")),
            Map.entry("rota", List.of("catalog", "access", "yaml")),
            Map.entry("page", List.of("catalog", "step", "yaml")),
            Map.entry("finding", List.of("alert", "catalog", "step")),
            Map.entry("operation", List.of("operation..", "catalog", "step", "access")),
            Map.entry("operation.plan", List.of("operation..", "catalog", "step")),
            Map.entry("operation.run", List.of("operation..", "catalog", "step")),
            Map.entry("operation.due", List.of("operation", "catalog")),
            Map.entry(
                    "store",
                    List.of(
                            "operation..",
                            "finding",
                            "rota",
                            "page",
                            "alert",
                            "incident",
                            "backup",
                            "monitor",
                            "watch",
                            "sql",
                            "sql.fix",
                            "catalog",
                            "step",
                            "outbox")),
            Map.entry("schedule", List.of()),
            Map.entry(
                    "sql",
                    List.of("sql.gate", "sql.mask", "sql.migration.report", "operation", "catalog", "access", "yaml")),
            Map.entry("sql.gate", List.of()),
            Map.entry("sql.mask", List.of("sql.gate")),
            Map.entry("sql.engine", List.of("sql", "sql.gate", "sql.mask", "sql.fix", "catalog", "settings", "step")),
            Map.entry("sql.fix", List.of("sql", "sql.gate", "sql.mask", "access", "catalog", "step", "yaml")),
            Map.entry("sql.chart", List.of("sql")),
            Map.entry("sql.doctor", List.of("sql", "sql.gate", "catalog")),
            Map.entry(
                    "sql.migration",
                    List.of(
                            "sql",
                            "sql.gate",
                            "sql.fix",
                            "sql.migration.report",
                            "operation..",
                            "catalog",
                            "step",
                            "yaml")),
            Map.entry("sql.migration.report", List.of("operation", "catalog")),
            Map.entry("slack.api", List.of()),
            Map.entry("slack.people", List.of("slack.api", "access", "catalog")),
            Map.entry(
                    "slack.render",
                    List.of(
                            "alert",
                            "incident",
                            "monitor",
                            "watch",
                            "page",
                            "rota",
                            "operation..",
                            "sql",
                            "sql.gate",
                            "sql.mask",
                            "sql.migration..",
                            "catalog",
                            "step",
                            "access")),
            Map.entry(
                    "slack.listen",
                    List.of(
                            "slack.api",
                            "slack.people",
                            "slack.render",
                            "rota",
                            "operation..",
                            "sql",
                            "sql.fix",
                            "sql.migration",
                            "alert",
                            "incident",
                            "backup",
                            "monitor",
                            "watch",
                            "catalog",
                            "step",
                            "access")),
            Map.entry("slack.manifest", List.of("slack.api", "slack.listen")),
            Map.entry(
                    "slack.deliver",
                    List.of(
                            "slack.api",
                            "slack.people",
                            "slack.render",
                            "outbox",
                            "alert",
                            "incident",
                            "page",
                            "rota",
                            "monitor",
                            "watch",
                            "operation..",
                            "sql",
                            "sql.fix",
                            "catalog",
                            "step",
                            "access")),
            Map.entry(
                    "backup",
                    List.of(
                            "operation..",
                            "finding",
                            "alert",
                            "access",
                            "sql",
                            "sql.gate",
                            "catalog",
                            "step",
                            "yaml",
                            "settings")),
            Map.entry("alert", List.of("page", "access", "catalog", "yaml")),
            Map.entry("monitor", List.of("alert", "sql", "operation", "access", "catalog", "step", "yaml")),
            Map.entry("monitor.gauge", List.of("monitor", "sql", "catalog", "step")),
            Map.entry("watch", List.of("monitor", "operation", "operation.plan", "access", "catalog", "yaml")),
            Map.entry("incident", List.of("alert", "operation", "operation.plan", "access", "catalog", "step", "yaml")),
            Map.entry("alert.silence", List.of("alert", "step")),
            Map.entry("alert.receive", List.of("alert", "catalog", "step")),
            Map.entry("web", List.of()),
            Map.entry("settings", List.of("step")),
            Map.entry("bench", List.of("workspace..")),
            Map.entry("trial", List.of("workspace..", "catalog")),
            Map.entry("workspace..", List.of("workspace..")));

    @TestFactory
    Stream<DynamicTest> a_room_imports_only_what_is_drawn() {
        return MAY_IMPORT.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(room.getKey(), () -> {
                    var own = new ArrayList<>(List.of(ROOT + room.getKey()));
                    room.getValue().forEach(other -> own.add(ROOT + other));
                    noClasses()
                            .that(resideInAPackage(ROOT + room.getKey()))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage("dev.capstan..")
                                    .and(resideOutsideOfPackages(own.toArray(String[]::new))))
                            .check(CODE);
                }));
    }

    @TestFactory
    Stream<DynamicTest> every_room_is_drawn() {
        return CODE.stream()
                .map(each -> each.getPackageName())
                .distinct()
                .filter(name -> name.startsWith(ROOT))
                .map(name -> name.substring(ROOT.length()))
                .filter(name -> !name.startsWith("workspace"))
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    if (!MAY_IMPORT.containsKey(name)) {
                        throw new AssertionError("draw the arrows of " + name + " in this test");
                    }
                }));
    }
}
