package dev.capstan.alert;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.Runbook;
import dev.capstan.catalog.Text;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a service knows of one kind of trouble.
 *
 * @param matches labels by which a signal is known besides its name
 * @param environment for signals that don't say where they are
 * @param severity absent: what the signal says
 * @param channel absent: the environment's
 * @param means what it means, for whoever is woken by it
 * @param next what to do, in this order
 * @param actions what can be done at the press of a button
 * @param hides other kinds of trouble that this one explains
 * @param reach ways beside Slack, at once
 * @param tell who is called besides those of the escalation
 */
public record Definition(
        String name,
        Text title,
        Map<String, String> matches,
        Optional<EnvironmentName> environment,
        Optional<Severity> severity,
        Optional<ChannelId> channel,
        Optional<Text> means,
        List<Text> next,
        Optional<String> runbook,
        Optional<String> dashboard,
        List<Action> actions,
        List<String> hides,
        List<String> reach,
        List<Audience> tell) {
    public Definition {
        matches = new TreeMap<>(matches);
        next = List.copyOf(next);
        actions = List.copyOf(actions);
        hides = List.copyOf(hides);
        reach = List.copyOf(reach);
        tell = List.copyOf(tell);
    }

    /** What nobody knows more of yet. */
    public static Definition named(String name, Text title, List<Text> next, List<Action> actions, List<String> hides) {
        return new Definition(
                name,
                title,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                next,
                Optional.empty(),
                Optional.empty(),
                actions,
                hides,
                List.of(),
                List.of());
    }

    /** Where this says nothing, what is known anyway. */
    Definition completedBy(Definition known) {
        return new Definition(
                name,
                title.equals(Text.same(name)) ? known.title : title,
                matches,
                environment,
                severity,
                channel,
                means.or(() -> known.means),
                next.isEmpty() ? known.next : next,
                runbook.or(() -> known.runbook),
                dashboard.or(() -> known.dashboard),
                actions.isEmpty() ? known.actions : actions,
                hides.isEmpty() ? known.hides : hides,
                reach,
                tell.isEmpty() ? known.tell : tell);
    }

    /** By its own name, or by its labels. */
    boolean knows(Signal signal) {
        return signal.name().equals(name)
                || !matches.isEmpty()
                        && matches.entrySet().stream().allMatch(label -> label.getValue()
                                .equals(signal.labels().get(label.getKey())));
    }

    /**
     * @param query to ask, or
     * @param runbook to ask for, under its guard; one of a family after the family's name: {@code backup now}; or
     * @param doctor the database that is to be examined
     * @param values of its parameters
     */
    public record Action(
            Text title,
            Optional<String> query,
            Optional<String> runbook,
            Optional<String> doctor,
            Map<String, String> values) {
        public Action {
            values = new TreeMap<>(values);
        }

        /** Whether it takes back the newest deploy, as far as that can be said beforehand. */
        public boolean isRollback() {
            return runbook.equals(Optional.of(Runbook.ROLLBACK.value())) && values.isEmpty();
        }

        /** What its presser could have typed. */
        public String typed(Where where) {
            if (doctor.isPresent()) {
                return "sql " + where + " doctor " + doctor.get();
            }
            var words = new StringBuilder(
                    query.map(name -> "sql " + where.service() + " " + name + " " + where.environment())
                            .orElseGet(() -> asked(runbook.orElseThrow(), where)));
            values.forEach((name, value) ->
                    words.append(" \"").append(name).append("=").append(value).append("\""));
            return words.toString();
        }

        private static String asked(String runbook, Where where) {
            int family = runbook.indexOf(' ');
            return family < 0
                    ? runbook + " " + where
                    : runbook.substring(0, family) + " " + where + runbook.substring(family);
        }
    }
}
