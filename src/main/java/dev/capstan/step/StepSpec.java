package dev.capstan.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a step does, as data: it can be shown, digested, stored and tested without a host. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StepSpec.Run.class, name = "run"),
    @JsonSubTypes.Type(value = StepSpec.Http.class, name = "http"),
    @JsonSubTypes.Type(value = StepSpec.Until.class, name = "until"),
    @JsonSubTypes.Type(value = StepSpec.Wait.class, name = "wait"),
    @JsonSubTypes.Type(value = StepSpec.CheckEnv.class, name = "check-env"),
    @JsonSubTypes.Type(value = StepSpec.Call.class, name = "call"),
})
public sealed interface StepSpec {

    /** A shell script, started detached on its host so that it outlives the bot. Values reach it as environment only. */
    record Run(String script) implements StepSpec {}

    record Http(HttpCheck check) implements StepSpec {}

    /** Asks again and again until every check holds; the step's time-out is the deadline. */
    record Until(List<Check> checks, Duration every) implements StepSpec {
        public Until {
            checks = List.copyOf(checks);
        }
    }

    record Wait(Duration length) implements StepSpec {}

    /** Tests the environment that the service will see. Values are compared and forgotten, never shown. */
    record CheckEnv(EnvSource source, List<EnvRule> rules) implements StepSpec {
        public CheckEnv {
            rules = List.copyOf(rules);
        }
    }

    /** A step that another room offers under this name. */
    record Call(String name, Map<String, String> values) implements StepSpec {
        /** Under this value stands the runbook that takes back what the step did. */
        public static final String UNDONE_BY = "undone-by";

        /** Under this value stands the statement that changed rows, which are kept as they were. */
        public static final String ROWS = "rows";

        public Call {
            values = Map.copyOf(values);
        }
    }
}
