package dev.capstan.alert;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be done about an alert by the catalogue in force.
 *
 * @param reach ways that the definition names besides those of the course
 */
record Handling(Escalation escalation, List<String> reach) {
    Handling {
        reach = List.copyOf(reach);
    }

    Escalation.Course course(Severity severity) {
        var course = escalation.of(severity);
        return new Escalation.Course(
                course.tellAfter(),
                course.tell(),
                Stream.concat(course.reach().stream(), reach.stream())
                        .distinct()
                        .toList(),
                course.steps(),
                course.remindAfter(),
                course.incident());
    }
}
