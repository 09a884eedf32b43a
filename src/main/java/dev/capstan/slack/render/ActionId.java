package dev.capstan.slack.render;

import dev.capstan.operation.Question.Answer;
import java.util.Optional;
import java.util.stream.Stream;

/** What a button or a field means. Where nothing else is said, the button's value is a {@link ButtonValue}. */
public enum ActionId {
    APPROVE("approve"),
    /** Opens {@link Forms#denial}. */
    DENY("deny"),
    SHOW_COMMANDS("show-commands"),
    /** Takes back what has not begun to run. */
    WITHDRAW("withdraw"),
    /** Opens {@link Forms#stopChoice}. */
    STOP("stop"),
    /** Also the value of an option of the stop form. */
    STOP_HERE("stop-here"),
    /** Also the value of an option of the stop form. */
    STOP_AND_ROLL_BACK("stop-and-roll-back"),
    ANSWER_RUN_AGAIN("answer:run-again"),
    ANSWER_COUNT_AS_DONE("answer:count-as-done"),
    ANSWER_ROLL_BACK("answer:roll-back"),
    ANSWER_RELEASE("answer:release"),
    PLAN_ANEW("plan-anew"),
    LOG("log"),
    /** Opens the request form with what was asked for last time. */
    AGAIN("again"),

    /** The value of these four is the id of an inquiry. */
    INQUIRY_AGAIN("inquiry-again"),
    INQUIRY_EXPLAIN("inquiry-explain"),
    INQUIRY_CANCEL("inquiry-cancel"),
    /** Asks what a diagnosis offers. */
    INQUIRY_OFFERED("inquiry-offered"),
    /** Its value is a {@link QueryDraft}. */
    QUERY("query"),

    /** The value of these is what their presser could have typed, and means the same. */
    SAY_FIX("say:fix"),
    SAY_RUN("say:run"),
    SAY_RESOLVE("say:resolve"),
    SAY_STATUS("say:status"),
    SAY_DIAGNOSE("say:diagnose"),

    /** The value of these is the id of an alert. */
    ALERT_ACKNOWLEDGE("alert-acknowledge"),
    ALERT_ESCALATE("alert-escalate"),
    /** Its options are lengths of time, each before the alert's id. */
    ALERT_SILENCE("alert-silence"),
    ALERT_UNSILENCE("alert-unsilence"),
    /** What their presser could have typed. */
    SAY_ALERT_ROLL_BACK("say:alert-roll-back"),
    SAY_ALERT_1("say:alert-1"),
    SAY_ALERT_2("say:alert-2"),
    SAY_ALERT_3("say:alert-3"),
    SAY_ALERT_4("say:alert-4"),
    SAY_ALERT_5("say:alert-5"),

    SAY_ALERT_INCIDENT("say:alert-incident"),

    /** The value of these four is the id of an incident. */
    INCIDENT_UPDATE("incident-update"),
    INCIDENT_NOTE("incident-note"),
    INCIDENT_COMMAND("incident-command"),
    INCIDENT_RESOLVE("incident-resolve"),
    INCIDENT_REPORT("incident-report"),
    /** What their presser could have typed. */
    SAY_INCIDENT_STOP("say:incident-stop"),
    SAY_INCIDENT_IMPACT("say:incident-impact"),

    /** The value of these three names the deploy that is watched. */
    WATCH_STOP("watch-stop"),
    WATCH_ROLL_BACK("watch-roll-back"),
    WATCH_KEEP("watch-keep"),

    /** Asks for what takes a finished operation back. */
    UNDO("undo"),
    /** Asks for the rows as they were before, as a file. */
    IMAGE("image"),

    /** A select in the request form; choosing one rebuilds the form. */
    FORM_RUNBOOK("form-runbook"),
    /** A select in the request form; choosing one rebuilds the form. */
    FORM_SERVICE("form-service"),
    /** A select in the request form; choosing one rebuilds the form. */
    FORM_ENVIRONMENT("form-environment"),
    FORM_COMPONENT("form-component"),
    FORM_REASON("form-reason"),
    FORM_WORD("form-word"),
    FORM_UNTIL("form-until"),
    FORM_READERS("form-readers"),
    FORM_TEXT("form-text"),
    FORM_DENIAL("form-denial"),
    FORM_STOP("form-stop");

    private static final String PARAMETER = "form-parameter:";

    private final String value;

    ActionId(String value) {
        this.value = value;
    }

    /** As Slack carries it. */
    public String value() {
        return value;
    }

    public static Optional<ActionId> of(String value) {
        return Stream.of(values()).filter(id -> id.value.equals(value)).findFirst();
    }

    public static ActionId of(Answer answer) {
        return switch (answer) {
            case RUN_AGAIN -> ANSWER_RUN_AGAIN;
            case COUNT_AS_DONE -> ANSWER_COUNT_AS_DONE;
            case ROLL_BACK -> ANSWER_ROLL_BACK;
            case RELEASE -> ANSWER_RELEASE;
        };
    }

    /** Pressing it is like typing its value. */
    public boolean saysItsValue() {
        return value.startsWith("say:");
    }

    /** The answer to a question that this button gives. */
    public Optional<Answer> answer() {
        return Stream.of(Answer.values()).filter(answer -> of(answer) == this).findFirst();
    }

    /** The field of the request form for this parameter. */
    static String ofParameter(String name) {
        return PARAMETER + name;
    }

    /** The parameter whose field this is. */
    public static Optional<String> parameter(String actionId) {
        return actionId.startsWith(PARAMETER) ? Optional.of(actionId.substring(PARAMETER.length())) : Optional.empty();
    }
}
