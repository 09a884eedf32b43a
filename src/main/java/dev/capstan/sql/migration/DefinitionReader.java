package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.migration.report.Diagnosis.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds in SQL the rules that it makes: unique indexes, constraints, columns that must not be null. */
final class DefinitionReader {
    private static final Pattern QUOTED = Pattern.compile("\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`");
    private static final String ID = "(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|[A-Za-z_][A-Za-z0-9_$]*)";
    private static final String NAME = ID + "(?:\\s*\\.\\s*" + ID + ")?";

    private static final Pattern ALTER = regex("ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(?<table>" + NAME + ")");
    private static final Pattern UNIQUE_INDEX =
            regex("CREATE UNIQUE INDEX (?:CONCURRENTLY )?(?:IF NOT EXISTS )?(?<name>" + ID
                    + ") (?:USING \\w+ )?ON (?:ONLY )?(?<table>" + NAME
                    + ") ?(?:USING \\w+ ?)?\\((?<columns>[^()]+)\\)");
    private static final Pattern UNIQUE = regex("(?:CONSTRAINT (?<name>" + ID
            + ") )?(?:UNIQUE|PRIMARY KEY) ?(?:INDEX |KEY )?(?:(?<index>" + ID + ") ?)?\\((?<columns>[^()]+)\\)");
    private static final Pattern FOREIGN_KEY = regex("(?:CONSTRAINT (?<name>" + ID + ") )?FOREIGN KEY (?:" + ID
            + " ?)?\\((?<columns>[^()]+)\\) REFERENCES (?<other>" + NAME + ") ?(?:\\((?<others>[^()]+)\\))?");
    private static final Pattern CHECK = regex("CONSTRAINT (?<name>" + ID + ") CHECK ?\\(");
    private static final Pattern SET_NOT_NULL = regex("ALTER (?:COLUMN )?(?<column>" + ID + ") SET NOT NULL");
    private static final Pattern MODIFY_NOT_NULL = regex("(?:MODIFY (?:COLUMN )?|CHANGE (?:COLUMN )?" + ID
            + " )(?<column>" + ID + ") (?:[^,()]|\\([^()]*\\))*?NOT NULL");

    private final Dialect dialect;

    DefinitionReader(Dialect dialect) {
        this.dialect = dialect;
    }

    /** One space stands for any. */
    private static Pattern regex(String spaced) {
        return Pattern.compile(
                spaced.replace(" ?", "\\s*").replace(" ", "\\s+"), Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }

    List<Definition> in(String text) {
        var found = new ArrayList<Definition>();
        // a log has the statement somewhere inside a sentence
        for (var statement : Script.of(dialect, text).statements()) {
            UNIQUE_INDEX.matcher(statement).results().map(this::uniqueIndex).forEach(found::add);
            ALTER.matcher(statement).results().forEach(alter -> {
                var rest = statement.substring(alter.end());
                var next = ALTER.matcher(rest);
                constraints(name(alter.group("table")), next.find() ? rest.substring(0, next.start()) : rest, found);
            });
        }
        return found;
    }

    /** What a catalogue says of one constraint of one table: {@code CHECK ((total >= 0))}. */
    Optional<Definition> of(String table, String constraint, String text) {
        var found = new ArrayList<Definition>();
        constraints(table, "CONSTRAINT " + Quoting.of(dialect).name(constraint) + " " + text, found);
        return found.stream().findFirst();
    }

    private Definition uniqueIndex(MatchResult match) {
        return new Definition(
                Rule.UNIQUE,
                Optional.of(name(match.group("name"))),
                name(match.group("table")),
                names(match.group("columns")),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private void constraints(String table, String text, List<Definition> found) {
        UNIQUE.matcher(text)
                .results()
                .forEach(match -> found.add(new Definition(
                        Rule.UNIQUE,
                        Optional.ofNullable(match.group("name"))
                                .or(() -> Optional.ofNullable(match.group("index")))
                                .map(this::name),
                        table,
                        names(match.group("columns")),
                        Optional.empty(),
                        List.of(),
                        Optional.empty())));
        FOREIGN_KEY
                .matcher(text)
                .results()
                .forEach(match -> found.add(new Definition(
                        Rule.FOREIGN_KEY,
                        Optional.ofNullable(match.group("name")).map(this::name),
                        table,
                        names(match.group("columns")),
                        Optional.of(name(match.group("other"))),
                        match.group("others") == null ? List.of() : names(match.group("others")),
                        Optional.empty())));
        CHECK.matcher(text)
                .results()
                .forEach(match -> found.add(new Definition(
                        Rule.CHECK,
                        Optional.of(name(match.group("name"))),
                        table,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(inside(text, match.end())))));
        for (var pattern : List.of(SET_NOT_NULL, MODIFY_NOT_NULL)) {
            pattern.matcher(text)
                    .results()
                    .forEach(match -> found.add(new Definition(
                            Rule.NOT_NULL,
                            Optional.empty(),
                            table,
                            List.of(name(match.group("column"))),
                            Optional.empty(),
                            List.of(),
                            Optional.empty())));
        }
    }

    /** From behind an opening parenthesis to the one that closes it; quotes may hold others. */
    private static String inside(String text, int from) {
        int depth = 1;
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char here = text.charAt(at);
            if (quote != 0) {
                quote = here == quote ? 0 : quote;
            } else if (here == '\'' || here == '"' || here == '`') {
                quote = here;
            } else if (here == '(') {
                depth++;
            } else if (here == ')' && --depth == 0) {
                return text.substring(from, at).strip();
            }
        }
        return text.substring(from).strip();
    }

    private List<String> names(String written) {
        return Arrays.stream(written.split(","))
                .map(String::strip)
                .map(this::name)
                .toList();
    }

    /** The last part, as the server knows it: without quotes, and folded where it would be. */
    private String name(String written) {
        var last = written.replaceFirst("^" + ID + "\\s*\\.\\s*(?=" + ID + "$)", "")
                .strip();
        var quoted = QUOTED.matcher(last);
        if (quoted.lookingAt()) {
            var mark = last.substring(0, 1);
            return last.substring(1, quoted.end() - 1).replace(mark + mark, mark);
        }
        var bare = last.split("[\\s(]", 2)[0];
        return dialect == Dialect.POSTGRESQL ? bare.toLowerCase(Locale.ROOT) : bare;
    }
}
