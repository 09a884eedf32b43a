package dev.capstan.step.shell;

import dev.capstan.step.Redactor;
import java.util.Map;

/** The declared variables of a script, and who takes the secret ones out of its output. */
record Surroundings(Map<String, String> variables, Redactor redactor) {
    /** Values may be secret, so only their names are shown. */
    @Override
    public String toString() {
        return "Surroundings" + variables.keySet();
    }
}
