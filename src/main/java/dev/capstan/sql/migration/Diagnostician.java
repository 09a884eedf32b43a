package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Diagnosis;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import dev.capstan.sql.migration.report.Hints;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what helps: from what the log claims, through what the migration says, to what the database really has. */
final class Diagnostician {
    private static final int MOST_SUSPICIONS = 10;

    private final Dialect dialect;
    private final SystemCatalogue catalogue;
    private final RemedyWriter writer;

    Diagnostician(Dialect dialect, SystemCatalogue catalogue) {
        this.dialect = dialect;
        this.catalogue = catalogue;
        this.writer = new RemedyWriter(dialect);
    }

    /** Why it failed, in the names that the database has, and what helps. */
    record Opinion(Diagnosis diagnosis, Remedy remedy) {}

    /** @param migration the text of the migration that failed, as far as it is known */
    Opinion opinion(Diagnosis diagnosis, String log, String migration) {
        return switch (diagnosis) {
            case Diagnosis.Violated(var rule, var hints) -> against(rule, hints, log, migration);
            case Diagnosis.KeptWaiting waiting -> new Opinion(waiting, RemedyWriter.blockers(dialect));
            case Diagnosis.NotPermitted(var hints) ->
                new Opinion(
                        diagnosis,
                        hints.table()
                                .flatMap(catalogue::table)
                                .map(table -> RemedyWriter.owner(dialect, table))
                                .orElse(Remedy.NONE));
            case Diagnosis.PrismaStopped(var code, var named, var cause) -> {
                var opinion = cause.map(known -> opinion(known, log, migration));
                yield new Opinion(
                        new Diagnosis.PrismaStopped(code, named, opinion.map(Opinion::diagnosis)),
                        opinion.map(Opinion::remedy).orElse(Remedy.NONE));
            }
            case Diagnosis.NotLetIn door -> new Opinion(door, Remedy.NONE);
            case Diagnosis.Drifted drifted -> new Opinion(drifted, Remedy.NONE);
            case Diagnosis.Mistyped mistyped -> new Opinion(mistyped, Remedy.NONE);
            case Diagnosis.Unrecognised unknown -> new Opinion(unknown, Remedy.NONE);
        };
    }

    /** For a log that says nothing: what the migration would fail at, and how to look whether it does. */
    List<Opinion> suspicions(String migration) {
        return new DefinitionReader(dialect)
                .in(migration).stream()
                        .limit(MOST_SUSPICIONS)
                        .map(definition -> new Opinion(
                                new Diagnosis.Violated(definition.rule(), hints(definition)), remedy(definition)))
                        .filter(opinion -> opinion.remedy().look().isPresent())
                        .toList();
    }

    private static Hints hints(Definition definition) {
        return new Hints(Optional.of(definition.table()), definition.name(), definition.columns(), definition.other());
    }

    private Opinion against(Rule rule, Hints hints, String log, String migration) {
        return definitions(rule, hints, log, migration)
                .map(definition -> new Opinion(
                        new Diagnosis.Violated(rule, hints(definition).or(hints)), remedy(definition)))
                .filter(opinion -> opinion.remedy().look().isPresent())
                .findFirst()
                .orElseGet(() -> new Opinion(new Diagnosis.Violated(rule, hints), Remedy.NONE));
    }

    /** The most certain first: a rule in force, what the log and the migration define, what the log alone gives. */
    private Stream<Definition> definitions(Rule rule, Hints hints, String log, String migration) {
        var reader = new DefinitionReader(dialect);
        var inForce = hints.constraint().flatMap(catalogue::rule).stream();
        var written = Stream.concat(reader.in(log).stream(), reader.in(migration).stream());
        var claimed = hints.table().stream()
                .filter(table -> !hints.columns().isEmpty())
                .map(table -> new Definition(
                        rule, hints.constraint(), table, hints.columns(), hints.other(), List.of(), Optional.empty()));
        return Stream.of(inForce, written, claimed)
                .flatMap(each -> each)
                .filter(definition -> RemedyWriter.fits(definition, rule, hints));
    }

    private Remedy remedy(Definition definition) {
        return catalogue
                .table(definition.table())
                .map(table ->
                        writer.against(definition, table, definition.other().flatMap(catalogue::table)))
                .orElse(Remedy.NONE);
    }
}
