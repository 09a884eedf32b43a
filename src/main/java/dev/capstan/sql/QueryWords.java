package dev.capstan.sql;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Service;
import dev.capstan.operation.Misread;
import dev.capstan.operation.Nearness;
import dev.capstan.operation.Refusal;
import dev.capstan.operation.TypedNames;
import dev.capstan.operation.TypedWords;
import dev.capstan.sql.Asked.Wanted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what somebody typed after {@code /sql}. */
final class QueryWords {
    /** A word of its own: what follows is a statement, in one piece. */
    static final String STATEMENT = "=";

    private final Service service;
    private final List<String> rest;

    sealed interface Said {
        record Nothing() implements Said {}

        record OnlyService(Service service) implements Said {}

        record Asks(
                Service service,
                Optional<EnvironmentName> environment,
                Query query,
                List<String> positional,
                Map<String, String> named)
                implements Said {

            EnvironmentName chosenEnvironment() throws Misread {
                var typed = new ArrayList<>(
                        environment.stream().map(EnvironmentName::value).toList());
                return TypedNames.environment(service, typed).name();
            }

            /** A form can ask for what is missing. */
            boolean canBeCompleted(Refusal refusal) {
                return refusal instanceof Refusal.ParameterMissing || refusal instanceof Refusal.EnvironmentMissing;
            }

            Wanted wanted() {
                var values = new LinkedHashMap<>(named);
                var open = new ArrayList<>(query.parameters().stream()
                        .map(parameter -> parameter.name())
                        .filter(name -> !named.containsKey(name))
                        .toList());
                positional.stream().limit(open.size()).forEach(word -> values.put(open.removeFirst(), word));
                return new Wanted(service.name(), environment, query.name(), values);
            }
        }

        record Types(Service service, EnvironmentName environment, DatabaseName database, String statement)
                implements Said {}

        record Consults(Service service, EnvironmentName environment, DatabaseName database) implements Said {}

        record Refused(QueryRefusal refusal) implements Said {}
    }

    private QueryWords(Service service, List<String> rest) {
        this.service = service;
        this.rest = rest;
    }

    static Said read(Catalogue catalogue, List<String> typed) throws Misread {
        int statement = typed.indexOf(STATEMENT);
        var words = TypedWords.of(statement < 0 ? typed : typed.subList(0, statement));
        var rest = new ArrayList<>(words.plain());
        if (rest.isEmpty()) {
            return new Said.Nothing();
        }
        var reader = new QueryWords(TypedNames.service(catalogue, rest.removeFirst()), rest);
        return statement < 0
                ? reader.query(words.named())
                : reader.typed(String.join(" ", typed.subList(statement + 1, typed.size())));
    }

    private Said query(Map<String, String> named) throws Misread {
        var environment = takeEnvironment();
        if (rest.isEmpty()) {
            return new Said.OnlyService(service);
        }
        var name = rest.removeFirst();
        if (name.equalsIgnoreCase(Doctor.WORD)) {
            return onDatabase(environment, any -> Doctor.WORD + " " + any, Said.Consults::new);
        }
        var all = Questions.queries(service);
        var query = all.get(new QueryName(name.toLowerCase(Locale.ROOT)));
        if (query == null) {
            return new Said.Refused(unknown(name, all, environment));
        }
        var chosen = environment.or(this::takeEnvironment);
        return new Said.Asks(service, chosen, query, List.copyOf(rest), named);
    }

    private QueryRefusal unknown(String typed, Map<QueryName, Query> all, Optional<EnvironmentName> environment) {
        var near = Nearness.nearest(typed, all.keySet());
        var environments = List.copyOf(service.environments().keySet());
        return near.isEmpty()
                        && environment.isEmpty()
                        && !Nearness.nearest(typed, environments).isEmpty()
                ? new QueryRefusal.Mistyped(new Refusal.UnknownEnvironment(service.name(), typed, environments))
                : new QueryRefusal.UnknownQuery(service.name(), typed, near, List.copyOf(all.keySet()));
    }

    private Said typed(String statement) throws Misread {
        return onDatabase(
                takeEnvironment(),
                any -> any + " = SELECT …",
                (service, environment, database) -> new Said.Types(service, environment, database, statement));
    }

    private interface OnDatabase {
        Said said(Service service, EnvironmentName environment, DatabaseName database);
    }

    /** What may be left out of the database and the environment is what there is only one of. */
    private Said onDatabase(
            Optional<EnvironmentName> environment, Function<DatabaseName, String> example, OnDatabase said)
            throws Misread {
        var database = takeDatabase();
        var chosen = environment.or(this::takeEnvironment);
        if (!rest.isEmpty()) {
            throw new Misread(new Refusal.TooManyWords(rest.getFirst()));
        }
        var all = List.copyOf(Questions.databases(service).keySet());
        if (all.isEmpty()) {
            return new Said.Refused(new QueryRefusal.NoDatabase(service.name()));
        }
        if (database.isEmpty() && all.size() > 1) {
            return new Said.Refused(
                    new QueryRefusal.DatabaseMissing(service.name(), all, example.apply(all.getFirst())));
        }
        var known = TypedNames.environment(
                service,
                new ArrayList<>(chosen.stream().map(EnvironmentName::value).toList()));
        return said.said(service, known.name(), database.orElseGet(all::getFirst));
    }

    private Optional<EnvironmentName> takeEnvironment() {
        return take(service.environments().keySet());
    }

    private Optional<DatabaseName> takeDatabase() {
        return take(Questions.databases(service).keySet());
    }

    private <T> Optional<T> take(Iterable<T> names) {
        if (!rest.isEmpty()) {
            for (var name : names) {
                if (name.toString().equalsIgnoreCase(rest.getFirst())) {
                    rest.removeFirst();
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }
}
