package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Remembers who stands in because somebody said so in Slack. */
public interface Overrides {

    /**
     * @param by who said so
     * @param delivery recorded once, however often it comes
     * @return what was recorded the first time
     */
    StandIn add(RotaName rota, StandIn standIn, UserId by, Instant now, String delivery);

    /** Those that end after this moment; oldest first, by when they were made. */
    List<StandIn> of(RotaName rota, Instant endingAfter);

    /**
     * Ends what a person took, was given or gave away: what stands now or, if nothing does, what is to come.
     *
     * @param delivery recorded once: a repetition ends nothing more and answers the same
     * @return what was ended
     */
    List<StandIn> end(RotaName rota, UserId person, Instant now, String delivery);

    /** For the rota's channel. */
    Optional<Handover> handover(String id);
}
