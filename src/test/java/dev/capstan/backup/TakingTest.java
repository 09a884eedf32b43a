package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakingTest {
    private static final Program TAKE = Program.of("taking").line("open_backup").line("part_is 1 main");

    @TempDir
    Path folder;

    @Test
    void what_is_kept_comes_back_and_nothing_else_is_left() {
        var target = new ShellTarget(folder);
        var taken = target.run(TAKE.line("keep main.numbers seq 1 1000").line("seal_backup"));
        assertEquals(0, taken.code(), taken.output());
        var backup = target.backups().getFirst();
        assertEquals(
                "main.numbers.zst",
                target.facts(backup, "main", "file").getFirst().getFirst());
        var given = target.run(Program.of("given")
                .line("open_given " + backup)
                .line("check_files")
                .line("given main.numbers | tail -n 1")
                .line("finish"));
        assertEquals("1000", given.output().strip());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_source_that_fails_leaves_no_backup() {
        var target = new ShellTarget(folder);
        var taken = target.run(TAKE.line("half() { seq 1 10; return 7; }")
                .line("keep main.numbers half")
                .line("seal_backup"));
        assertNotEquals(0, taken.code());
        assertEquals(List.of("not-taken", "main", "main.numbers.zst"), taken.refusal());
        assertEquals(List.of(), target.backups());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_flipped_byte_is_noticed() throws IOException {
        var target = new ShellTarget(folder);
        target.run(TAKE.line("keep main.numbers seq 1 1000").line("seal_backup"));
        var backup = target.backups().getFirst();
        var file = target.store().resolve(backup).resolve("main.numbers.zst");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        var checked = target.run(Program.of("given")
                .line("open_given " + backup)
                .line("check_files")
                .line("finish"));
        assertEquals(List.of("damaged", "main.numbers.zst"), checked.refusal());
    }

    @Test
    void a_manifest_that_was_cut_short_is_noticed() throws IOException {
        var target = new ShellTarget(folder);
        target.run(TAKE.line("keep main.numbers seq 1 1000").line("seal_backup"));
        var backup = target.backups().getFirst();
        var file = target.store().resolve(backup).resolve("manifest.tsv");
        var lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        var checked =
                target.run(Program.of("given").line("open_given " + backup).line("finish"));
        assertEquals(List.of("damaged", "manifest.tsv"), checked.refusal());
    }

    @Test
    void two_that_begin_in_one_second_both_stay() {
        var target = new ShellTarget(folder);
        for (int i = 0; i < 3; i++) {
            var taken = target.run(TAKE.line("keep main.numbers seq 1 10").line("seal_backup"));
            assertEquals(0, taken.code(), taken.output());
        }
        assertEquals(3, target.backups().size());
        assertTrue(target.backups().stream().allMatch(name -> name.matches("[0-9]{8}_[0-9]{6}(\\.[0-9]+)?")));
    }
}
