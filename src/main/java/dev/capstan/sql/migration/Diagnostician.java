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
    private static final int MOST_SUSPECTS = 10;

    private final Dialect dialect;
    private final SystemCatalogue catalogue;
    private final RemedyWriter writer;

    Diagnostician(Dialect dialect, SystemCatalogue catalogue) {
        this.dialect = dialect;
        this.catalogue = catalogue;
        this.writer = new RemedyWriter(dialect);
    }

    /** @param migration the text of the migration that failed, as far as it is known */
    Remedy remedy(Diagnosis diagnosis, String log, String migration) {
        return switch (diagnosis) {
            case Diagnosis.Violated(var rule, var hints) -> against(rule, hints, log, migration);
            case Diagnosis.KeptWaiting waiting -> RemedyWriter.blockers(dialect);
            case Diagnosis.NotPermitted(var hints) ->
                hints.table()
                        .flatMap(catalogue::table)
                        .map(table -> RemedyWriter.owner(dialect, table))
                        .orElse(Remedy.NONE);
            case Diagnosis.PrismaStopped(var code, var named, var cause) ->
                cause.map(known -> remedy(known, log, migration)).orElse(Remedy.NONE);
            case Diagnosis.NotLetIn door -> Remedy.NONE;
            case Diagnosis.Drifted drifted -> Remedy.NONE;
            case Diagnosis.Mistyped mistyped -> Remedy.NONE;
            case Diagnosis.Unrecognised unknown -> Remedy.NONE;
        };
    }

    /** A rule that a migration makes, and that rows in the database would break. */
    record Suspect(Diagnosis.Violated diagnosis, Remedy remedy) {}

    /** For a log that says nothing: what the migration would fail at, and how to look whether it does. */
    List<Suspect> suspects(String migration) {
        return new DefinitionReader(dialect)
                .in(migration).stream()
                        .limit(MOST_SUSPECTS)
                        .map(definition -> new Suspect(
                                new Diagnosis.Violated(definition.rule(), hints(definition)), remedy(definition)))
                        .filter(suspect -> suspect.remedy().look().isPresent())
                        .toList();
    }

    private static Hints hints(Definition definition) {
        return new Hints(Optional.of(definition.table()), definition.name(), definition.columns(), definition.other());
    }

    private Remedy against(Rule rule, Hints hints, String log, String migration) {
        return definitions(rule, hints, log, migration)
                .map(this::remedy)
                .filter(remedy -> remedy.look().isPresent())
                .findFirst()
                .orElse(Remedy.NONE);
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
