package dev.capstan.sql;

import dev.capstan.sql.gate.Harm;
import dev.capstan.sql.gate.Position;
import dev.capstan.sql.gate.Reason;
import java.util.Optional;

/** What the gate found, as a person who wrote the statement reads it. */
public record GateObjection(String what, String instead, Optional<Position> at) {
    private static final String ONLY_READ = "queries only read: write a SELECT";

    public static GateObjection to(Reason reason) {
        return switch (reason) {
            case Reason.Empty empty -> new GateObjection("sql is empty", "write a SELECT", Optional.empty());
            case Reason.TooLong(int characters, int limit) ->
                new GateObjection(
                        "sql has " + characters + " characters",
                        "keep it under " + limit + "; a view can hold the rest",
                        Optional.empty());
            case Reason.TooDeep(int limit, var at) ->
                of("this is nested deeper than " + limit + " levels", "write it flatter, with WITH", at);
            case Reason.Character character ->
                of(
                        "the character " + character.shown() + " can hide what is meant",
                        "type it anew in plain letters",
                        character.at());
            case Reason.Unclosed(var opening, var at) -> of(opening + " is never closed", "close it", at);
            case Reason.SecondStatement(var at) ->
                of("a second statement begins here", "keep one statement; a query each for the others", at);
            case Reason.NotARead(var kind, var at) -> of(kind + " does not only read", ONLY_READ, at);
            case Reason.NotAReadingClause(var clause, var at) ->
                of(clause + " writes or locks", "leave it out: " + ONLY_READ, at);
            case Reason.Function(var function, var harm, var at) ->
                of(function + " " + does(harm), "leave it out, or use another function", at);
            case Reason.Operator(var operator, var at) ->
                of("operator " + operator + " has not been reviewed", "use a built-in one", at);
            case Reason.Type(var type, var at) ->
                of("type " + type + " has not been reviewed", "cast to a built-in type, such as text", at);
            case Reason.Hidden(var function, var behind) ->
                new GateObjection(
                        behind + " calls " + function + ", which has not been reviewed",
                        "read the tables behind it",
                        Optional.empty());
            case Reason.Table(var table, var at) -> of(table + " holds the server's secrets", "leave it out", at);
            case Reason.Variable(var variable, var at) ->
                of("variable " + variable + " belongs to the session", "use a parameter :name instead", at);
            case Reason.Comment(var opening, var at) ->
                of("a server would execute what follows " + opening, "leave the comment out", at);
            case Reason.NamelessParameter(var parameter, var at) ->
                of("parameter " + parameter + " has no name", "write it as :name and declare it under parameters", at);
            case Reason.NotUnderstood(var found, var at) ->
                of(
                        "\"" + shortened(found) + "\" is not understood here",
                        "check the spelling; what isn't known to only read is refused",
                        at);
        };
    }

    private static GateObjection of(String what, String instead, Position at) {
        return new GateObjection(what, instead, Optional.of(at));
    }

    private static String does(Harm harm) {
        return switch (harm) {
            case DISTURBS_OTHERS -> "disturbs other sessions or the server";
            case TOUCHES_FILES -> "touches files of the server";
            case LEAVES_THE_DATABASE -> "reaches out of the database";
            case CHANGES_STATE -> "changes something, even if the transaction is rolled back";
            case WAITS -> "only spends time";
            case LOCKS -> "takes or frees locks";
            case RUNS_TEXT -> "runs SQL that nobody has judged";
            case REVEALS_SECRETS -> "reveals secrets";
            case NOT_REVIEWED -> "has not been reviewed, so that nobody knows whether it only reads";
        };
    }

    private static String shortened(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}
