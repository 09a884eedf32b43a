package dev.capstan.sql.migration;

import dev.capstan.sql.migration.report.Diagnosis;
import dev.capstan.sql.migration.report.Diagnosis.PrismaCode;
import dev.capstan.sql.migration.report.Hints;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a failed migration's log means. Codes count before words, and the first objection before what it led to. */
public final class LogReader {
    private static final int LAST_LINES = 8;
    private static final int HEAD = 40_000;
    private static final int TAIL = 120_000;

    /** A Prisma code is no SQLSTATE, though {@code P0001} is one. */
    private static final String STATE = "(?<state>(?!P[1-6])[0-9A-Z]{5})";

    private static final List<Pattern> STATES = Stream.of(
                    "SqlState\\(E?" + STATE + "\\)",
                    "Database error code:\\s*" + STATE + "\\b",
                    "SQL ?State\\s*[:=]\\s*'?" + STATE + "\\b",
                    "\\(SQLSTATE[: ]+" + STATE + "\\)",
                    "\\bcode: *['\"]" + STATE + "['\"]",
                    "\"code\": *\"" + STATE + "\"",
                    "(?:ERROR|FEHLER|错误|FATAL|致命错误): +" + STATE + ":")
            .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
            .toList();

    private static final List<Pattern> NUMBERS = Stream.of(
                    "\\bERROR (?<number>[0-9]{4}) \\(",
                    "\\berrno: *(?<number>[0-9]{4})\\b",
                    "Database error code:\\s*(?<number>[0-9]{4})\\b",
                    "Error Code\\s*:\\s*(?<number>[0-9]{4})\\b",
                    "\\(conn=[0-9]+\\).*\\(errno[:= ]*(?<number>[0-9]{4})\\)",
                    "MysqlError \\{ code: (?<number>[0-9]{4})\\b",
                    "\\((?<number>20[0-9]{2})\\) *$")
            .map(pattern -> Pattern.compile(pattern, Pattern.MULTILINE))
            .toList();

    private static final Pattern PRISMA =
            Pattern.compile("\\b(?:Error: |error code: |code: ')(?<code>P[1-6][0-9]{3})\\b");
    private static final List<Pattern> PRISMA_NAMES = List.of(
            Pattern.compile("Migration name: (?<name>\\S+)"),
            Pattern.compile("The `(?<name>[^`\\s]+)` migration started at"),
            Pattern.compile("Migration `(?<name>[^`\\s]+)` failed to apply cleanly"));

    /** {@code Key (number)=(A1) is duplicated}, in whichever language. */
    private static final Pattern KEY = Pattern.compile("\\((?<columns>[^()=]{1,400})\\)=\\(");

    private static final Pattern MYSQL_KEY =
            Pattern.compile("CONSTRAINT `[^`]+` FOREIGN KEY \\((?<columns>[^)]+)\\) REFERENCES `(?<other>[^`]+)`");

    /** Fields of PostgreSQL's errors as node-postgres and Prisma's engine print them. */
    private static final Pattern FIELD =
            Pattern.compile("\\b(?<field>table|constraint|column): *(?:Some\\()?['\"](?<name>[^'\"]+)['\"]");

    /** Pure: the same log always means the same. */
    public Diagnosis read(String whole) {
        var log = bounded(whole);
        var cause = fault(log).map(fault -> fault.about(hints(fault, log)));
        return prisma(log, cause).or(() -> cause).orElseGet(() -> new Diagnosis.Unrecognised(lastLines(log)));
    }

    private static Optional<Diagnosis> prisma(String log, Optional<Diagnosis> cause) {
        return matches(PRISMA, log)
                .map(match -> match.group("code"))
                .flatMap(code -> Arrays.stream(PrismaCode.values())
                        .filter(known -> known.name().equals(code)))
                .findFirst()
                .map(code -> new Diagnosis.PrismaStopped(code, prismaMigration(log), cause));
    }

