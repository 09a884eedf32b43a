package dev.capstan.operation.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the repository in the work folder says, and what is typed to ask it. */
record RepositoryFacts(
        Optional<String> commit,
        Optional<String> current,
        Optional<String> currentLabel,
        List<String> news,
        int newsCount,
        boolean goesBack) {
    static final RepositoryFacts NONE =
            new RepositoryFacts(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), 0, false);

    static final int NO_REPOSITORY = 3;
    static final int UNKNOWN_REF = 4;

    /**
     * A tag wins over a branch of the same name, and a branch means what the origin has now. Two fetches at once may
     * trip over each other's lock, so a failed one is tried again.
     */
    static final String SCRIPT =
            """
            export GIT_TERMINAL_PROMPT=0 LC_ALL=C
            git rev-parse --git-dir >/dev/null 2>&1 || { echo "not a git repository" >&2; exit 3; }
            current=$(git rev-parse --verify --quiet HEAD) || current=
            printf 'current %s\\n' "$current"
            printf 'label %s\\n' "$(git describe --tags --exact-match HEAD 2>/dev/null || git rev-parse --short HEAD)"
            [ -n "$ref" ] || exit 0
            if git remote get-url origin >/dev/null 2>&1; then
              git fetch --quiet --tags --force origin || { sleep 1; git fetch --quiet --tags --force origin; } || exit 5
            fi
            commit=
            for name in "refs/tags/$ref" "refs/remotes/origin/$ref" "refs/heads/$ref" "$ref"; do
              commit=$(git rev-parse --verify --quiet "$name^{commit}") && break
            done
            if [ -z "$commit" ]; then
              git for-each-ref --sort=-version:refname --sort=-creatordate --format='known %(refname:lstrip=2)' refs/tags | head -n 200
              git for-each-ref --format='known %(refname:lstrip=3)' refs/remotes/origin | head -n 100
              exit 4
            fi
            printf 'commit %s\\n' "$commit"
            if [ -n "$current" ]; then
              range="$current..$commit"
              if [ "$current" != "$commit" ] && git merge-base --is-ancestor "$commit" "$current"; then
                echo back
                range="$commit..$current"
              fi
              printf 'count %s\\n' "$(git rev-list --count "$range")"
              git log --format='news %s' -n 20 "$range"
            fi
            """;

    static final String TAGS =
            """
            export GIT_TERMINAL_PROMPT=0 LC_ALL=C
            git fetch --quiet --tags --force origin 2>/dev/null
            git for-each-ref --sort=-version:refname --sort=-creatordate --format='%(refname:lstrip=2)' refs/tags | head -n 500
            """;

    static RepositoryFacts read(String output) {
        var commit = Optional.<String>empty();
        var current = Optional.<String>empty();
        var label = Optional.<String>empty();
        var news = new ArrayList<String>();
        int count = 0;
        boolean back = false;
        for (String line : output.lines().toList()) {
            var word = line.split(" ", 2);
            var rest = word.length == 2 ? word[1] : "";
            switch (word[0]) {
                case "commit" -> commit = Optional.of(rest);
                case "current" -> current = Optional.of(rest).filter(id -> !id.isEmpty());
                case "label" -> label = Optional.of(rest).filter(id -> !id.isEmpty());
                case "count" -> count = Integer.parseInt(rest);
                case "news" -> news.add(rest);
                case "back" -> back = true;
                default -> {}
            }
        }
        return new RepositoryFacts(commit, current, label, news, count, back);
    }

    static List<String> known(String output) {
        return output.lines()
                .filter(line -> line.startsWith("known "))
                .map(line -> line.substring("known ".length()))
                .filter(name -> !name.equals("HEAD"))
                .toList();
    }
}
