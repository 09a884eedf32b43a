package dev.capstan.page;

import java.time.Duration;
import java.util.List;

/** Nobody is reached beside Slack. */
public class QuietPages implements Pages {
    @Override
    public void queue(Page page) {}

    @Override
    public List<Posted> of(String subject) {
        return List.of();
    }

    @Override
    public List<Due> take(int limit, Duration lease) {
        return List.of();
    }

    @Override
    public boolean keep(Due due, Duration lease) {
        return false;
    }

    @Override
    public void later(Due due, Duration pause, String why) {}

    @Override
    public void settle(Due due, Fate end) {}
}
