package dev.capstan.sql.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.capstan.sql.doctor.BlockingTree.Branch;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockingTreeTest {
    @Test
    void a_chain_hangs_below_whoever_waits_for_nobody() {
        assertEquals(
                List.of(new Branch("1", 0), new Branch("2", 1), new Branch("3", 2)),
                tree(Map.of("3", Set.of("2"), "2", Set.of("1"))));
    }

    @Test
    void who_waits_for_two_stands_there_once() {
        assertEquals(
                List.of(new Branch("1", 0), new Branch("2", 1), new Branch("3", 2)),
                tree(Map.of("3", Set.of("1", "2"), "2", Set.of("1"))));
    }

    @Test
    void several_wait_side_by_side() {
        assertEquals(
                List.of(
                        new Branch("1", 0),
                        new Branch("2", 1),
                        new Branch("3", 1),
                        new Branch("8", 0),
                        new Branch("9", 1)),
                tree(Map.of("2", Set.of("1"), "3", Set.of("1"), "9", Set.of("8"))));
    }

    @Test
    void a_circle_does_not_go_round_for_ever() {
        assertEquals(
                List.of(new Branch("1", 0), new Branch("2", 1), new Branch("3", 2)),
                tree(Map.of("1", Set.of("3"), "2", Set.of("1"), "3", Set.of("2"))));
    }

    @Test
    void whoever_waits_for_itself_stands_there_once() {
        assertEquals(List.of(new Branch("1", 0)), tree(Map.of("1", Set.of("1"))));
    }

    @Test
    void a_long_chain_is_followed_to_its_end() {
        var chain = IntStream.range(1, 200)
                .boxed()
                .collect(Collectors.toMap(each -> "%03d".formatted(each), each -> Set.of("%03d".formatted(each - 1))));
        assertEquals(new Branch("199", 199), tree(chain).getLast());
    }

    private static List<Branch> tree(Map<String, Set<String>> blockers) {
        var ordered = new TreeMap<String, Set<String>>();
        blockers.forEach((session, theirs) -> ordered.put(session, new TreeSet<>(theirs)));
        return BlockingTree.of(ordered);
    }
}
