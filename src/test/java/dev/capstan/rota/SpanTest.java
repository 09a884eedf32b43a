package dev.capstan.rota;

import static dev.capstan.rota.Rotas.BERLIN;
import static dev.capstan.rota.Rotas.berlin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.rota.OnCallAnswer.Fault;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {
    private static Span.Read read(String words) {
        return Span.read(List.of(words.split(" ")), berlin("2026-01-07T12:00:00"), BERLIN);
    }

    @ParameterizedTest
    @CsvSource({
        "2h, 2026-01-07T12:00, 2026-01-07T14:00",
        "for 90m, 2026-01-07T12:00, 2026-01-07T13:30",
        "1d12h, 2026-01-07T12:00, 2026-01-09T00:00",
        "2H30min, 2026-01-07T12:00, 2026-01-07T14:30",
        "until 18:00, 2026-01-07T12:00, 2026-01-07T18:00",
        "until 9:00, 2026-01-07T12:00, 2026-01-08T09:00",
        "from 22:00 for 8h, 2026-01-07T22:00, 2026-01-08T06:00",
        "from 22:00 until 06:00, 2026-01-07T22:00, 2026-01-08T06:00",
        "from 06:00 8h, 2026-01-08T06:00, 2026-01-08T14:00",
        "from 2026-02-16 22:00 until 06:00, 2026-02-16T22:00, 2026-02-17T06:00",
        "until 2026-01-10 08:00, 2026-01-07T12:00, 2026-01-10T08:00",
        "from 2026-03-28 22:00 until 09:00, 2026-03-28T22:00, 2026-03-29T09:00"
    })
    void a_span_is_read(String words, String from, String until) {
        assertEquals(new Span.Read.Good(new Span(berlin(from), berlin(until))), read(words));
    }

    @ParameterizedTest
    @CsvSource({
        "h, TIME",
        "2, TIME",
        "2h now, TIME",
        "two hours, TIME",
        "until, TIME",
        "until 25:00, TIME",
        "from 22:00, TIME",
        "for, TIME",
        "until 2026-02-30 10:00, TIME",
        "until 2026-01-08, TIME",
        "99999999h, TIME",
        "0h, OVER",
        "until 2026-01-06 10:00, OVER",
        "from 2026-01-01 10:00 for 2h, OVER",
        "from 2026-01-09 10:00 until 2026-01-08 10:00, OVER",
        "32d, TOO_LONG"
    })
    void what_is_no_span_is_told_with_its_fault(String words, Fault fault) {
        assertEquals(new Span.Read.Bad(fault), read(words));
    }
}
