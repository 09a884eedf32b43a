package dev.capstan.rota;

import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What somebody is told about rotas. */
public sealed interface OnCallAnswer {
    /** No rota is written down. */
    record NoRotas() implements OnCallAnswer {}

    record Everyone(List<Standing> rotas) implements OnCallAnswer {
        public Everyone {
            rotas = List.copyOf(rotas);
        }
    }

    /** @param next absent where it never changes */
    record Standing(Rota rota, Shift now, Optional<Shift> next) {}

    record Ahead(Rota rota, List<Shift> shifts) implements OnCallAnswer {
        public Ahead {
            shifts = List.copyOf(shifts);
        }
    }

    /** The asker stands in. */
    record Taken(Rota rota, StandIn standIn, Instant at) implements OnCallAnswer {}

    /** Somebody else does. */
    record Given(Rota rota, StandIn standIn, Instant at) implements OnCallAnswer {}

    record Returned(Rota rota, Shift now) implements OnCallAnswer {}

    record NothingToReturn(Rota rota) implements OnCallAnswer {}

    record UnknownRota(String typed, List<RotaName> known) implements OnCallAnswer {
        public UnknownRota {
            known = List.copyOf(known);
        }
    }

    /** Several may be meant. */
    record WhichRota(List<RotaName> known) implements OnCallAnswer {
        public WhichRota {
            known = List.copyOf(known);
        }
    }

    /** The asker neither belongs to it nor has a role that may. */
    record NotYours(Rota rota) implements OnCallAnswer {}

    /** Whoever is to stand in doesn't. */
    record NotTheirs(Rota rota, UserId person) implements OnCallAnswer {}

    record Unclear(Rota rota, Fault fault) implements OnCallAnswer {}

    /** What is wrong with the rest of the words. */
    enum Fault {
        /** Not who. */
        PERSON,
        /** Not from when or for how long. */
        TIME,
        /** It would end before it begins, or before now. */
        OVER,
        /** Longer than anybody means. */
        TOO_LONG,
        /** More than {@code return}. */
        WORDS
    }
}
