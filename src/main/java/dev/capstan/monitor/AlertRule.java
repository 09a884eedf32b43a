package dev.capstan.monitor;

import dev.capstan.monitor.Limit.Comparison;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a rule of Prometheus looks at.
 *
 * @param measured in PromQL, without the outer comparison
 * @param bound absent where it is not compared with a number
 */
public record AlertRule(String measured, Optional<Limit> bound) {
    private static final Pattern SHOWN = Pattern.compile("(?:^|&)g0\\.expr=([^&]+)");
    private static final Pattern JOINED = Pattern.compile("(?i)(and|or|unless)\\b");
    private static final Pattern SIGN = Pattern.compile("[<>]=?|[=!]=");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

    /** From the address at which Prometheus shows it: {@code http://…/graph?g0.expr=…}. */
    public static Optional<AlertRule> shownAt(String address) {
        try {
            var query = Optional.ofNullable(URI.create(address).getRawQuery()).orElse("");
            var shown = SHOWN.matcher(query);
            return shown.find()
                    ? Optional.of(of(URLDecoder.decode(shown.group(1), StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    static AlertRule of(String expression) {
        var outside = Outside.of(expression);
        if (outside.isWrapped()) {
            return of(expression.strip().substring(1, expression.strip().length() - 1));
        }
        return outside.comparison()
                .flatMap(sign -> takenApart(expression, sign))
                .orElseGet(() -> new AlertRule(expression.strip(), Optional.empty()));
    }

    private static Optional<AlertRule> takenApart(String expression, Sign sign) {
        var left = expression.substring(0, sign.from()).strip();
        var right = expression
                .substring(sign.to())
                .strip()
                .replaceFirst("^bool\\b", "")
                .strip();
        if (NUMBER.matcher(right).matches()) {
            return Optional.of(new AlertRule(left, Comparison.of(sign.text()).map(is -> limit(is, right))));
        }
        return NUMBER.matcher(left).matches()
                ? Optional.of(new AlertRule(
                        right, Comparison.of(mirrored(sign.text())).map(is -> limit(is, left))))
                : Optional.empty();
    }

    private static Limit limit(Comparison comparison, String bound) {
        return Limit.at(comparison, Double.parseDouble(bound), Unit.COUNT);
    }

    private static String mirrored(String sign) {
        return sign.replace('<', '!').replace('>', '<').replace('!', '>');
    }

    private record Sign(int from, int to, String text) {}

    /**
     * What stands outside of all brackets and quotes.
     *
     * @param joined several conditions are joined there
     * @param isWrapped one pair of brackets holds everything
     */
    private record Outside(List<Sign> signs, boolean joined, boolean isWrapped) {

        static Outside of(String expression) {
            var signs = new ArrayList<Sign>();
            boolean joined = false;
            var trimmed = expression.strip();
            boolean wrapped = trimmed.startsWith("(") && trimmed.endsWith(")");
            int last = expression.stripTrailing().length() - 1;
            int depth = 0;
            for (int at = 0; at < expression.length(); at++) {
                char here = expression.charAt(at);
                if (here == '"' || here == '\'' || here == '`') {
                    at = endOfText(expression, at);
                } else if ("([{".indexOf(here) >= 0) {
                    depth++;
                } else if (")]}".indexOf(here) >= 0) {
                    depth--;
                    wrapped &= depth > 0 || at == last;
                } else if (depth == 0) {
                    var sign = SIGN.matcher(expression).region(at, expression.length());
                    joined |= startsWord(expression, at)
                            && JOINED.matcher(expression)
                                    .region(at, expression.length())
                                    .lookingAt();
                    if (sign.lookingAt()) {
                        signs.add(new Sign(at, sign.end(), sign.group()));
                        at = sign.end() - 1;
                    }
                }
            }
            return new Outside(signs, joined, wrapped);
        }

        private static int endOfText(String expression, int from) {
            char quote = expression.charAt(from);
            int at = from + 1;
            while (at < expression.length() && expression.charAt(at) != quote) {
                at += expression.charAt(at) == '\\' && quote != '`' ? 2 : 1;
            }
            return at;
        }

        private static boolean startsWord(String expression, int at) {
            return at > 0 && !Character.isJavaIdentifierPart(expression.charAt(at - 1));
        }

        Optional<Sign> comparison() {
            return joined || signs.size() != 1 ? Optional.empty() : Optional.of(signs.getFirst());
        }
    }
}
