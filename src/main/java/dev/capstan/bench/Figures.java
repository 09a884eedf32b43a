package dev.capstan.bench;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What was measured, one JSON object a line as soon as it is known. */
record Figures(PrintWriter out, String bench) {
    void tell(String metric, double value, String unit) {
        out.printf(
                "{\"bench\":\"%s\",\"metric\":\"%s\",\"value\":%s,\"unit\":\"%s\"}%n",
                bench,
                metric,
                BigDecimal.valueOf(value)
                        .setScale(value < 100 ? 2 : 0, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString(),
                unit);
        out.flush();
    }

    /** What has to be known to read the others. */
    void say(String note) {
        out.printf("{\"bench\":\"%s\",\"note\":\"%s\"}%n", bench, note);
        out.flush();
    }
}
