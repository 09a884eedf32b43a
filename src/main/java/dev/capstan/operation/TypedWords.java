package dev.capstan.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Words that somebody typed, sorted by what they are. */
public record TypedWords(List<String> plain, Map<String, String> named, Optional<String> reason, boolean planOnly) {
    private static final Pattern NAMED = Pattern.compile("([a-z][a-z0-9-]*)=(.*)", Pattern.DOTALL);

    public static TypedWords of(List<String> typed) {
        int dashes = typed.indexOf("--");
        var words = dashes < 0 ? typed : typed.subList(0, dashes);
        var reason = dashes < 0 ? "" : String.join(" ", typed.subList(dashes + 1, typed.size()));
        var plain = new ArrayList<String>();
        var named = new LinkedHashMap<String, String>();
        boolean planOnly = false;
        for (String word : words) {
            var matcher = NAMED.matcher(word);
            if (word.equals("--plan")) {
                planOnly = true;
            } else if (matcher.matches() && matcher.group(1).equals("reason")) {
                reason = matcher.group(2);
            } else if (matcher.matches()) {
                named.put(matcher.group(1), matcher.group(2));
            } else {
                plain.add(word);
            }
        }
        return new TypedWords(plain, named, Optional.of(reason.strip()).filter(text -> !text.isEmpty()), planOnly);
    }
}
