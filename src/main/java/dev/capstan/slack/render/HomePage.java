package dev.capstan.slack.render;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertView;
import dev.capstan.catalog.House.CommandNames;
import dev.capstan.catalog.Language;
import dev.capstan.operation.Operation;
import dev.capstan.operation.OperationState.AwaitingApproval;
import dev.capstan.operation.OperationView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The app's own page, as one person sees it: what is wrong, what waits for this person, what goes on. */
public record HomePage(AlertScene scene, Replies replies, Language language) {
    /** Slack takes 100 blocks. An alert is one, a decision two; what goes on takes up to 45. */
    private static final int ALERTS = 20;

    private static final int DECISIONS = 12;

    /** @param link absent where Slack shows no message of it */
    public record Shown<T>(T what, Optional<String> link) {}

    /**
     * What this person may see.
     *
     * @param alerts the worst first
     * @param decisions operations that wait for this person's yes
     * @param others further open operations
     */
    public record Seen(
            List<Shown<Alert>> alerts, List<Shown<Operation>> decisions, List<Operation> others, boolean paused) {
        public Seen {
            alerts = List.copyOf(alerts);
            decisions = List.copyOf(decisions);
            others = List.copyOf(others);
        }
    }

    public List<LayoutBlock> blocks(Seen seen, Instant now) {
        var blocks = new ArrayList<LayoutBlock>();
        alerts(seen.alerts(), blocks);
        decisions(seen.decisions(), seen.paused(), blocks, now);
        if (!seen.others().isEmpty() || seen.decisions().isEmpty() || seen.paused()) {
            blocks.add(section(phrases().operations().value(), Optional.empty()));
            var others = replies.operations(seen.others(), seen.paused(), language, now);
            blocks.addAll(others.blocks());
        }
        return blocks;
    }

    /** For somebody to whom no role gives anything. */
    public List<LayoutBlock> nothing() {
        return List.of(section(phrases().nothing().value(), Optional.empty()));
    }

    private void alerts(List<Shown<Alert>> alerts, List<LayoutBlock> blocks) {
        var heading = alerts.isEmpty() ? phrases().noAlerts() : phrases().alerts(alerts.size());
        blocks.add(section(heading.value(), Optional.empty()));
        for (var shown : alerts.subList(0, Math.min(alerts.size(), ALERTS))) {
            var alert = shown.what();
            var card = new AlertCard(new AlertView(alert, List.of(), List.of()), scene, language);
            blocks.add(section(card.listed(Mrkdwn.link(shown.link(), alert.id())), card.acknowledging()));
        }
        if (alerts.size() > ALERTS) {
            var all = Mrkdwn.code(commands().slash("alerts"));
            blocks.add(section(more(alerts.size() - ALERTS) + " · " + all, Optional.empty()));
        }
    }

    private void decisions(List<Shown<Operation>> decisions, boolean paused, List<LayoutBlock> blocks, Instant now) {
        if (decisions.isEmpty()) {
            return;
        }
        blocks.add(section(phrases().decisions(decisions.size()).value(), Optional.empty()));
        for (var shown : decisions.subList(0, Math.min(decisions.size(), DECISIONS))) {
            blocks.add(section(decision(shown, paused, now), Optional.empty()));
            blocks.add(ActionsBlock.builder()
                    .elements(new Buttons(wording().phrases()).deciding(shown.what()))
                    .build());
        }
        if (decisions.size() > DECISIONS) {
            blocks.add(section(more(decisions.size() - DECISIONS).value(), Optional.empty()));
        }
    }

    private String decision(Shown<Operation> shown, boolean paused, Instant now) {
        var operation = shown.what();
        var request = operation.request();
        var until = operation.state() instanceof AwaitingApproval awaiting ? awaiting.until() : now;
        var headline = Headline.of(new OperationView(operation, List.of(), paused), wording(), now);
        var reason = request.reason()
                .map(why -> wording().phrases().quoted(Mrkdwn.text(why)))
                .orElse(Mrkdwn.NOTHING);
        return headline.mrkdwn(Mrkdwn.link(shown.link(), operation.id())) + "\n"
                + Mrkdwn.dotted(
                        Stream.of(phrases().asked(Mrkdwn.user(request.requester()), Mrkdwn.time(until)), reason));
    }

    private Mrkdwn more(int count) {
        return wording().phrases().more(count);
    }

    private Wording wording() {
        return Wording.in(language);
    }

    private HomePhrases phrases() {
        return wording().phrases().home();
    }

    private CommandNames commands() {
        return scene.handbook().catalogue().house().commands();
    }

    private static SectionBlock section(String text, Optional<BlockElement> button) {
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder().text(text).verbatim(true).build())
                .accessory(button.orElse(null))
                .build();
    }
}
