package dev.capstan.slack.render;

import dev.capstan.access.Access;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.Environment;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.House;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.UserId;
import dev.capstan.sql.Database;
import dev.capstan.sql.Questions;
import dev.capstan.sql.Rights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What one person may ask of one service.
 *
 * @param runs each runbook that they may run somewhere
 * @param queries how many they may ask somewhere
 * @param types whether they may type statements of their own somewhere
 * @param consults whether they may have a database examined somewhere
 */
public record Reach(Service service, List<Runs> runs, long queries, boolean types, boolean consults) {
    /** @param environments where */
    public record Runs(Runbook runbook, List<EnvironmentName> environments) {}

    public Reach {
        runs = List.copyOf(runs);
    }

    public static List<Reach> of(Catalogue catalogue, Access access, UserId person) {
        return catalogue.services().values().stream()
                .map(service -> of(service, catalogue.house(), access, person))
                .toList();
    }

    private static Reach of(Service service, House house, Access access, UserId person) {
        Function<Rights, Boolean> somewhere = rights -> service.environments().keySet().stream()
                .anyMatch(environment -> access.hasAny(house, rights.in(environment), person));
        var databases = Questions.databases(service).values();
        return new Reach(
                service,
                runs(service, house, access, person),
                Questions.queries(service).values().stream()
                        .filter(query -> somewhere.apply(query.may()))
                        .count(),
                databases.stream().map(Database::adHoc).anyMatch(somewhere::apply),
                databases.stream().map(Database::may).anyMatch(somewhere::apply));
    }

    private static List<Runs> runs(Service service, House house, Access access, UserId person) {
        var runs = new ArrayList<Runs>();
        for (var runbook : service.runbooks().values()) {
            var environments = service.environments().values().stream()
                    .filter(environment -> access.mayRun(house, environment, runbook.name(), person))
                    .map(Environment::name)
                    .toList();
            if (!runbook.recovery() && !runbook.isUndo() && !environments.isEmpty()) {
                runs.add(new Runs(runbook, environments));
            }
        }
        return runs;
    }

    boolean runs(String command) {
        return runs.stream().anyMatch(each -> each.runbook().command().equals(command));
    }

    boolean isNothing() {
        return runs.isEmpty() && queries == 0 && !types && !consults;
    }
}
