package dev.capstan.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final StringWriter out = new StringWriter();
    private final Figures figures = new Figures(new PrintWriter(out), "ack");

    @Test
    void each_is_one_json_object_a_line() {
        figures.tell("c1.p50_ms", 1.2345, "ms");
        figures.tell("c16.rps", 12_345.6, "commands/s");
        assertEquals(
                """
                {"bench":"ack","metric":"c1.p50_ms","value":1.23,"unit":"ms"}
                {"bench":"ack","metric":"c16.rps","value":12346,"unit":"commands/s"}
                """,
                out.toString());
    }
}
