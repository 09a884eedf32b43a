package dev.capstan.slack.listen;

import dev.capstan.catalog.ChannelId;
import dev.capstan.monitor.MonitorDesk;
import dev.capstan.slack.render.ToldLines;
import dev.capstan.step.Told;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What is watched: how it stands, answered privately; and how it went, shown where it was asked. */
final class MonitorTalk {
    static final String LIST = "monitors";
    static final String GRAPH = "graph";

    private static final Told COMING = new Told("📈 It comes as a direct message.", "📈 将以私信发送。");

    private final MonitorDesk desk;
    private final Speech speech;

    MonitorTalk(MonitorDesk desk, Speech speech) {
        this.desk = desk;
        this.speech = speech;
    }

    /** What Slack is told of beforehand. */
    static List<Offer.Command> offered(UnaryOperator<String> slash) {
        return List.of(
                new Offer.Command(slash.apply(LIST), "What is watched, and how it stands", "[service]"),
                new Offer.Command(
                        slash.apply(GRAPH),
                        "How a metric went, with its limits",
                        "[service] [environment] [metric] [1h | 24h | 7d | 90d]"));
    }

    Said list(Asker asker, List<String> words) {
        return said(desk.list(words, asker.person()));
    }

    /** @param delivery what stays the same when Slack delivers the same thing twice */
    Said graph(Asker asker, List<String> words, String delivery) {
        return asker.channel()
                .map(channel ->
                        said(desk.graph(words, asker.person(), new ChannelId(channel), asker.thread(), delivery)))
                .orElseGet(Said.Nothing::new);
    }

    private Said said(MonitorDesk.Answer answer) {
        return switch (answer) {
            case MonitorDesk.Answer.Lines(var lines) -> new Said.Words(language -> ToldLines.rendered(lines, language));
            case MonitorDesk.Answer.Refused(var refusal) ->
                new Said.Words(language -> speech.replies().of(refusal, language));
            case MonitorDesk.Answer.Coming(var channel) ->
                channel.isDirect()
                        ? new Said.Words(language -> ToldLines.rendered(List.of(COMING), language))
                        : new Said.Nothing(Optional.of(channel));
        };
    }
}
