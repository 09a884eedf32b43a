package dev.capstan.sql.fix;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Picks rows by their key. */
final class Keys {
    private Keys() {}

    /** {@code (t.a, t.b) IN ((?, ?), …)} */
    static String among(Tongue tongue, String qualifier, Image image, List<List<String>> keys) {
        var columns = image.key().stream()
                .map(name -> qualifier + "."
                        + tongue.quoted(image.columns().get(image.indexOf(name)).name()))
                .collect(Collectors.joining(", "));
        var one = image.key().stream()
                .map(name -> tongue.write(image.columns().get(image.indexOf(name))))
                .collect(Collectors.joining(", ", "(", ")"));
        return "(" + columns + ") IN (" + keys.stream().map(key -> one).collect(Collectors.joining(", ")) + ")";
    }

    /** @return the number of the next question mark */
    static int bind(Binding binding, PreparedStatement statement, int from, List<List<String>> keys)
            throws SQLException {
        int at = from;
        for (var key : keys) {
            for (var value : key) {
                binding.text(statement, at++, value);
            }
        }
        return at;
    }
}
