package dev.capstan.rota;

import dev.capstan.rota.RotaForm.Moment;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Suggestion;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How days, hours and places are written. */
final class Calendar {
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String HOUR = "([01][0-9]|2[0-3]):[0-5][0-9]";

    static final Form<LocalTime> TIME =
            Scalars.text(HOUR, "is no time of day", "\"09:00\"").map(LocalTime::parse);

    static final Form<LocalDate> DAY = real(Scalars.text(DATE, "is no day", "2026-01-05"), LocalDate::parse);

    static final Form<Moment> MOMENT = real(
            Scalars.text(DATE + "([ T]" + HOUR + ")?", "is no day and hour", "2026-01-05 18:00"),
            written -> new Moment(
                    LocalDate.parse(written.substring(0, 10)),
                    Optional.of(written)
                            .filter(text -> text.length() > 10)
                            .map(text -> LocalTime.parse(text.substring(11)))));

    static final Form<DayOfWeek> WEEKDAY =
            Scalars.oneOf(List.of(DayOfWeek.values()), day -> day.name().toLowerCase(Locale.ROOT));

    static final Form<ZoneId> ZONE = Scalars.text("Asia/Shanghai").refine((written, node, reading) -> {
        try {
            return Optional.of(ZoneId.of(written));
        } catch (DateTimeException unknown) {
            reading.problem(
                    node.place(),
                    node.label() + " \"" + written + "\" is no time zone",
                    Suggestion.nearest(written, ZoneId.getAvailableZoneIds())
                            .map(near -> "did you mean " + near + "?")
                            .orElse("write one such as Asia/Shanghai or Europe/Berlin"));
            return Optional.empty();
        }
    });

    private Calendar() {}

    private interface Reader<T> {
        T read(String written) throws DateTimeException;
    }

    /** There is no 30th of February. */
    private static <T> Form<T> real(Form<String> written, Reader<T> reader) {
        return written.refine((text, node, reading) -> {
            try {
                return Optional.of(reader.read(text));
            } catch (DateTimeException noSuchDay) {
                reading.problem(
                        node.place(),
                        node.label() + " \"" + text + "\" is a day that no calendar has",
                        "write one such as 2026-01-05");
                return Optional.empty();
            }
        });
    }
}
