package dev.capstan.watch;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.RunbookName;
import dev.capstan.catalog.Service;
import dev.capstan.monitor.Limit;
import dev.capstan.monitor.MonitorName;
import dev.capstan.operation.plan.PlannedWatch.Mode;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code watches} in {@code watches.yaml}. */
public final class WatchesChapter implements Chapter<Map<RunbookName, Declaration>> {
    static final ChapterKey<Map<RunbookName, Declaration>> KEY = new ChapterKey<>("watches");

    static Map<RunbookName, Declaration> of(Service service) {
        return service.chapters().get(KEY).orElse(Map.of());
    }

    @Override
    public ChapterKey<Map<RunbookName, Declaration>> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "watches.yaml";
    }

    @Override
    public String about() {
        return "What is watched after a runbook has succeeded, and leads back, by the runbook's name.";
    }

    @Override
    public Form<Map<RunbookName, Declaration>> form() {
        return Shapes.mapOf(CatalogueForms.runbook(), watch());
    }

    private static Form<Declaration> watch() {
        var keys = Fields.of("a watch");
        var within = keys.required("within", Scalars.duration("10m"), "For how long after its end it is watched.");
        var mode = keys.optional(
                "mode",
                Scalars.oneOf(List.of(Mode.values()), WatchesChapter::word),
                "auto: it is rolled back without asking again, which whoever approves the runbook approves with it; ask"
                        + " (when left out): people are asked.");
        var when = keys.required(
                "when",
                Shapes.oneOrMore(Shapes.valueOrKeys(plain(), cause())),
                "The monitors of monitors.yaml; any one of them is enough.");
        var settle = keys.optional(
                "settle",
                Scalars.duration("1m"),
                "For how long after its end readings don't count yet; at once when left out. A rate over five minutes still"
                        + " holds what was before.");
        var back =
                keys.optional("back", CatalogueForms.runbook(), "The runbook that leads back; rollback when left out.");
        var environments = keys.optional(
                "environments",
                Shapes.oneOrMore(CatalogueForms.environment()),
                "Where; in all environments when left out.");
        return keys.whole(found -> found.here(new Declaration(
                found.get(environments).orElse(List.of()),
                found.get(mode).orElse(Mode.ASK),
                found.need(within),
                found.get(settle).orElse(Duration.ZERO),
                found.get(back).orElse(Runbook.ROLLBACK),
                found.need(when))));
    }

    private static Form<Declaration.Cause> plain() {
        return monitor().map(name -> new Declaration.Cause(name, Optional.empty(), Optional.empty()));
    }

    private static Form<Declaration.Cause> cause() {
        var keys = Fields.of("a monitor that is watched");
        var monitor = keys.required("monitor", monitor(), "Its name.");
        var limit =
                keys.optional("limit", Limit.form(), "From where on; the worst of the monitor's own when left out.");
        var lasting = keys.optional(
                "for",
                Scalars.duration("60s"),
                "For how long it has to be passed, at least three readings; as long as the monitor's own when left out.");
        return keys.whole(
                found -> found.here(new Declaration.Cause(found.need(monitor), found.get(limit), found.get(lasting))));
    }

    private static Form<MonitorName> monitor() {
        return CatalogueForms.name("error-rate").map(MonitorName::new);
    }

    static String word(Mode mode) {
        return mode.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<RunbookName, Declaration> link(
            Map<RunbookName, Declaration> read, Service service, House house, Reading reading) {
        read.forEach((runbook, declaration) -> new WatchLink(service, reading).check(runbook, declaration));
        return read;
    }
}
