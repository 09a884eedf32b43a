package dev.capstan.operation.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.capstan.operation.Journal;
import dev.capstan.operation.StoreUnavailable;
import dev.capstan.step.StepAttempt;
import dev.capstan.step.StepWatcher.Wish;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StepTellingTest {
    private static final String LINE = "a line of sixty-four characters, its end included, as steps do\n";

    private final Journal journal = mock(Journal.class);
    private final StringBuilder kept = new StringBuilder();
    private boolean down;

    private final StepTelling telling =
            new StepTelling(journal, new StepAttempt("op-7F3K2Q", 1, 1), 1, () -> Wish.GO_ON, Clock.systemUTC());

    @BeforeEach
    void journalThatKeepsPiecesInPlace() {
        doAnswer(call -> {
                    if (down) {
                        throw new StoreUnavailable(true, null);
                    }
                    assertEquals(kept.length(), call.<Long>getArgument(2), "a gap or an overlap");
                    kept.append(call.<String>getArgument(3));
                    return null;
                })
                .when(journal)
                .output(any(), anyLong(), anyLong(), anyString(), anyString());
    }

    @Test
    void what_is_said_in_a_long_outage_is_kept_as_far_as_the_journal_keeps_anything() {
        down = true;
        var said = new StringBuilder();
        while (said.length() < Journal.KEPT_BYTES + 100_000) {
            telling.output(said.length(), LINE.repeat(100));
            said.append(LINE.repeat(100));
        }
        assertThrows(StoreUnavailable.class, telling::finish);

        down = false;
        telling.finish();
        assertTrue(kept.length() >= Journal.KEPT_BYTES, kept.length() + " characters");
        assertTrue(said.toString().startsWith(kept.toString()));
    }
}
