package dev.capstan.sql.migration;

import dev.capstan.sql.gate.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The statements of an SQL text, as they were written, without what only begins and ends the transaction around them. */
record Script(List<String> statements) {
    private static final Pattern TAG = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)?\\$");
    private static final Set<String> BEGINNING = Set.of("BEGIN", "START");
    private static final Set<String> ENDING = Set.of("COMMIT", "END");
    private static final Set<String> OF_TRANSACTIONS =
            Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE", "SET");

    Script {
        statements = List.copyOf(statements);
    }

    /** Whatever is left is one transaction's: what would end it early is found by {@link #breaksOut}. */
    static Script of(Dialect dialect, String text) {
        var all = new Splitter(dialect, text).split();
        int from = !all.isEmpty() && BEGINNING.contains(firstWord(all.getFirst())) ? 1 : 0;
        int to = all.size() > from && ENDING.contains(firstWord(all.getLast())) ? all.size() - 1 : all.size();
        return new Script(all.subList(from, to));
    }

    /** Statements that would end or change the transaction around them. */
    List<String> breaksOut() {
        return statements.stream()
                .filter(statement -> OF_TRANSACTIONS.contains(firstWord(statement)))
                .toList();
    }

    static String firstWord(String statement) {
        return statement.split("[^A-Za-z_]", 2)[0].toUpperCase(Locale.ROOT);
    }

    private static final class Splitter {
        private final Dialect dialect;
        private final String text;
        private final List<String> statements = new ArrayList<>();
        private final StringBuilder statement = new StringBuilder();
        private int at;

        Splitter(Dialect dialect, String text) {
            this.dialect = dialect;
            this.text = text;
        }

        List<String> split() {
            while (at < text.length()) {
                int end = comment();
                if (end > at) {
                    at = end;
                    statement.append(statement.isEmpty() ? "" : " ");
                } else if (text.charAt(at) == ';') {
                    at++;
                    finish();
                } else {
                    end = Math.max(quoted(), at + 1);
                    statement.append(text, at, end);
                    at = end;
                }
            }
            finish();
            return statements;
        }

        private void finish() {
            if (!statement.toString().isBlank()) {
                statements.add(statement.toString().strip());
            }
            statement.setLength(0);
        }

        /** Where the comment ends that begins here; here, where none begins. What MySQL executes is no comment. */
        private int comment() {
            boolean mysql = dialect == Dialect.MYSQL;
            if (text.startsWith("--", at) || mysql && text.charAt(at) == '#') {
                int end = text.indexOf('\n', at);
                return end < 0 ? text.length() : end;
            }
            if (!text.startsWith("/*", at) || mysql && text.startsWith("!", at + 2)) {
                return at;
            }
            int depth = 1;
            int end = at + 2;
            while (end < text.length() && depth > 0) {
                if (text.startsWith("*/", end)) {
                    depth--;
                    end += 2;
                } else if (!mysql && text.startsWith("/*", end)) {
                    depth++;
                    end += 2;
                } else {
                    end++;
                }
            }
            return end;
        }

        private int quoted() {
            char opening = text.charAt(at);
            if (opening == '$' && dialect == Dialect.POSTGRESQL) {
                var tag = TAG.matcher(text).region(at, text.length());
                if (tag.lookingAt()) {
                    int end = text.indexOf(tag.group(), tag.end());
                    return end < 0 ? text.length() : end + tag.group().length();
                }
            }
            if (opening != '\'' && opening != '"' && opening != '`') {
                return at;
            }
            boolean escapes = dialect == Dialect.MYSQL && opening != '`'
                    || opening == '\'' && at > 0 && Character.toUpperCase(text.charAt(at - 1)) == 'E';
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != opening) {
                end += escapes && text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(text.length(), end + 1);
        }
    }
}
