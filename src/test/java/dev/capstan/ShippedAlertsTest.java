package dev.capstan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertRoom;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Audience;
import dev.capstan.alert.Handbook;
import dev.capstan.alert.InMemoryAlerts;
import dev.capstan.alert.Report;
import dev.capstan.alert.Severity;
import dev.capstan.alert.Signal;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.ServiceName;
import dev.capstan.monitor.Monitor;
import dev.capstan.monitor.MonitorsChapter;
import dev.capstan.monitor.Series;
import dev.capstan.monitor.Verdict;
import dev.capstan.outbox.InMemoryOutbox;
import dev.capstan.page.Page;
import dev.capstan.slack.MovableClock;
import dev.capstan.sql.ShippedCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the shipped catalogues do about everything that their monitors may find, and about the rules of CTEA's manual. */
class ShippedAlertsTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.read();

    private final MovableClock clock = new MovableClock();
    private final InMemoryAlerts alerts = new InMemoryAlerts(new InMemoryOutbox(clock), clock);
    private final AlertRoom room = new AlertRoom(() -> CATALOGUE, alerts, new Random(3), () -> {}, clock);

    @TestFactory
    Stream<DynamicTest> whatever_a_monitor_finds_is_known_told_by_its_level_and_resolved() {
        return CATALOGUE.services().values().stream().flatMap(service -> MonitorsChapter.of(service).values().stream()
                .flatMap(monitor -> monitor.limits().keySet().stream()
                        .map(severity -> DynamicTest.dynamicTest(
                                service.name() + " " + monitor.name() + " " + severity.priority(),
                                () -> new ShippedAlertsTest().plays(service.name(), monitor, severity)))));
    }

    private void plays(ServiceName service, Monitor monitor, Severity severity) {
        hears(service, monitor, severity, true);
        var begun = only();
        assertEquals(severity, begun.alert().extent().severity());
        assertEquals(service, begun.alert().origin().where().orElseThrow().service());
        var known = new Handbook(CATALOGUE).definitions(begun.alert());
        assertEquals(
                List.of(monitor.name().value()),
                known.stream().map(each -> each.name()).toList());
        assertFalse(known.getFirst().title().chinese().isBlank());
        if (severity == Severity.WARNING) {
            assertEquals(Alert.Telling.WAITS, begun.alert().telling());
            clock.pass(Duration.ofMinutes(6));
            room.sweep();
        }
        assertEquals(Alert.Telling.ALONE, only().alert().telling());
        if (severity != Severity.WARNING) {
            clock.pass(Duration.ofMinutes(16));
            room.sweep();
            assertTrue(only().alert().step() > 0, "nobody answered, so the next is called");
        }
        hears(service, monitor, severity, false);
        assertFalse(only().alert().open());
    }

    private void hears(ServiceName service, Monitor monitor, Severity severity, boolean firing) {
        new MonitoredAlerts(alerts)
                .hear(new Verdict(
                        service,
                        new EnvironmentName("production"),
                        monitor.name(),
                        Series.ONLY,
                        severity,
                        firing,
                        clock.instant(),
                        Optional.of(1.0),
                        Optional.of(monitor.limits().get(severity)),
                        monitor.unit(),
                        "",
                        clock.instant()));
        room.workOff();
    }

    private AlertView only() {
        assertEquals(1, alerts.all().size());
        return alerts.all().getFirst();
    }

    @Test
    void the_rules_of_cteas_prometheus_are_known_by_their_names() {
        var names = List.of("HighPaymentFailureRate", "IIKOSyncFailure", "HighDatabaseConnections");
        for (var name : names) {
            alerts.take(new Report(
                    "alertmanager",
                    Report.Source.ALERTMANAGER,
                    name,
                    List.of(new Signal(
                            name,
                            name,
                            true,
                            clock.instant(),
                            Optional.empty(),
                            Map.of("alertname", name, "severity", "warning"),
                            Map.of(),
                            Optional.empty(),
                            Optional.empty())),
                    0,
                    clock.instant()));
        }
        room.workOff();
        assertEquals(
                List.of("payment-failures P0", "iiko-sync-failures P1", "database-connections P2"),
                alerts.all().stream()
                        .map(AlertView::alert)
                        .map(alert -> alert.extent().names().getFirst() + " "
                                + alert.extent().severity().priority())
                        .toList());
    }

    @Test
    void neostocks_alerts_reach_people_by_the_channels_of_its_manual() {
        var neostock = CATALOGUE.services().get(new ServiceName("neostock"));
        var wanted = Map.of(
                "error-rate", List.of("mail", "pager"),
                "response-time", List.of("mail"),
                "auth-failures", List.of("mail", "pager"),
                "data-fetch-failures", List.of("mail"));
        wanted.forEach((name, ways) -> {
            var told = new ShippedAlertsTest();
            var monitor = MonitorsChapter.of(neostock).values().stream()
                    .filter(each -> each.name().value().equals(name))
                    .findFirst()
                    .orElseThrow();
            var severity = monitor.limits().keySet().iterator().next();
            told.hears(neostock.name(), monitor, severity, true);
            told.clock.pass(Duration.ofMinutes(6));
            told.room.sweep();
            assertTrue(
                    ways.stream().allMatch(way -> told.alerts.pages().stream()
                            .filter(page -> page.what() == Page.What.TRIGGER)
                            .anyMatch(page -> page.way().value().equals(way))),
                    name + " " + told.alerts.pages());
        });
    }

    @Test
    void whatever_a_card_offers_to_run_somebody_may_run() {
        for (var service : CATALOGUE.services().values()) {
            var definitions = MonitorsChapter.of(service).values().stream()
                    .flatMap(monitor -> monitor.limits().keySet().stream().map(severity -> {
                        var told = new ShippedAlertsTest();
                        told.hears(service.name(), monitor, severity, true);
                        return told.only().alert();
                    }))
                    .flatMap(alert -> new Handbook(CATALOGUE).definitions(alert).stream());
            definitions
                    .flatMap(definition -> definition.actions().stream())
                    .flatMap(action -> action.runbook().stream())
                    .forEach(runbook -> service.environments()
                            .values()
                            .forEach(environment -> assertFalse(
                                    environment
                                            .rights()
                                            .getOrDefault(new RunbookName(runbook), Set.of())
                                            .isEmpty(),
                                    service.name() + " " + environment.name() + " " + runbook)));
        }
    }

    @Test
    void whoever_knows_most_of_it_is_called_besides() {
        var ctea = CATALOGUE.services().get(new ServiceName("ctea"));
        var wanted = Map.of("iiko-sync-failures", "iiko", "database-connections", "dba");
        wanted.forEach((name, contact) -> {
            var told = new ShippedAlertsTest();
            var monitor = MonitorsChapter.of(ctea).values().stream()
                    .filter(each -> each.name().value().equals(name))
                    .findFirst()
                    .orElseThrow();
            told.hears(
                    ctea.name(), monitor, monitor.limits().keySet().iterator().next(), true);
            assertTrue(
                    new Handbook(CATALOGUE).course(told.only().alert()).tell().contains(new Audience(contact)), name);
        });
    }

    @Test
    void the_payment_platform_writes_to_the_addresses_of_its_manual() {
        var payments = CATALOGUE.services().get(new ServiceName("payment-platform"));
        var monitor = MonitorsChapter.of(payments).values().stream()
                .filter(each -> each.name().value().equals("payment-success"))
                .findFirst()
                .orElseThrow();
        Map.of(Severity.WARNING, "support-mail", Severity.CRITICAL, "payment-mail")
                .forEach((severity, way) -> {
                    var told = new ShippedAlertsTest();
                    told.hears(payments.name(), monitor, severity, true);
                    told.clock.pass(Duration.ofMinutes(6));
                    told.room.sweep();
                    assertEquals(
                            List.of(way),
                            told.alerts.pages().stream()
                                    .filter(page -> page.what() == Page.What.TRIGGER)
                                    .map(page -> page.way().value())
                                    .toList());
                });
    }
}
