package dev.capstan.sql.gate;

import dev.capstan.sql.gate.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into tokens as PostgreSQL or MySQL would. Where their reading depends on a setting of the server, or on
 * whether it is MySQL or MariaDB, any reading will do: what is sent is written from the tokens in a form that every
 * setting reads alike.
 */
final class Lexer {
    private static final String POSTGRES_OPERATOR = "+-*/<>=~!@#%^&|`?";
    private static final List<String> MYSQL_OPERATORS = List.of(
            "->>", "<=>", "->", "<<", ">>", "<>", "<=", ">=", "!=", "||", "&&", "+", "-", "*", "/", "%", "=", "<", ">",
            "!", "~", "^", "&", "|", "?");

    private final boolean postgres;
    private final Scan scan;
    private final List<Token> tokens = new ArrayList<>();

    private Lexer(Dialect dialect, String text) {
        this.postgres = dialect == Dialect.POSTGRESQL;
        this.scan = new Scan(text);
    }

    /** @return at least the token of the end */
    static List<Token> cut(Dialect dialect, String text) {
        var lexer = new Lexer(dialect, text);
        lexer.skip();
        while (!lexer.scan.atEnd()) {
            lexer.next();
            lexer.skip();
        }
        lexer.add(Kind.END, "", text.length());
        return lexer.tokens;
    }

    /** Passes blanks and comments. */
    private void skip() {
        while (skipped()) {
            // each turn passes one of them
        }
    }

    private boolean skipped() {
        if (Alphabet.isSpace(scan.here())) {
            scan.forward(1);
        } else if (scan.at("--") && (postgres || scan.ahead(2) <= ' ')) {
            scan.toEndOfLine();
        } else if (!postgres && scan.at("#")) {
            scan.toEndOfLine();
        } else if (scan.at("/*")) {
            comment();
        } else {
            return false;
        }
        return true;
    }

    private void comment() {
        for (var obeyed : List.of("/*!", "/*M!", "/*+")) {
            if (scan.at(obeyed)) {
                throw new Refusal(new Reason.Comment(obeyed, scan.position()));
            }
        }
        var opening = scan.offset();
        var depth = 0;
        do {
            if (scan.atEnd()) {
                throw unclosed("/*", opening);
            } else if (scan.at("/*") && (postgres || depth == 0)) {
                depth++;
                scan.forward(2);
            } else if (scan.at("*/")) {
                depth--;
                scan.forward(2);
            } else {
                scan.forward(1);
            }
        } while (depth > 0);
    }

    private void next() {
        var here = scan.here();
        var start = scan.offset();
        if (here == '\'' || here == '"' || here == '`' && !postgres) {
            var text = quoted(here, here != '`' && !postgres);
            add(here == '\'' || here == '"' && !postgres ? Kind.STRING : Kind.NAME, text, start);
        } else if (Alphabet.isDigit(here) || here == '.' && Alphabet.isDigit(scan.ahead(1))) {
            number();
        } else if (prefixed()) {
            return;
        } else if (Alphabet.startsWord(here)) {
            add(Kind.WORD, scan.takeWhile(Alphabet::continuesWord), start);
        } else if (here == '$' && postgres) {
            dollar();
        } else if (here == '@' && !postgres) {
            variable();
        } else if (here == ':') {
            colon();
        } else if ("()[],;.".indexOf(here) >= 0) {
            add(Kind.MARK, scan.take(1), start);
        } else {
            operator();
        }
    }

    private String quoted(int quote, boolean backslashes) {
        var opening = scan.offset();
        var text = new StringBuilder();
        scan.forward(1);
        while (true) {
            if (scan.atEnd()) {
                throw unclosed(Character.toString(quote), opening);
            } else if (scan.here() == quote && scan.ahead(1) == quote) {
                text.appendCodePoint(quote);
                scan.forward(2);
            } else if (scan.here() == quote) {
                scan.forward(1);
                return text.toString();
            } else if (scan.here() == '\\' && backslashes) {
                text.append(postgres ? Escapes.postgres(scan) : Escapes.mysql(scan));
            } else {
                text.append(scan.take(1));
            }
        }
    }

