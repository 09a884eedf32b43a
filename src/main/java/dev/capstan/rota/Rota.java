package dev.capstan.rota;

import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.House;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * People who are on call in turn.
 *
 * @param standIns written down; a later one goes before an earlier one
 * @param may roles that may change who stands in, beside the people themselves
 * @param channel hears of each change
 */
public record Rota(
        RotaName name,
        Text title,
        List<UserId> people,
        Turns turns,
        List<StandIn> standIns,
        List<RoleName> may,
        Optional<ChannelId> channel) {
    public Rota {
        people = List.copyOf(people);
        standIns = List.copyOf(standIns);
        may = List.copyOf(may);
    }

    /** In the order in which they are written. */
    public static Map<RotaName, Rota> all(House house) {
        return house.chapters().get(RotasChapter.KEY).orElse(Map.of());
    }

    /** The rota that a service names. */
    public static Optional<Rota> of(Service service, Catalogue catalogue) {
        return service.chapters().get(OnCallChapter.KEY).map(all(catalogue.house())::get);
    }

    public ZoneId zone() {
        return turns.zone();
    }

    /** Whose turn it is, whoever stands in. */
    Optional<UserId> turn(Instant moment) {
        return turns.number(moment).map(number -> people.get(Math.floorMod(number, people.size())));
    }
}
