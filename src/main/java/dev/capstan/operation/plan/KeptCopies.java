package dev.capstan.operation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The copies that earlier deploys kept of the work folder, newest first, and which of them a person means. */
record KeptCopies(String asked, Optional<String> current, List<Copy> copies) {
    /** @param older whether what it holds came before what is live, as far as the repository can tell */
    record Copy(String path, String time, Optional<String> commit, boolean older) {}

    static final String LATEST = "latest";

    static final String SCRIPT =
            """
            export LC_ALL=C
            current=$(git rev-parse --verify --quiet HEAD 2>/dev/null)
            printf 'current %s\\n' "$current"
            for copy in "$copy_prefix"*"$copy_suffix"; do
              [ -d "$copy" ] || continue
              commit=$(git -C "$copy" rev-parse --verify --quiet HEAD 2>/dev/null)
              older=-
              if [ -n "$commit" ] && [ "$commit" != "$current" ] &&
                git merge-base --is-ancestor "$commit" "$current" 2>/dev/null; then older=older; fi
              printf 'copy %s %s %s\\n' "${commit:--}" "$older" "$copy"
            done
            """;

    private static final String TIME = "[0-9]{8}_[0-9]{6}";

    static Map<String, String> values(String as) {
        int at = as.indexOf("{time}");
        return Map.of("copy_prefix", as.substring(0, at), "copy_suffix", as.substring(at + "{time}".length()));
    }

    static KeptCopies read(String asked, String as, String output) {
        int at = as.indexOf("{time}");
        var form = Pattern.compile(Pattern.quote(as.substring(0, at)) + "(" + TIME + ")"
                + Pattern.quote(as.substring(at + "{time}".length())));
        var current = Optional.<String>empty();
        var copies = new ArrayList<Copy>();
        for (String line : output.lines().toList()) {
            var words = line.split(" ", 4);
            if (words[0].equals("current") && words.length > 1 && !words[1].isEmpty()) {
                current = Optional.of(words[1]);
            } else if (words[0].equals("copy")) {
                var matcher = form.matcher(words[3]);
                if (matcher.matches()) {
                    var commit = Optional.of(words[1]).filter(id -> !id.equals("-"));
                    copies.add(new Copy(words[3], matcher.group(1), commit, words[2].equals("older")));
                }
            }
        }
        copies.sort(Comparator.comparing(Copy::time).reversed());
        return new KeptCopies(asked, current, copies);
    }

    List<String> times() {
        return copies.stream().map(Copy::time).toList();
    }

    /**
     * "Latest" is the newest copy of something older than what is live: after a deploy that rolled itself back, the very
     * newest copy is what is live, and putting that back would change nothing.
     */
    Optional<Copy> chosen() {
        if (!asked.equals(LATEST)) {
            return copies.stream().filter(copy -> copy.time().equals(asked)).findFirst();
        }
        return copies.stream().filter(Copy::older).findFirst().or(() -> copies.stream()
                .filter(copy -> copy.commit().isEmpty() || !copy.commit().equals(current))
                .findFirst());
    }
}
