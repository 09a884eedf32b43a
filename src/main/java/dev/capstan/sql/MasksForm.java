package dev.capstan.sql;

import dev.capstan.sql.mask.Mask;
import dev.capstan.sql.mask.MaskedColumn;
import dev.capstan.sql.mask.Masks;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Scalars.Objection;
import dev.capstan.yaml.Shapes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code masks} of a database: {@code users.phone: phone}. */
final class MasksForm {
    private static final String NAME = "[^.\\s]+";
    private static final String SAMPLE = "users.phone";

    private MasksForm() {}

    static Form<Masks> form() {
        return Shapes.mapOf(column(), mask())
                .map(masks -> new Masks(masks.entrySet().stream()
                        .map(each -> masked(each.getKey(), each.getValue()))
                        .toList()));
    }

    private static Form<List<String>> column() {
        return Scalars.text(
                        "(?:" + NAME + "\\.)?" + NAME + "\\." + NAME,
                        SAMPLE,
                        typed -> new Objection(
                                "is not the name of a column",
                                "write table.column or schema.table.column, such as " + SAMPLE))
                .map(typed -> List.of(typed.split("\\.")));
    }

    private static Form<Mask> mask() {
        return Scalars.oneOf(
                List.of(Mask.PHONE, Mask.EMAIL, Mask.LAST4), mask -> mask.name().toLowerCase(Locale.ROOT));
    }

    private static MaskedColumn masked(List<String> path, Mask mask) {
        int last = path.size() - 1;
        var schema = last == 2 ? Optional.of(path.getFirst()) : Optional.<String>empty();
        return new MaskedColumn(schema, path.get(last - 1), path.get(last), mask);
    }
}
