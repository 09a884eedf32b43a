package dev.capstan.alert;

import dev.capstan.catalog.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What people read beside Slack of Slack itself. */
record SlackWatchWords(Language language) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    String lost(Instant since) {
        return in("Slack can't be reached since " + MINUTE.format(since), "自 " + MINUTE.format(since) + " 起无法连接 Slack");
    }

    String lostMeans() {
        return in(
                "Capstan goes on working, and what it has to tell there waits. Open alerts that call somebody come by this"
                        + " and the other ways until Slack is back.",
                "Capstan 仍在工作，需在 Slack 通知的内容会在恢复后补发。在此期间，需要响应的告警改由其他渠道通知。");
    }

    String back(Duration after) {
        long minutes = Math.max(1, after.toMinutes());
        return in("Slack is reachable again after " + minutes + " minutes", "Slack 已恢复连接，中断 " + minutes + " 分钟");
    }

    String backMeans() {
        return in("What waited is told there now.", "等待中的内容正在 Slack 中补发。");
    }

    private String in(String english, String chinese) {
        return language == Language.CHINESE ? chinese : english;
    }
}
