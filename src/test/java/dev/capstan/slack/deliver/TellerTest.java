package dev.capstan.slack.deliver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.capstan.operation.OperationState;
import dev.capstan.operation.StepRecord;
import dev.capstan.page.QuietPages;
import dev.capstan.slack.Workplace;
import dev.capstan.workspace.model.Message;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TellerTest {
    private static final int SECONDS = 58;

    private final Workplace work = new Workplace();

    @AfterEach
    void close() {
        work.close();
    }

    private Teller teller() {
        var budget = new Budget(work.clock);
        var board = new Board(work.outbox, new Messages(work.api.methods(), work.identity), budget, () -> true);
        var told = new Told(
                work.operations,
                work.operations,
                work.inquiries,
                work.images,
                work.overrides,
                work.alerts,
                work.chronicle,
                work.watches,
                work.duty,
                new QuietPages(),
                AlertPictures.NONE,
                OperationPictures.NONE,
                work.graphs(),
                () -> work.catalogue,
                work.access);
        return new Teller(
                told, work.outbox, board, new FileUpload(work.api.methods(), work.outbox, budget), work.clock);
    }

    @Test
    void a_card_that_changes_every_second_does_not_use_up_the_edits_of_its_thread() {
        var operation = work.awaitingApproval();
        var teller = teller();
        var began = work.clock.instant();
        for (int second = 0; second < SECONDS; second++) {
            var running = new OperationState.Running(began, 1, 1, Optional.empty());
            var record = new StepRecord(
                    1, 1, began, Optional.empty(), Optional.empty(), "line %02d".formatted(second), Optional.empty());
            work.operations.put(work.now(operation).in(running), record);
            teller.tell(work.operations.view(operation.id()).orElseThrow());
            work.clock.pass(Duration.ofSeconds(1));
        }
        var thread = work.slack.messages(work.channel).stream()
                .filter(Message::isReply)
                .findFirst()
                .orElseThrow()
                .everything();
        assertTrue(
                IntStream.range(SECONDS - 8, SECONDS)
                        .mapToObj("line %02d"::formatted)
                        .anyMatch(thread::contains),
                thread);
    }
}
