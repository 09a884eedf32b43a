package dev.capstan.page;

import dev.capstan.page.Page.Severity;
import dev.capstan.page.Page.What;
import dev.capstan.page.Pages.Due;
import java.time.Instant;
import java.util.Optional;

/** Pages as tests need them. */
public final class SomePages {
    public static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    private SomePages() {}

    public static Page page(String id, String way, What what, String key) {
        return page(id, way, what, key, "支付失败率 7.2 %（上限 5 %）", "After deploy v1.4.2.", NOW);
    }

    public static Page page(
            String id, String way, What what, String key, String summary, String text, Instant askedAt) {
        return new Page(
                new PageId(id),
                new WayName(way),
                "al-7F3K",
                what,
                summary,
                text,
                Severity.CRITICAL,
                "ctea production",
                key,
                Optional.of("https://slack.example/archives/C1/p1"),
                askedAt);
    }

    static Due due(Page page) {
        return new Due(page, 1, Optional.empty());
    }
}