    /** Strings with a letter before them. */
    private boolean prefixed() {
        var start = scan.offset();
        var letter = Character.toUpperCase(scan.here());
        if (letter == 'U' && postgres && scan.ahead(1) == '&' && (scan.ahead(2) == '\'' || scan.ahead(2) == '"')) {
            throw notUnderstood(scan.take(3), start);
        }
        if (scan.ahead(1) != '\'') {
            return false;
        }
        if (letter == 'E' && postgres) {
            scan.forward(1);
            add(Kind.STRING, quoted('\'', true), start);
            return true;
        }
        if (letter == 'X' || letter == 'B') {
            scan.forward(1);
            var digits = quoted('\'', false);
            if (!digits.matches(letter == 'X' ? "[0-9a-fA-F]*" : "[01]*")) {
                throw notUnderstood(digits, start);
            }
            add(Kind.BITS, (char) letter + "'" + digits + "'", start);
            return true;
        }
        return false;
    }

    private void number() {
        var start = scan.offset();
        var text = new StringBuilder(scan.takeWhile(Alphabet::isDigit));
        if (!postgres && text.toString().equals("0") && scan.here() == 'x') {
            add(Kind.BITS, "0" + scan.takeWhile(each -> Character.digit(each, 16) >= 0 || each == 'x'), start);
        } else {
            if (scan.here() == '.') {
                text.append(scan.take(1)).append(scan.takeWhile(Alphabet::isDigit));
            }
            if ((scan.here() == 'e' || scan.here() == 'E')) {
                text.append(scan.take(1));
                text.append(scan.here() == '+' || scan.here() == '-' ? scan.take(1) : "");
                text.append(scan.takeWhile(Alphabet::isDigit));
            }
            add(Kind.NUMBER, text.toString(), start);
        }
        var last = tokens.getLast().text();
        if (Alphabet.continuesWord(scan.here()) || !last.matches("0x[0-9a-fA-F]+|[0-9]*[.]?[0-9]*([eE][+-]?[0-9]+)?")) {
            throw notUnderstood(last + scan.takeWhile(Alphabet::continuesWord), start);
        }
    }

    private void dollar() {
        var start = scan.offset();
        scan.forward(1);
        if (Alphabet.isDigit(scan.here())) {
            var digits = scan.takeWhile(Alphabet::isDigit);
            throw new Refusal(new Reason.NamelessParameter("$" + digits, scan.position(start)));
        }
        var tag = "$" + scan.takeWhile(each -> each != '$' && Alphabet.continuesWord(each));
        if (scan.here() != '$') {
            throw notUnderstood(tag, start);
        }
        scan.forward(1);
        tag += "$";
        var text = scan.takeUntil(tag);
        if (text == null) {
            throw unclosed(tag, start);
        }
        add(Kind.STRING, text, start);
    }

    private void variable() {
        var start = scan.offset();
        var signs = scan.takeWhile(each -> each == '@');
        add(Kind.VARIABLE, signs + scan.takeWhile(each -> Alphabet.continuesWord(each) || each == '.'), start);
    }

    private void colon() {
        var start = scan.offset();
        if (scan.at("::") || scan.at(":=")) {
            add(Kind.MARK, scan.take(2), start);
        } else if (scan.ahead(1) == '_' || Alphabet.isAsciiLetter(scan.ahead(1))) {
            scan.forward(1);
            add(
                    Kind.PARAMETER,
                    scan.takeWhile(each -> each < 128 && each != '$' && Alphabet.continuesWord(each)),
                    start);
        } else {
            add(Kind.MARK, scan.take(1), start);
        }
    }

    private void operator() {
        var start = scan.offset();
        if (!postgres) {
            var known = MYSQL_OPERATORS.stream().filter(scan::at).findFirst().orElseThrow(this::strange);
            add(Kind.OPERATOR, scan.take(known.length()), start);
            return;
        }
        var length = 0;
        while (POSTGRES_OPERATOR.indexOf(scan.ahead(length)) >= 0
                && !(length > 0 && (scan.at("--", length) || scan.at("/*", length)))) {
            length++;
        }
        // As PostgreSQL's own lexer: only an operator with one of these characters may end in a sign
        while (length > 1
                && "+-".indexOf(scan.ahead(length - 1)) >= 0
                && scan.peek(length).chars().noneMatch(each -> "~!@#%^&|`?".indexOf(each) >= 0)) {
            length--;
        }
        if (length == 0) {
            throw strange();
        }
        add(Kind.OPERATOR, scan.take(length), start);
    }

    private Refusal strange() {
        return new Refusal(new Reason.Character(scan.here(), scan.position()));
    }

    private Refusal unclosed(String opening, int offset) {
        return new Refusal(new Reason.Unclosed(opening, scan.position(offset)));
    }

    private Refusal notUnderstood(String found, int offset) {
        return new Refusal(new Reason.NotUnderstood(found, scan.position(offset)));
    }

    private void add(Kind kind, String text, int offset) {
        tokens.add(new Token(kind, text, scan.position(offset)));
    }
}
