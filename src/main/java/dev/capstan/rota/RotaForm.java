package dev.capstan.rota;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Text;
import dev.capstan.catalog.UserId;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Fields.Found;
import dev.capstan.yaml.Fields.Key;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** {@code backend: { zone: Asia/Shanghai, people: [U0ALICE, U0BOB], from: 2026-01-05 }}. */
final class RotaForm {
    private static final LocalTime USUAL_HOUR = LocalTime.of(9, 0);
    private static final String WEEKLY = "weekly";
    private static final String DAILY = "daily";

    private RotaForm() {}

    static Form<Function<RotaName, Rota>> form() {
        var keys = Fields.of("a rota");
        var title = keys.optional("title", CatalogueForms.text(), "What people see.");
        var zone = keys.required("zone", Calendar.ZONE, "Where its clock hangs.");
        var people = keys.required(
                "people", Shapes.oneOrMore(CatalogueForms.user()), "Who is on call in turn, by Slack user id.");
        var turn = keys.optional(
                "turn",
                Scalars.text("weekly|daily|[1-9][0-9]?d", "is no length of a turn", "weekly, daily or 14d"),
                "How long a turn is: weekly (when left out), daily, or so many days, such as 14d.");
        var on = keys.optional(
                "on", Calendar.WEEKDAY, "The weekday on which weekly turns change; monday when left out.");
        var at = keys.optional("at", Calendar.TIME, "The hour at which turns change; 09:00 when left out.");
        var from = keys.required(
                "from", Calendar.DAY, "The day on which the first of the people begins; nobody is on call before.");
        var overrides = keys.optional(
                "overrides", Shapes.listOf(override()), "Who stands in; a later one goes before an earlier one.");
        var may = keys.optional(
                "may",
                Shapes.oneOrMore(CatalogueForms.role()),
                "Roles that may take turns and give them, as the people themselves may.");
        var channel = keys.optional(
                "channel", CatalogueForms.channel(), "The channel that hears when somebody takes or gives a turn.");
        return keys.whole(found -> {
            var turns =
                    turns(found, turn, zone, found.need(from), on, found.get(at).orElse(USUAL_HOUR));
            return name -> new Rota(
                    name,
                    found.get(title).orElse(Text.same(name.value())),
                    found.need(people),
                    turns,
                    found.get(overrides).orElse(List.of()).stream()
                            .map(written -> written.standIn(turns))
                            .toList(),
                    found.get(may).orElse(List.of()),
                    found.get(channel));
        });
    }

    private static Turns turns(
            Found found, Key<String> turn, Key<ZoneId> zone, LocalDate from, Key<DayOfWeek> on, LocalTime at) {
        var length = found.get(turn).orElse(WEEKLY);
        if (length.equals(WEEKLY)) {
            return Turns.weekly(found.need(zone), from, found.get(on).orElse(DayOfWeek.MONDAY), at);
        }
        if (found.wrote(on)) {
            found.problem(
                    on, "on means something only where turns are weekly", "leave on out: days are counted from from");
        }
        int days = length.equals(DAILY) ? 1 : Integer.parseInt(length.substring(0, length.length() - 1));
        return Turns.ofDays(found.need(zone), from, days, at);
    }

    private static Form<Written> override() {
        var keys = Fields.of("an override");
        var from = keys.required(
                "from", Calendar.MOMENT, "When it begins, by the rota's clock; without an hour when turns change.");
        var until = keys.required("until", Calendar.MOMENT, "When it ends.");
        var who = keys.required("who", CatalogueForms.user(), "Who is on call then, by Slack user id.");
        return keys.whole(found -> {
            var written = new Written(found.need(from), found.need(until), found.need(who));
            if (!written.endsAfterItBegins()) {
                found.problem(until, "the override ends before it begins", "write a later day or hour");
            }
            return written;
        });
    }

    /** An override before its zone is known. */
    private record Written(Moment from, Moment until, UserId who) {
        boolean endsAfterItBegins() {
            return until.day().isAfter(from.day())
                    || until.day().equals(from.day())
                            && until.time().isPresent()
                            && from.time().isPresent()
                            && until.time().get().isAfter(from.time().get());
        }

        StandIn standIn(Turns turns) {
            return new StandIn(who, from.in(turns), until.in(turns));
        }
    }

    /** A day, or an hour of it. */
    record Moment(LocalDate day, Optional<LocalTime> time) {
        java.time.Instant in(Turns turns) {
            return LocalDateTime.of(day, time.orElse(turns.at()))
                    .atZone(turns.zone())
                    .toInstant();
        }
    }
}
