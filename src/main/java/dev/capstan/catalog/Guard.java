package dev.capstan.catalog;

import java.time.Duration;
import java.util.Optional;

/**
 * What must be agreed before an operation runs.
 *
 * @param approvals how many people must say yes; 0: it runs at once
 * @param by the role that decides; absent: whoever may run the runbook
 * @param notRequester four eyes: the asker's own yes does not count
 * @param typed the decider types the name of the service instead of pressing a button
 * @param within how long a decision is waited for
 */
public record Guard(int approvals, Optional<RoleName> by, boolean notRequester, boolean typed, Duration within) {
    public static final Duration DEFAULT_WITHIN = Duration.ofMinutes(15);
    public static final Guard NONE = new Guard(0, Optional.empty(), false, false, DEFAULT_WITHIN);
}
