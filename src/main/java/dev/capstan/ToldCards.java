package dev.capstan;

import dev.capstan.alert.AlertId;
import dev.capstan.operation.OperationId;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.deliver.Cards;
import dev.capstan.slack.listen.WhereTold;
import java.util.Optional;

/** Who listens to Slack links to what was told there. */
record ToldCards(Cards cards) implements WhereTold {
    @Override
    public Optional<Message> alert(AlertId id) {
        return of(new Subject(Subject.Kind.ALERT, id.value()));
    }

    @Override
    public Optional<Message> operation(OperationId id) {
        return of(new Subject(Subject.Kind.OPERATION, id.value()));
    }

    private Optional<Message> of(Subject subject) {
        return cards.of(subject).map(anchor -> new Message(anchor.channel(), anchor.ts()));
    }
}
