package dev.capstan.watch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.operation.OperationId;
import java.util.List;
import java.util.Optional;

/** How a watch ended. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "end")
@JsonSubTypes({
    @JsonSubTypes.Type(value = End.Quiet.class, name = "quiet"),
    @JsonSubTypes.Type(value = End.RolledBack.class, name = "rolled-back"),
    @JsonSubTypes.Type(value = End.RollbackFailed.class, name = "rollback-failed"),
    @JsonSubTypes.Type(value = End.HandedOver.class, name = "handed-over"),
    @JsonSubTypes.Type(value = End.Kept.class, name = "kept"),
    @JsonSubTypes.Type(value = End.Unanswered.class, name = "unanswered"),
    @JsonSubTypes.Type(value = End.Stopped.class, name = "stopped"),
    @JsonSubTypes.Type(value = End.Overtaken.class, name = "overtaken"),
})
public sealed interface End {
    /** What led to it, where something was seen. */
    Optional<Evidence> evidence();

    /** @param unseen of which nothing could be read in the end */
    record Quiet(List<Text> unseen) implements End {
        public Quiet {
            unseen = List.copyOf(unseen);
        }

        @Override
        public Optional<Evidence> evidence() {
            return Optional.empty();
        }
    }

    record RolledBack(Evidence seen, OperationId by) implements End {
        @Override
        public Optional<Evidence> evidence() {
            return Optional.of(seen);
        }
    }

    /** It began, and did not come to a good end; its own card says more. */
    record RollbackFailed(Evidence seen, OperationId by) implements End {
        @Override
        public Optional<Evidence> evidence() {
            return Optional.of(seen);
        }
    }

    /** A person pressed "roll back", and asked for that operation. */
    record HandedOver(Evidence seen, UserId person, OperationId to) implements End {
        @Override
        public Optional<Evidence> evidence() {
            return Optional.of(seen);
        }
    }

    record Kept(Evidence seen, UserId person) implements End {
        @Override
        public Optional<Evidence> evidence() {
            return Optional.of(seen);
        }
    }

    record Unanswered(Evidence seen) implements End {
        @Override
        public Optional<Evidence> evidence() {
            return Optional.of(seen);
        }
    }

    record Stopped(UserId person) implements End {
        @Override
        public Optional<Evidence> evidence() {
            return Optional.empty();
        }
    }

    /** Somebody else moved the service on: what was watched is not what runs. */
    record Overtaken(OperationId by, Optional<Evidence> seen) implements End {
        @Override
        public Optional<Evidence> evidence() {
            return seen;
        }
    }
}