    private static Optional<String> prismaMigration(String log) {
        return PRISMA_NAMES.stream()
                .flatMap(pattern -> matches(pattern, log))
                .map(match -> match.group("name"))
                .findFirst();
    }

    private static Optional<Fault> fault(String log) {
        return byState(log).or(() -> byNumber(log)).or(() -> byPrismaCode(log)).or(() -> Sayings.in(log)
                .map(Sayings.Heard::fault));
    }

    private static Optional<Fault> byState(String log) {
        return STATES.stream()
                .flatMap(pattern -> matches(pattern, log))
                .sorted((one, other) -> one.start() - other.start())
                .map(match -> match.group("state"))
                .flatMap(state -> Arrays.stream(Fault.values()).filter(fault -> fault.hasState(state)))
                .findFirst();
    }

    private static Optional<Fault> byNumber(String log) {
        return NUMBERS.stream()
                .flatMap(pattern -> matches(pattern, log))
                .sorted((one, other) -> one.start() - other.start())
                .map(match -> Integer.parseInt(match.group("number")))
                .flatMap(number -> Arrays.stream(Fault.values()).filter(fault -> fault.hasNumber(number)))
                .findFirst();
    }

    private static Optional<Fault> byPrismaCode(String log) {
        return matches(PRISMA, log)
                .map(match -> match.group("code"))
                .flatMap(code -> ofPrisma(code, log).stream())
                .findFirst();
    }

    private static Optional<Fault> ofPrisma(String code, String log) {
        return switch (code) {
            case "P1000" -> Optional.of(Fault.LOGIN);
            case "P1001", "P1011", "P1017" -> Optional.of(Fault.CONNECTION);
            case "P1002" -> Optional.of(log.contains("advisory lock") ? Fault.OTHER_MIGRATION : Fault.CONNECTION);
            case "P1003" -> Optional.of(Fault.NO_SUCH_DATABASE);
            case "P1008" -> Optional.of(Fault.STATEMENT);
            case "P1010" -> Optional.of(Fault.PERMISSION);
            default -> Optional.empty();
        };
    }

    private static Hints hints(Fault fault, String log) {
        return fields(log).or(Sayings.about(fault, log)).or(keys(log));
    }

    private static Hints fields(String log) {
        return matches(FIELD, log)
                .map(match -> {
                    var name = Optional.of(match.group("name"));
                    return switch (match.group("field")) {
                        case "table" -> new Hints(name, Optional.empty(), List.of(), Optional.empty());
                        case "constraint" -> new Hints(Optional.empty(), name, List.of(), Optional.empty());
                        default -> new Hints(Optional.empty(), Optional.empty(), List.of(name.get()), Optional.empty());
                    };
                })
                .reduce(Hints.NONE, Hints::or);
    }

    private static Hints keys(String log) {
        var mysql = matches(MYSQL_KEY, log)
                .map(match -> new Hints(
                        Optional.empty(),
                        Optional.empty(),
                        columns(match.group("columns")),
                        Optional.of(match.group("other"))));
        var postgres = matches(KEY, log)
                .map(match -> new Hints(
                        Optional.empty(), Optional.empty(), columns(match.group("columns")), Optional.empty()));
        return Stream.concat(mysql, postgres).findFirst().orElse(Hints.NONE);
    }

    private static List<String> columns(String written) {
        return Arrays.stream(written.split(","))
                .map(column -> column.strip().replaceAll("^[\"`]|[\"`]$", ""))
                .toList();
    }

    private static Stream<MatchResult> matches(Pattern pattern, String log) {
        return pattern.matcher(log).results();
    }

    /** Errors stand at the end, and sometimes at the very beginning. */
    private static String bounded(String log) {
        return log.length() <= HEAD + TAIL ? log : log.substring(0, HEAD) + "\n" + log.substring(log.length() - TAIL);
    }

    private static List<String> lastLines(String log) {
        var lines = log.lines().filter(line -> !line.isBlank()).toList();
        return lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
    }
}
