package dev.capstan.step;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Takes secrets out of text: known values, and the password of any URL. */
public final class Redactor {
    private static final String MASK = "‹secret›";
    private static final Pattern URL_PASSWORD = Pattern.compile("(?<=://)([^\\s/:@]{0,256}):([^\\s/]{1,1024})@");
    private static final int LONGEST_URL_HELD = 1300;
    private static final int SHORTEST_LINE = 8;

    private final List<String> secrets;

    public Redactor(Collection<Secret> secrets) {
        var forms =
                new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(s -> s));
        for (var secret : secrets) {
            var value =
                    secret.reveal().replace("\r\n", "\n").replace('\r', '\n').strip();
            if (value.isEmpty()) {
                continue;
            }
            forms.add(value);
            forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
            // A key of several lines may be printed with something before each.
            value.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= SHORTEST_LINE)
                    .forEach(forms::add);
        }
        this.secrets = List.copyOf(forms);
    }

    /** The whole of a text. */
    public String redact(String text) {
        var hidden = text;
        for (var secret : secrets) {
            hidden = hidden.replace(secret, MASK);
        }
        return URL_PASSWORD.matcher(hidden).replaceAll(found -> found.group(1) + ":" + MASK + "@");
    }

    /** How much of the text can be judged now; the rest may be the beginning of a secret and must wait for more. */
    public int judgeable(CharSequence text) {
        var whole = text.toString();
        int cut = Math.min(whole.length(), urlStart(whole));
        // A secret that crosses the cut pulls it back, and that may bring another one across.
        for (int before = -1; before != cut; ) {
            before = cut;
            for (var secret : secrets) {
                cut = Math.min(cut, firstCrossing(whole, secret, cut));
            }
        }
        return cut;
    }

    private static int firstCrossing(String text, String secret, int cut) {
        for (int start = Math.max(0, cut - secret.length() + 1); start < cut; start++) {
            int length = Math.min(secret.length(), text.length() - start);
            if (text.regionMatches(start, secret, 0, length)) {
                return start;
            }
        }
        return cut;
    }

    private static int urlStart(String text) {
        int scheme = text.lastIndexOf("://");
        if (scheme < 0 || text.length() - scheme > LONGEST_URL_HELD) {
            return text.endsWith(":/") ? text.length() - 2 : text.endsWith(":") ? text.length() - 1 : text.length();
        }
        for (int at = scheme + 3; at < text.length(); at++) {
            if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '/') {
                return text.length();
            }
        }
        return scheme;
    }
}
