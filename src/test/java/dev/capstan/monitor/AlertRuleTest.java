package dev.capstan.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertRuleTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            textBlock =
                    """
                    errors > 5;                                          errors;                             > 5
                    (sum(rate(a[5m])) / sum(rate(b[5m]))) >= 0.05;       (sum(rate(a[5m])) / sum(rate(b[5m]))); >= 0.05
                    100 < pending_count;                                 pending_count;                      > 100
                    0.95 >= ok;                                          ok;                                 <= 0.95
                    latency{path!="/a > 5",le=~"x}"} < bool 2e3;         latency{path!="/a > 5",le=~"x}"};   < 2000
                    (queue > 10);                                        queue;                              > 10
                    sum by (job) (up == 0) > 0;                          sum by (job) (up == 0);             > 0
                    a > -1.5;                                            a;                                  > -1.5
                    """)
    void what_is_compared_with_a_number_is_taken_apart(String expression, String measured, String bound) {
        var rule = AlertRule.of(expression);
        assertEquals(measured, rule.measured());
        assertEquals(Optional.of(bound), rule.bound().map(Limit::text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            textBlock =
                    """
                    up == 0;                                  up
                    a > b;                                    a > b
                    a > 5 and b > 3;                          a > 5 and b > 3
                    a > 1 unless on (job) maintenance;        a > 1 unless on (job) maintenance
                    absent(up{job="shop"});                   absent(up{job="shop"})
                    (a > 5) or (b > 5);                       (a > 5) or (b > 5)
                    label_replace(a, "x", "(", "y", "\\" > 5");  label_replace(a, "x", "(", "y", "\\" > 5")
                    """)
    void what_is_compared_otherwise_has_no_bound(String expression, String measured) {
        assertEquals(new AlertRule(measured, Optional.empty()), AlertRule.of(expression));
    }

    @Test
    void it_is_read_from_the_address_at_which_prometheus_shows_it() {
        var expression = "sum(rate(errors_total{code=~\"5..\"}[5m])) > 5";
        var address = "http://prometheus:9090/graph?g0.expr=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)
                + "&g0.tab=1";
        assertEquals(Optional.of(AlertRule.of(expression)), AlertRule.shownAt(address));
        assertEquals(
                Optional.empty(), AlertRule.shownAt("https://grafana.example.com/alerting/grafana/ab/view?orgId=1"));
        assertEquals(Optional.empty(), AlertRule.shownAt("http://prometheus:9090/graph?g0.expr=%zz"));
    }
}
