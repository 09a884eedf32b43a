package dev.capstan.sql.doctor;

import dev.capstan.catalog.Text;
import dev.capstan.sql.Health;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * What a setting should be.
 *
 * @param wanted as a person would write it
 * @param holds told the value, and all settings
 * @param otherwise how it stands when it isn't so
 * @param why it matters
 */
record SettingRule(
        String name, String wanted, BiPredicate<Value, Map<String, Value>> holds, Health otherwise, Text why) {

    /** @param shown as the server writes it; {@code amount} in bytes, milliseconds or as it is, 0 where it is no number */
    record Value(String shown, BigDecimal amount) {}

    static SettingRule of(
            String name, String wanted, Predicate<BigDecimal> holds, Health otherwise, String english, String chinese) {
        return new SettingRule(
                name, wanted, (value, all) -> holds.test(value.amount()), otherwise, new Text(english, chinese));
    }

    static SettingRule word(String name, String wanted, Health otherwise, String english, String chinese) {
        return new SettingRule(
                name,
                wanted,
                (value, all) -> value.shown().equalsIgnoreCase(wanted),
                otherwise,
                new Text(english, chinese));
    }

    static Predicate<BigDecimal> atLeast(double bound) {
        return amount -> amount.doubleValue() >= bound;
    }

    static Predicate<BigDecimal> atMost(double bound) {
        return amount -> amount.doubleValue() <= bound;
    }

    static Predicate<BigDecimal> between(double least, double most) {
        return atLeast(least).and(atMost(most));
    }
}
