package dev.capstan.sql.gate;

import dev.capstan.sql.gate.SchemaChange.Lock;
import dev.capstan.sql.gate.Token.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Judges statements that change tables, indexes and settings: exactly one, of a kind whose lock is known. What it does to
 * the data is for those to judge who wrote it down and those who agree to it; what would throw rows away is refused.
 */
public final class SchemaGate {
    private static final Set<String> AFTER_NAME = Set.of("ON", "CONCURRENTLY", "IF");

    /** Never throws for what was written. */
    public SchemaVerdict judge(Dialect dialect, String statement) {
        Objects.requireNonNull(dialect);
        try {
            return new SchemaVerdict.Admitted(change(dialect, ReadOnlyGate.tokens(dialect, statement)));
        } catch (Refusal refusal) {
            return new SchemaVerdict.Refused(new WriteReason.Part(refusal.reason()));
        } catch (Complaint complaint) {
            return new SchemaVerdict.Refused(complaint.reason());
        }
    }

    private static SchemaChange change(Dialect dialect, List<Token> tokens) {
        var words = new Words(tokens);
        boolean postgres = dialect == Dialect.POSTGRESQL;
        var sql = rendered(dialect, tokens);
        var change = postgres ? postgres(words, sql) : mysql(words, sql);
        return change.orElseThrow(() -> new Complaint(
                new WriteReason.NotAllowed(words.first(2), tokens.getFirst().at())));
    }

    private static Optional<SchemaChange> postgres(Words words, String sql) {
        if (words.begin("CREATE INDEX", "CREATE UNIQUE INDEX")) {
            return Optional.of(
                    words.has("CONCURRENTLY")
                            ? new SchemaChange(
                                    words.kind() + " CONCURRENTLY",
                                    sql,
                                    Lock.SHARE_UPDATE_EXCLUSIVE,
                                    true,
                                    words.index())
                            : new SchemaChange(words.kind(), sql, Lock.SHARE, false, words.index()));
        }
        if (words.begin("DROP INDEX", "REINDEX INDEX", "REINDEX TABLE")) {
            boolean concurrently = words.has("CONCURRENTLY");
            return Optional.of(new SchemaChange(
                    words.kind() + (concurrently ? " CONCURRENTLY" : ""),
                    sql,
                    concurrently ? Lock.SHARE_UPDATE_EXCLUSIVE : Lock.ACCESS_EXCLUSIVE,
                    concurrently,
                    Optional.empty()));
        }
        if (words.begin("ALTER TABLE")) {
            boolean validates = words.has("VALIDATE");
            return plain(words, sql, validates ? Lock.SHARE_UPDATE_EXCLUSIVE : Lock.ACCESS_EXCLUSIVE, false);
        }
        if (words.begin("ANALYZE", "COMMENT ON")) {
            return plain(words, sql, Lock.SHARE_UPDATE_EXCLUSIVE, false);
        }
        if (words.begin("VACUUM")) {
            return plain(words, sql, words.has("FULL") ? Lock.ACCESS_EXCLUSIVE : Lock.SHARE_UPDATE_EXCLUSIVE, true);
        }
        if (words.begin("ALTER SYSTEM")) {
            return plain(words, sql, Lock.NONE, true);
        }
        if (words.begin("DROP TRIGGER", "CREATE TRIGGER")) {
            return plain(words, sql, Lock.ACCESS_EXCLUSIVE, false);
        }
        return words.begin("CREATE TABLE", "CREATE VIEW", "CREATE FUNCTION", "DROP FUNCTION", "ALTER SEQUENCE")
                ? plain(words, sql, Lock.NONE, false)
                : Optional.empty();
    }

    private static Optional<SchemaChange> mysql(Words words, String sql) {
        if (words.begin("SET GLOBAL")) {
            return plain(words, sql, Lock.NONE, true);
        }
        return words.begin(
                        "CREATE INDEX",
                        "CREATE UNIQUE INDEX",
                        "DROP INDEX",
                        "ALTER TABLE",
                        "ANALYZE TABLE",
                        "CREATE TABLE",
                        "CREATE VIEW",
                        "DROP TRIGGER")
                ? plain(words, sql, Lock.METADATA, true)
                : Optional.empty();
    }

    private static Optional<SchemaChange> plain(Words words, String sql, Lock lock, boolean alone) {
        return Optional.of(new SchemaChange(words.kind(), sql, lock, alone, Optional.empty()));
    }

    /** Words stay words; names and strings are quoted so that every setting of the server reads them alike. */
    private static String rendered(Dialect dialect, List<Token> tokens) {
        var out = new Rendering(dialect);
        for (int i = 0; i < tokens.size(); i++) {
            var token = tokens.get(i);
            switch (token.kind()) {
                case WORD, NUMBER, BITS -> out.word(token.text());
                case NAME -> out.name(token.text());
                case STRING -> out.string(token.text());
                case OPERATOR -> out.operator(token.text());
                case MARK -> mark(out, token, i > 0 && tokens.get(i - 1).kind() == Kind.WORD);
                case PARAMETER -> throw new Complaint(new WriteReason.Parameter(token.text(), token.at()));
                case VARIABLE -> throw new Refusal(new Reason.Variable(token.text(), token.at()));
                case END -> {}
            }
        }
        return out.sql();
    }

    private static void mark(Rendering out, Token token, boolean afterWord) {
        switch (token.text()) {
            case ".", "::" -> out.link(token.text());
            case "," -> out.comma();
            case ")", "]" -> out.close(token.text());
            case "(", "[" -> {
                if (afterWord) {
                    out.word("");
                }
                out.open(token.text());
            }
            default -> throw new Refusal(new Reason.NotUnderstood(token.text(), token.at()));
        }
    }

    /** The statement as the words in it. */
    private static final class Words {
        private final List<Token> tokens;
        private String kind = "";

        Words(List<Token> tokens) {
            this.tokens = tokens;
        }

        boolean begin(String... kinds) {
            for (var each : kinds) {
                if (first(each.split(" ").length).equals(each)) {
                    kind = each;
                    return true;
                }
            }
            return false;
        }

        String kind() {
            return kind;
        }

        String first(int count) {
            return tokens.stream()
                    .limit(count)
                    .map(token -> token.kind() == Kind.WORD ? token.upper() : token.shown())
                    .collect(java.util.stream.Collectors.joining(" "));
        }

        boolean has(String word) {
            return tokens.stream().anyMatch(token -> token.is(word));
        }

        /** What stands between the statement's kind and ON; absent where the server chooses the name. */
        Optional<TableName> index() {
            int at = kind.split(" ").length;
            while (at < tokens.size()
                    && tokens.get(at).kind() == Kind.WORD
                    && (AFTER_NAME.contains(tokens.get(at).upper())
                            || tokens.get(at).is("NOT")
                            || tokens.get(at).is("EXISTS"))) {
                if (tokens.get(at).is("ON")) {
                    return Optional.empty();
                }
                at++;
            }
            return Optional.of(new TableName(schema(), folded(tokens.get(at))));
        }

        /** An index stands where its table does. */
        private Optional<String> schema() {
            for (int i = 0; i + 2 < tokens.size(); i++) {
                if (tokens.get(i).is("ON")) {
                    int table = tokens.get(i + 1).is("ONLY") ? i + 2 : i + 1;
                    return tokens.get(table + 1).isMark(".")
                            ? Optional.of(folded(tokens.get(table)))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        }

        private static String folded(Token token) {
            return token.kind() == Kind.NAME ? token.text() : token.text().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
