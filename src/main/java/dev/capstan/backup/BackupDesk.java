package dev.capstan.backup;

import dev.capstan.access.Access;
import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.Misread;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.TypedNames;
import dev.capstan.step.Told;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where people ask which backups there are: answered from what is remembered, at once. */
public final class BackupDesk {
    public static final String LIST = "list";
    public static final String SHOW = "show";
    public static final String DRILLS = "drills";

    private final CurrentCatalogue catalogue;
    private final Access access;
    private final Inventories inventories;
    private final DrillBook drills;
    private final Clock clock;

    public BackupDesk(
            CurrentCatalogue catalogue, Access access, Inventories inventories, DrillBook drills, Clock clock) {
        this.catalogue = catalogue;
        this.access = access;
        this.inventories = inventories;
        this.drills = drills;
        this.clock = clock;
    }

    /** What is answered, or why not. */
    public sealed interface Answer {
        record Lines(List<Told> lines) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    /** Whether something is looked at by {@code service [environment] list}, {@code show} or {@code drills}, and not to be done. */
    public static boolean looks(List<String> words) {
        return words.stream().skip(1).limit(2).anyMatch(word -> isLook(word));
    }

    private static boolean isLook(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return List.of(LIST, SHOW, DRILLS).contains(lower);
    }

    /** Reads {@code service [environment] list}, {@code drills} or {@code show [backup]}. */
    public Answer look(List<String> words, UserId person) {
        try {
            var rest = new ArrayList<>(words);
            var service = TypedNames.service(catalogue.now(), rest.removeFirst());
            int at = rest.stream()
                    .filter(BackupDesk::isLook)
                    .findFirst()
                    .map(rest::indexOf)
                    .orElseThrow();
            var look = rest.remove(at).toLowerCase(Locale.ROOT);
            var environment = TypedNames.environment(service, rest);
            if (Backups.of(service).isEmpty()) {
                return new Answer.Lines(List.of(new Told(
                        service.name() + " has no backups: nothing is written in backups.yaml.",
                        service.name() + " 没有配置备份（backups.yaml）。")));
            }
            if (!mayLook(environment, person)) {
                return new Answer.Lines(List.of(new Told(
                        "Only whoever may take or restore backups of " + service.name() + " sees them.",
                        "只有可以备份或恢复 " + service.name() + " 的人才能查看。")));
            }
            return new Answer.Lines(lines(service, environment, look, rest));
        } catch (Misread misread) {
            return new Answer.Refused(misread.refusal());
        }
    }

    private boolean mayLook(Environment environment, UserId person) {
        var house = catalogue.now().house();
        return access.mayRun(house, environment, BackupProcedures.NOW, person)
                || access.mayRun(house, environment, BackupProcedures.RESTORE, person);
    }

    private List<Told> lines(Service service, Environment environment, String look, List<String> rest) {
        if (look.equals(DRILLS)) {
            return drilled(service, environment);
        }
        var words = new BackupWords(service.name() + " " + environment.name(), clock.instant());
        var seen = inventories.of(service.name(), environment.name());
        if (seen.isEmpty()) {
            return List.of(words.neverLooked());
        }
        if (look.equals(LIST)) {
            return words.list(seen.get());
        }
        var named = Optional.of(rest).filter(more -> !more.isEmpty()).map(List::getFirst);
        return seen.get()
                .inventory()
                .named(named.orElse(BackupProcedures.LATEST))
                .map(words::show)
                .orElseGet(() -> words.list(seen.get()));
    }

    private List<Told> drilled(Service service, Environment environment) {
        var targets = Backups.of(service).flatMap(Backups::targets).orElse(Targets.NONE);
        var lines = new Drills(targets, drills.of(service.name(), environment.name())).lines();
        var place = service.name() + " " + environment.name();
        return lines.isEmpty()
                ? List.of(new Told("No drill was held for " + place + " yet.", place + " 还没有做过演练。"))
                : lines;
    }
}
