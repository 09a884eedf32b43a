package dev.capstan.page;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.page.Pages.Due;
import dev.capstan.step.Secrets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/** One attempt to send a page, by the way that the catalogue names now. */
public final class Dispatch {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CurrentCatalogue catalogue;
    private final Vault vault;
    private final Mail mail;
    private final PagerDutyEvents pagerDuty;
    private final Webhooks webhooks;

    /** @param tls whose trust decides which certificates of mail servers are good */
    public Dispatch(
            CurrentCatalogue catalogue, Secrets secrets, Post post, Supplier<SSLSocketFactory> tls, Clock clock) {
        var sending = new HttpSending(post);
        this.catalogue = catalogue;
        this.vault = new Vault(secrets);
        this.mail = new Mail(tls, PATIENCE);
        this.pagerDuty = new PagerDutyEvents(sending);
        this.webhooks = new Webhooks(sending, clock);
    }

    /** Now, once, and remembered by nobody: for whoever wants to know whether it works. */
    public Outcome once(Page page) {
        return send(new Due(page, 1, Optional.empty()));
    }

    Outcome send(Due due) {
        var house = catalogue.now().house();
        var way = Way.all(house).get(due.page().way());
        if (way == null) {
            return new Outcome.Refused("capstan.yaml has no way " + due.page().way());
        }
        try {
            return switch (way) {
                case Way.Email email -> {
                    var smtp = house.chapters().get(SmtpChapter.KEY);
                    yield smtp.isPresent()
                            ? mail.send(email, smtp.get(), due, vault)
                            : new Outcome.Refused("capstan.yaml has no smtp");
                }
                case Way.PagerDuty events -> pagerDuty.send(events, due.page(), vault);
                case Way.Webhook hook -> webhooks.send(hook, due.page(), vault);
            };
        } catch (Vault.Missing missing) {
            return new Outcome.NotNow(missing.getMessage());
        }
    }
}
