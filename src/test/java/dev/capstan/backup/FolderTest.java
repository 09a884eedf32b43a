package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrograms("zstd")
class FolderTest {
    @TempDir
    Path temp;

    private ShellTarget target;
    private Path uploads;

    @BeforeEach
    void a_folder_of_nasty_names() throws IOException {
        target = new ShellTarget(temp);
        uploads = Files.createDirectories(target.home().resolve("my uploads"));
        Files.createDirectories(uploads.resolve("-rf/.hidden"));
        Files.writeString(uploads.resolve("-rf/.hidden/发票 2026.txt"), "茶");
        Files.writeString(uploads.resolve("line\nend\tand \\ tab"), "x");
        Files.writeString(uploads.resolve("shut"), "mine");
        Files.setPosixFilePermissions(uploads.resolve("shut"), PosixFilePermissions.fromString("rwx-----x"));
        Files.createLink(uploads.resolve("twin"), uploads.resolve("shut"));
        Files.createSymbolicLink(uploads.resolve("nowhere"), Path.of("../gone with it"));
        Files.createDirectories(uploads.resolve("empty"));
        Files.setPosixFilePermissions(uploads, PosixFilePermissions.fromString("rwxr-x---"));
    }

    @Test
    void it_comes_back_as_it_was_and_the_swap_can_be_undone() throws IOException {
        var before = contents(uploads);
        var backup = taken();
        assertEquals(List.of(List.of(uploads.toRealPath().toString())), target.facts(backup, "main", "folder"));
        assertEquals(List.of(List.of("9")), target.facts(backup, "main", "entries"));
        good(given(backup, "check_files", "prove_folder"));

        Files.writeString(uploads.resolve("shut"), "written over");
        Files.delete(uploads.resolve("nowhere"));
        var later = contents(uploads);
        good(given(backup, "restore_folder"));
        assertEquals(later, contents(uploads));
        good(given(backup, "swap_folder"));
        assertEquals(before, contents(uploads));
        assertEquals(PosixFilePermissions.fromString("rwxr-x---"), Files.getPosixFilePermissions(uploads));
        assertTrue(Files.isSameFile(uploads.resolve("shut"), uploads.resolve("twin")));
        good(given(backup, "swap_back_folder"));
        assertEquals(later, contents(uploads));
        good(given(backup, "swap_folder", "drop_old_folder", "drop_new_folder"));
        assertEquals(before, contents(uploads));
        assertEquals(List.of("my uploads"), beside());
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void holes_take_no_room() throws IOException {
        try (var holes = new RandomAccessFile(uploads.resolve("holes").toFile(), "rw")) {
            holes.setLength(3L << 40);
            holes.writeBytes("at the start");
        }
        var backup = taken();
        good(given(backup, "restore_folder", "swap_folder"));
        assertEquals(3L << 40, Files.size(uploads.resolve("holes")));
    }

    @Test
    void what_is_named_is_left_out_and_so_are_the_backups_themselves() throws IOException {
        Files.createDirectories(uploads.resolve("cache/deep"));
        Files.createDirectories(uploads.resolve("kept/cache"));
        Files.writeString(uploads.resolve("kept/a.log"), "");
        var program = take().value("store", uploads + "/[backups]").value("p1_without", "./cache\n*.log");
        assertEquals(0, target.run(program).code());
        var listed = target.run(Program.of("given")
                .value("store", uploads + "/[backups]")
                .line("cd \"$store\"; open_given \"$(ls -d 2*)\"; given main.list | cut -f 3; finish"));
        assertFalse(listed.output().contains("backups"), listed.output());
        assertFalse(listed.output().contains("log"), listed.output());
        assertFalse(listed.output().contains("deep"), listed.output());
        assertTrue(listed.output().contains("./kept/cache/\n"), listed.output());
    }

    @Test
    void a_file_that_changes_while_it_is_read_is_told_and_nothing_fails() throws IOException {
        var busy = Files.write(uploads.resolve("busy"), new byte[4 << 20]);
        var run = target.run(take().value(
                        "TAR_OPTIONS", "--checkpoint=100 --checkpoint-action='exec=echo more >>\"" + busy + "\"'"));
        good(run);
        var backup = target.backups().getFirst();
        assertEquals(List.of(List.of("./busy: file changed as we read it")), target.facts(backup, "main", "changed"));
        good(given(backup, "check_files", "prove_folder"));
    }

    @Test
    void an_archive_of_something_else_is_no_proof() throws IOException {
        var backup = taken();
        Files.writeString(uploads.resolve("shut"), "longer than it was");
        var other = taken();
        Files.copy(
                target.store().resolve(other).resolve("main.tar.zst"),
                target.store().resolve(backup).resolve("main.tar.zst"),
                StandardCopyOption.REPLACE_EXISTING);
        var proved = given(backup, "prove_folder");
        assertEquals("differs", proved.refusal().getFirst());
        assertEquals("- 4 ./shut", proved.refusal().get(2));
        assertEquals("- 18 ./shut", proved.refusal().get(3));
        assertEquals(List.of(), target.leftovers());
    }

    @Test
    void a_restore_that_fails_leaves_what_serves() throws IOException {
        var backup = taken();
        var before = contents(uploads);
        var archive = target.store().resolve(backup).resolve("main.tar.zst");
        Files.write(archive, Arrays.copyOf(Files.readAllBytes(archive), 200));
        assertEquals("not-unpacked", given(backup, "restore_folder").refusal().getFirst());
        assertEquals("not-restored", given(backup, "swap_folder").refusal().getFirst());
        assertEquals(before, contents(uploads));
        assertEquals(List.of("my uploads"), beside());
    }

    @Test
    void a_crash_between_the_two_renames_can_go_either_way() throws IOException {
        var before = contents(uploads);
        var backup = taken();
        Files.delete(uploads.resolve("twin"));
        var later = contents(uploads);
        var crash = "mv() { command mv \"$@\"; kill -9 $$; }";
        good(given(backup, "restore_folder"));
        assertEquals(137, given(backup, crash, "swap_folder").code());
        assertFalse(Files.exists(uploads));
        good(given(backup, "swap_back_folder"));
        assertEquals(later, contents(uploads));
        given(backup, crash, "swap_folder");
        good(given(backup, "swap_folder", "swap_folder"));
        assertEquals(before, contents(uploads));
        assertEquals(137, given(backup, crash, "swap_back_folder").code());
        good(given(backup, "swap_back_folder", "swap_back_folder"));
        assertEquals(later, contents(uploads));
    }

    @Test
    void where_nothing_was_it_is_made_and_can_be_taken_away_again() throws IOException {
        var before = contents(uploads);
        var backup = taken();
        target.run(Program.of().line("rm -r \"$HOME/my uploads\"").line("finish"));
        good(given(backup, "restore_folder", "swap_folder"));
        assertEquals(before, contents(uploads));
        good(given(backup, "swap_back_folder", "drop_new_folder"));
        assertEquals(List.of(), beside());
    }

    @Test
    void a_symlink_stays_and_what_it_leads_to_is_swapped() throws IOException {
        var link = Files.createSymbolicLink(target.home().resolve("current"), Path.of("my uploads"));
        var before = contents(uploads);
        good(target.run(take().value("p1_path", "current")));
        var backup = target.backups().getFirst();
        Files.delete(uploads.resolve("twin"));
        good(target.run(
                use(backup, "restore_folder", "swap_folder", "drop_old_folder").value("p1_path", "current")));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(before, contents(link.toRealPath()));
    }

    @Test
    void it_is_not_begun_where_it_cannot_end() throws IOException {
        var ready = Program.of("taking", "folder").line("part_is 1 main").line("ready_folder");
        assertEquals(
                "no-space",
                target.run(ready.value("p1_path", "my uploads").value("p1_expected_main_tar_zst", "900000000000000"))
                        .refusal()
                        .getFirst());
        assertEquals(
                "no-folder",
                target.run(ready.value("p1_path", "my downloads")).refusal().getFirst());
        good(target.run(ready.value("p1_path", "my uploads").line("finish")));
    }

    private Program take() {
        return Program.of("taking", "folder")
                .value("p1_path", "my uploads")
                .line("open_backup")
                .line("part_is 1 main")
                .line("ready_folder")
                .line("take_folder")
                .line("seal_backup");
    }

    private String taken() {
        good(target.run(take()));
        return target.backups().getLast();
    }

    private static Program use(String backup, String... lines) {
        var program = Program.of("given", "folder")
                .values(Map.of("p1_path", "my uploads", "p1_suffix", "abc1"))
                .line("open_given " + backup)
                .line("part_is 1 main");
        for (var line : lines) {
            program = program.line(line);
        }
        return program.line("finish");
    }

    private ShellTarget.Ended given(String backup, String... lines) {
        return target.run(use(backup, lines));
    }

    private static void good(ShellTarget.Ended ended) {
        assertEquals(0, ended.code(), ended.output());
    }

    private List<String> beside() throws IOException {
        try (var all = Files.list(target.home())) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith("my"))
                    .toList();
        }
    }

    /** Each entry with what it is, its mode and moment, and what it holds. */
    private static Map<String, String> contents(Path folder) throws IOException {
        var found = new TreeMap<String, String>();
        try (var all = Files.walk(folder)) {
            for (var each : all.toList()) {
                var what = Files.readAttributes(each, "unix:mode,size,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
                var holds = Files.isSymbolicLink(each)
                        ? Files.readSymbolicLink(each).toString()
                        : Files.isRegularFile(each) ? Files.readString(each) : "";
                found.put(
                        folder.relativize(each).toString(),
                        (Files.isDirectory(each) ? what.get("mode") : what) + holds);
            }
        }
        return found;
    }
}
