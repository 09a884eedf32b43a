package dev.capstan.slack.render;

import dev.capstan.operation.plan.PlannedWatch;
import dev.capstan.operation.plan.PlannedWatch.Trigger;

/** What a watch looks at, in a few words. */
record WatchWords(Wording wording) {
    /** {@code Error rate > 5 % for 1 m · Response time P99 > 5 s for 2 m} */
    Mrkdwn limits(PlannedWatch watch) {
        return Mrkdwn.dotted(watch.triggers().stream().map(this::limit));
    }

    private Mrkdwn limit(Trigger trigger) {
        return wording.phrases()
                .watches()
                .limit(
                        Mrkdwn.text(trigger.title().in(wording.language()), 80),
                        Mrkdwn.text(trigger.limit()),
                        wording.duration(trigger.lasting()));
    }
}
