package dev.capstan.bench;

import dev.capstan.workspace.LocalSlack;
import dev.capstan.workspace.wire.Signature;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Slash commands as Slack sends them, each signed and each another one. */
final class SlashCommands {
    private final String fields;
    private final Signature signature;
    private final Clock clock;
    private final AtomicLong number = new AtomicLong();

    SlashCommands(LocalSlack slack, String person, String channel, Clock clock) {
        var app = slack.app();
        this.signature = slack.signature();
        this.clock = clock;
        this.fields = "token=" + app.verificationToken() + "&team_id=" + app.teamId() + "&team_domain="
                + app.teamDomain() + "&channel_id=" + channel + "&channel_name=load&user_id=" + person
                + "&user_name=engineer&api_app_id=" + app.appId() + "&is_enterprise_install=false&response_url="
                + encoded(slack.apiUrl() + "none");
    }

    /** The runbook {@code note} with a text that no other request has. */
    byte[] next() {
        long own = number.incrementAndGet();
        return request("/note", "bench load number-" + own, own);
    }

    private byte[] request(String command, String text, long own) {
        var body = fields + "&command=" + encoded(command) + "&text=" + encoded(text) + "&trigger_id=1337.9001." + own;
        long now = clock.instant().getEpochSecond();
        var head = "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\nAccept: application/json,*/*\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nX-Slack-Request-Timestamp: " + now
                + "\r\nX-Slack-Signature: " + signature.of(now, body) + "\r\nContent-Length: " + body.length()
                + "\r\n\r\n";
        return (head + body).getBytes(StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
