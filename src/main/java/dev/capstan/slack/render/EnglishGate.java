package dev.capstan.slack.render;

import dev.capstan.sql.gate.Harm;
import dev.capstan.sql.gate.Reason;
import dev.capstan.sql.mask.Judgement.Unprovable;

final class EnglishGate implements GatePhrases {
    private static Mrkdwn said(String text) {
        return Mrkdwn.name(text);
    }

    @Override
    public Mrkdwn what(Reason reason) {
        return switch (reason) {
            case Reason.Empty empty -> said("the statement is empty");
            case Reason.TooLong(var characters, var limit) ->
                said("the statement has " + characters + " characters, more than " + limit);
            case Reason.TooDeep(var limit, var at) -> said("it is nested deeper than " + limit + " levels");
            case Reason.Character character ->
                said("the character " + Mrkdwn.code(character.shown()) + " can hide what is meant");
            case Reason.Unclosed(var opening, var at) -> said(Mrkdwn.code(opening) + " is never closed");
            case Reason.SecondStatement(var at) -> said("a second statement begins");
            case Reason.NotARead(var kind, var at) -> said(Mrkdwn.code(kind) + " does more than read");
            case Reason.NotAReadingClause(var clause, var at) -> said(Mrkdwn.code(clause) + " writes or locks");
            case Reason.Function(var function, var harm, var at) ->
                said("the function " + Mrkdwn.code(function) + " " + does(harm));
            case Reason.Operator(var operator, var at) ->
                said("the operator " + Mrkdwn.code(operator) + " has not been reviewed");
            case Reason.Type(var type, var at) -> said("the type " + Mrkdwn.code(type) + " has not been reviewed");
            case Reason.Hidden(var function, var behind) ->
                said(Mrkdwn.code(behind) + " calls " + Mrkdwn.code(function) + ", which has not been reviewed");
            case Reason.Table(var table, var at) ->
                said(Mrkdwn.code(table.toString()) + " holds secrets of the server");
            case Reason.Variable(var variable, var at) ->
                said("the variable " + Mrkdwn.code(variable) + " belongs to the session");
            case Reason.Comment(var opening, var at) ->
                said("a server would execute what follows " + Mrkdwn.code(opening));
            case Reason.NamelessParameter(var parameter, var at) ->
                said("the parameter " + Mrkdwn.code(parameter) + " has no name");
            case Reason.NotUnderstood(var found, var at) -> said(Mrkdwn.code(found, 60) + " is not understood");
        };
    }

    private static String does(Harm harm) {
        return switch (harm) {
            case DISTURBS_OTHERS -> "disturbs other sessions or the server";
            case TOUCHES_FILES -> "touches files of the server";
            case LEAVES_THE_DATABASE -> "reaches out of the database";
            case CHANGES_STATE -> "changes something, even in a transaction that is rolled back";
            case WAITS -> "only spends time";
            case LOCKS -> "takes or frees locks";
            case RUNS_TEXT -> "runs SQL that nobody has judged";
            case REVEALS_SECRETS -> "reveals secrets";
            case NOT_REVIEWED -> "has not been reviewed, nobody knows that it only reads";
        };
    }

    @Override
    public Mrkdwn instead(Reason reason) {
        return switch (reason) {
            case Reason.Empty empty -> said("Write a SELECT.");
            case Reason.TooLong tooLong -> said("Make it shorter; a view can hold the rest.");
            case Reason.TooDeep deep -> said("Write it flatter, with WITH.");
            case Reason.Character character -> said("Type it anew in plain letters.");
            case Reason.Unclosed unclosed -> said("Close it.");
            case Reason.SecondStatement second -> said("Send one statement at a time.");
            case Reason.NotARead notARead -> said("Only SELECT and its like can be sent from here.");
            case Reason.NotAReadingClause clause -> said("Leave it out.");
            case Reason.Function function -> said("Leave it out, or use another function.");
            case Reason.Operator operator -> said("Use a built-in one.");
            case Reason.Type type -> said("Cast to a built-in type, such as text.");
            case Reason.Hidden hidden -> said("Read the tables behind it.");
            case Reason.Table table -> said("Leave it out.");
            case Reason.Variable variable -> said("Write the value itself.");
            case Reason.Comment comment -> said("Leave the comment out.");
            case Reason.NamelessParameter parameter -> said("Write the value in its place.");
            case Reason.NotUnderstood found -> said("Check the spelling. What isn't known to only read is not sent.");
        };
    }

    @Override
    public Mrkdwn what(Unprovable found) {
        var name = Mrkdwn.code(found.name(), 60);
        return switch (found.why()) {
            case IN_AN_EXPRESSION -> said(name + " is masked, and part of an expression");
            case WHOLE_ROW -> said(name + " stands for a whole row, in which columns are masked");
            case UNNAMED_COLUMNS ->
                said(name + " has masked columns, and columns are joined or renamed here without their names");
            case VIEW -> said(name + " is a view, and it can't be told which of its columns show masked values");
            case STATISTICS -> said(name + " keeps samples of masked values");
            case STATEMENTS_OF_OTHERS -> said(name + " tells what others ask, and masked values with it");
        };
    }

    @Override
    public Mrkdwn instead(Unprovable found) {
        return switch (found.why()) {
            case IN_AN_EXPRESSION -> said("Select it as it is; compare it only by = or IN, with written values.");
            case WHOLE_ROW -> said("Name the columns.");
            case UNNAMED_COLUMNS -> said("Join with ON, and rename with AS.");
            case VIEW -> said("Read the tables behind it.");
            case STATISTICS, STATEMENTS_OF_OTHERS -> said("Leave it out.");
        };
    }
}
