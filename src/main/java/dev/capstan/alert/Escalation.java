package dev.capstan.alert;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done about an alert as time goes by, by how bad it is. */
public record Escalation(Map<Severity, Course> courses) {
    private static final List<Audience> ON_CALL = List.of(Audience.ON_CALL);

    /** As the runbooks have it: level 1 is recorded, level 2 wants an answer in 15 minutes, level 3 wants everyone. */
    public static final Escalation USUAL = new Escalation(Map.of(
            Severity.WARNING,
            new Course(Duration.ofMinutes(5), List.of(), List.of(), List.of(), Optional.empty(), false),
            Severity.ERROR,
            new Course(
                    Duration.ZERO,
                    ON_CALL,
                    List.of(),
                    List.of(
                            new Step(Duration.ofMinutes(15), ON_CALL, true, List.of()),
                            new Step(Duration.ofMinutes(30), ON_CALL, false, List.of())),
                    Optional.of(Duration.ofHours(2)),
                    false),
            Severity.CRITICAL,
            new Course(
                    Duration.ZERO,
                    ON_CALL,
                    List.of(),
                    List.of(
                            new Step(Duration.ofMinutes(5), ON_CALL, true, List.of()),
                            new Step(Duration.ofMinutes(10), ON_CALL, false, List.of())),
                    Optional.of(Duration.ofMinutes(30)),
                    true)));

    public Escalation {
        courses = Map.copyOf(courses);
    }

    /**
     * @param tellAfter how long it is recorded only; what is over before is never told
     * @param tell who is called by the card
     * @param reach ways beside Slack, at once
     * @param steps while nobody has acknowledged, by their times
     * @param remindAfter how long after the acknowledgement whoever gave it is asked whether it is forgotten
     * @param incident whether one is opened at once
     */
    public record Course(
            Duration tellAfter,
            List<Audience> tell,
            List<String> reach,
            List<Step> steps,
            Optional<Duration> remindAfter,
            boolean incident) {
        public Course {
            tell = List.copyOf(tell);
            reach = List.copyOf(reach);
            steps = List.copyOf(steps);
        }
    }

    /**
     * @param after since it was told
     * @param tell who is called in the thread, for all to see in the channel
     * @param directly whether they get a direct message too
     * @param reach ways beside Slack
     */
    public record Step(Duration after, List<Audience> tell, boolean directly, List<String> reach) {
        public Step {
            tell = List.copyOf(tell);
            reach = List.copyOf(reach);
        }
    }

    public Course of(Severity severity) {
        return courses.get(severity);
    }

    /** With these in place of its own. */
    public Escalation with(Map<Severity, Course> others) {
        var all = new EnumMap<Severity, Course>(courses);
        all.putAll(others);
        return new Escalation(all);
    }
}
