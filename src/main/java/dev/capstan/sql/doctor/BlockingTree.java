package dev.capstan.sql.doctor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who waits for whom: under each session those that wait for it. Every session stands in it once. */
final class BlockingTree {
    /** @param depth 0: it waits for nobody */
    record Branch(String session, int depth) {}

    private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
    private final List<Branch> branches = new ArrayList<>();
    private final Set<String> placed = new LinkedHashSet<>();

    private BlockingTree() {}

    /** @param blockers for whom a session waits, by session; only those that wait for somebody */
    static List<Branch> of(Map<String, Set<String>> blockers) {
        var tree = new BlockingTree();
        blockers.forEach((session, theirs) -> theirs.forEach(blocker -> tree.waiting
                .computeIfAbsent(blocker, any -> new LinkedHashSet<>())
                .add(session)));
        tree.waiting.keySet().stream()
                .filter(blocker -> !blockers.containsKey(blocker))
                .forEach(root -> tree.place(root, 0));
        // Whoever is left waits in a circle, which the server is about to break
        blockers.keySet().forEach(session -> tree.place(session, 0));
        return Collections.unmodifiableList(tree.branches);
    }

    private void place(String session, int depth) {
        if (placed.add(session)) {
            branches.add(new Branch(session, depth));
            waiting.getOrDefault(session, Set.of()).forEach(next -> place(next, depth + 1));
        }
    }
}
