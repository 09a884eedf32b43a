package dev.capstan.heartbeat;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Value;
import dev.capstan.step.Secret;
import dev.capstan.step.Secrets;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats as long as all works. Silence is the message: nothing else is sent when something does not. */
public final class Heart {
    private static final Logger LOG = LoggerFactory.getLogger(Heart.class);

    /** What became of a beat. */
    public enum Ending {
        SENT,
        /** It did not arrive. */
        FAILED,
        /** Something does not work, so it was not sent. */
        WITHHELD
    }

    private final CurrentCatalogue catalogue;
    private final Secrets secrets;
    private final Vitals vitals;
    private final Ping ping;
    private final Map<Ending, LongAdder> tally = new EnumMap<>(Ending.class);

    public Heart(CurrentCatalogue catalogue, Secrets secrets, Vitals vitals, Ping ping) {
        this.catalogue = catalogue;
        this.secrets = secrets;
        this.vitals = vitals;
        this.ping = ping;
        for (var ending : Ending.values()) {
            tally.put(ending, new LongAdder());
        }
    }

    public long count(Ending ending) {
        return tally.get(ending).sum();
    }

    /** Beats if it is time. */
    public void sweep() {
        catalogue
                .now()
                .house()
                .chapters()
                .get(HeartbeatChapter.KEY)
                .filter(heartbeat -> vitals.beats(heartbeat.every()))
                .ifPresent(heartbeat -> tally.get(beat(heartbeat)).increment());
    }

    private Ending beat(Heartbeat heartbeat) {
        List<String> ailments = vitals.ailments();
        if (!ailments.isEmpty()) {
            LOG.warn("The heartbeat is withheld: {}", String.join("; ", ailments));
            return Ending.WITHHELD;
        }
        var url = url(heartbeat.url());
        if (url.isEmpty()) {
            LOG.warn("The heartbeat is not sent: its secret is not set");
            return Ending.FAILED;
        }
        return sent(url.get());
    }

    private Optional<String> url(Value value) {
        return switch (value) {
            case Value.Plain(var text) -> Optional.of(text);
            case Value.SecretReference(var name) -> secrets.read(name).map(Secret::reveal);
        };
    }

    private Ending sent(String url) {
        try {
            int status = ping.get(url);
            if (status >= 200 && status < 300) {
                return Ending.SENT;
            }
            LOG.warn("The heartbeat was answered {}", status);
        } catch (IOException lost) {
            LOG.warn(
                    "The heartbeat did not arrive: {}",
                    String.valueOf(lost.getMessage()).replace(url, "…"));
        }
        return Ending.FAILED;
    }
}
