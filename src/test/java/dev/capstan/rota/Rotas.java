package dev.capstan.rota;

import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rotas as tests need them. */
public final class Rotas {
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private Rotas() {}

    /** Weekly from Monday, 5 January 2026, 09:00 in Berlin. */
    static Rota weekly(String... people) {
        return of(
                Turns.weekly(BERLIN, LocalDate.of(2026, 1, 5), DayOfWeek.MONDAY, LocalTime.of(9, 0)),
                List.of(),
                people);
    }

    static Rota of(Turns turns, List<StandIn> standIns, String... people) {
        return new Rota(
                new RotaName("backend"),
                Text.same("Backend"),
                users(people),
                turns,
                standIns,
                List.of(),
                Optional.empty());
    }

    /** By the day, since long ago, so that the first of the people is on call on even days. */
    public static Rota daily(String name, Optional<ChannelId> channel, List<RoleName> may, List<UserId> people) {
        return new Rota(
                new RotaName(name),
                new Text("Team " + name, "团队 " + name),
                people,
                Turns.ofDays(ZoneId.of("Asia/Shanghai"), LocalDate.of(2020, 1, 1), 1, LocalTime.MIDNIGHT),
                List.of(),
                may,
                channel);
    }

    private static List<UserId> users(String... people) {
        return Arrays.stream(people).map(UserId::new).toList();
    }

    static Instant berlin(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    static StandIn standIn(String person, String from, String until) {
        return new StandIn(new UserId(person), berlin(from), berlin(until));
    }
}
