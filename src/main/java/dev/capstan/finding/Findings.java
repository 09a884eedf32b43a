package dev.capstan.finding;

import dev.capstan.alert.Where;
import dev.capstan.catalog.Language;
import java.time.Instant;
import java.util.List;

/** Remembers what stands, so that whoever looks next, here or on another replica, knows what is reported already. */
@FunctionalInterface
public interface Findings {

    /**
     * This is all that is wrong there now. What is new is reported as an alert, and so is that others are over, none
     * without being remembered; what stands unchanged is left alone.
     *
     * @param language in which it is reported
     */
    void settle(Where where, Language language, List<Finding> standing, Instant now);
}
