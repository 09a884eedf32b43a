package dev.capstan.sql.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-21 16:29:20+00, 2026-11-21T16:29:20Z",
        "2026-11-21 16:29:20.5+00, 2026-11-21T16:29:20.500Z",
        "1969-12-31 23:59:59.999999+00, 1969-12-31T23:59:59.999999Z",
        "2026-11-21 16:29:20+08, 2026-11-21T08:29:20Z",
        "2026-11-21 16:29:20.123456-03:30, 2026-11-21T19:59:20.123456Z",
        "2024-02-29 00:00:00+00, 2024-02-29T00:00:00Z"
    })
    void a_moment_is_read_wherever_its_clock_stands(String text, String moment) {
        assertEquals(Instant.parse(moment), Moments.instant(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "infinity",
                "2026-02-30 00:00:00+00",
                "2026-11-21 24:00:00+00",
                "2026-11-21 16:60:00+00",
                "2026-11-21 16:29:60+00",
                "0044-03-15 00:00:00+00 BC",
                "20260-11-21 16:29:20+00",
                ""
            })
    void what_no_calendar_here_knows_stays_a_text(String text) {
        assertEquals(text, Moments.instant(text));
    }

    @Test
    void what_has_no_offset_is_local() {
        assertEquals(LocalDate.of(2026, 11, 21), Moments.local("2026-11-21"));
        assertEquals(LocalDateTime.of(2026, 11, 21, 16, 29, 20, 500_000_000), Moments.local("2026-11-21 16:29:20.5"));
        assertEquals(LocalTime.of(16, 29, 20), Moments.local("16:29:20"));
        assertEquals("0000-00-00", Moments.local("0000-00-00"));
    }
}
