package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Diagnosis;
import dev.capstan.sql.migration.report.Diagnosis.Door;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import dev.capstan.sql.migration.report.Diagnosis.Wait;
import dev.capstan.sql.migration.report.Hints;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a database can object to, by the codes with which it does so. Messages change with the language, codes don't. */
enum Fault {
    CHECK(hints -> new Diagnosis.Violated(Rule.CHECK, hints), "23514", 3819, 4025),
    UNIQUE(hints -> new Diagnosis.Violated(Rule.UNIQUE, hints), "23505", 1062, 1586),
    FOREIGN_KEY(hints -> new Diagnosis.Violated(Rule.FOREIGN_KEY, hints), "23503", 1452, 1451, 1216, 1217),
    NOT_NULL(hints -> new Diagnosis.Violated(Rule.NOT_NULL, hints), "23502", 1048, 1138, 1364),
    EXCLUSION(hints -> new Diagnosis.Violated(Rule.EXCLUSION, hints), "23P01"),
    LOCK(hints -> new Diagnosis.KeptWaiting(Wait.LOCK, hints), "55P03", 1205),
    DEADLOCK(hints -> new Diagnosis.KeptWaiting(Wait.DEADLOCK, hints), "40P01", 1213),
    STATEMENT(hints -> new Diagnosis.KeptWaiting(Wait.STATEMENT, hints), "57014", 3024, 1969),
    OTHER_MIGRATION(hints -> new Diagnosis.KeptWaiting(Wait.OTHER_MIGRATION, hints), ""),
    PERMISSION(Diagnosis.NotPermitted::new, "42501", 1142, 1143, 1044, 1227, 1370),
    LOGIN(hints -> new Diagnosis.NotLetIn(Door.LOGIN), "28P01 28000", 1045, 1698, 1251),
    CONNECTION(
            hints -> new Diagnosis.NotLetIn(Door.CONNECTION),
            "08000 08001 08003 08004 08006 57P01 57P02 57P03",
            2002,
            2003,
            2005,
            2006,
            2013),
    FULL(hints -> new Diagnosis.NotLetIn(Door.FULL), "53300", 1040, 1203),
    NO_SUCH_DATABASE(hints -> new Diagnosis.NotLetIn(Door.NO_SUCH_DATABASE), "3D000", 1049),
    ALREADY_THERE(
            hints -> new Diagnosis.Drifted(true, hints), "42P07 42701 42710 42P06 42723", 1050, 1060, 1061, 1826, 1022),
    NOT_THERE(hints -> new Diagnosis.Drifted(false, hints), "42P01 42703 42704 3F000 42883", 1146, 1054, 1091, 1072),
    SYNTAX(hints -> new Diagnosis.Mistyped(), "42601", 1064);

    private final Function<Hints, Diagnosis> diagnosis;
    private final Set<String> states;
    private final List<Integer> numbers;

    Fault(Function<Hints, Diagnosis> diagnosis, String states, Integer... numbers) {
        this.diagnosis = diagnosis;
        this.states = Set.of(states.split(" "));
        this.numbers = List.of(numbers);
    }

    Diagnosis about(Hints hints) {
        return diagnosis.apply(hints);
    }

    boolean hasState(String sqlState) {
        return states.contains(sqlState);
    }

    /** MySQL's and MariaDB's own number. */
    boolean hasNumber(int number) {
        return numbers.contains(number);
    }
}
