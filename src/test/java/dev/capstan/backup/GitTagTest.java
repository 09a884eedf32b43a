package dev.capstan.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsPrograms({"zstd", "git"})
class GitTagTest {
    @TempDir
    Path temp;

    private ShellTarget target;

    @BeforeEach
    void a_repository_with_a_remote() {
        target = new ShellTarget(temp);
        git("git init -q --bare origin.git; git init -q -b main shop; cd shop; git remote add origin ../origin.git;"
                + " echo 1 >price; git add price; commit one; git push -q origin main");
    }

    @Test
    void it_is_set_pushed_and_proven() {
        var head = git("git -C shop rev-parse HEAD");
        var backup = taken();
        assertEquals(List.of(List.of("backup-" + backup, head)), target.facts(backup, "code", "tag"));
        assertEquals(head, git("git -C origin.git rev-parse backup-" + backup + "^{commit}"));
        assertEquals(List.of(), target.facts(backup, "code", "uncommitted"));
        good(given(backup, "check_files", "prove_git_tag"));
        git("git -C origin.git tag -d backup-" + backup);
        assertEquals(
                List.of("no-tag", "backup-" + backup, "origin"),
                given(backup, "prove_git_tag").refusal());
        git("cd shop; echo 2 >price; commit two; git tag -f backup-" + backup);
        assertEquals("differs", given(backup, "prove_git_tag").refusal().getFirst());
    }

    @Test
    void the_tags_of_backups_that_are_gone_go_too_unless_they_were_moved() {
        var first = "backup-" + taken();
        var second = "backup-" + taken();
        var head = git("git -C shop rev-parse HEAD");
        git("cd shop; echo 2 >price; commit two; git tag -f " + second);
        good(target.run(Program.of("git_tag")
                .values(values())
                .value("p1_tags", first + " " + head + "\n" + second + " " + head + "\ngone " + head + "\n")
                .line("part_is 1 code; forget_git_tag; finish")));
        assertEquals(second, git("git -C shop tag"));
        assertEquals(second, git("git -C origin.git tag"));
    }

    @Test
    void uncommitted_work_is_told() throws IOException {
        Files.writeString(target.home().resolve("shop/price"), "7");
        Files.writeString(target.home().resolve("shop/new"), "");
        assertEquals(List.of(List.of("2")), target.facts(taken(), "code", "uncommitted"));
    }

    @Test
    void what_cannot_be_pushed_is_taken_back() {
        git("printf '#!/bin/sh\\necho not today >&2; exit 1\\n' >origin.git/hooks/pre-receive;"
                + " chmod +x origin.git/hooks/pre-receive");
        var run = target.run(take());
        assertEquals("tag-not-pushed", run.refusal().getFirst());
        assertEquals("", git("git -C shop tag"));
        assertEquals(List.of(), target.backups());
    }

    @Test
    void a_backup_that_fails_later_takes_its_tag_back_everywhere() {
        var failed = target.run(Program.of("taking", "git_tag")
                .values(values())
                .line("open_backup; part_is 1 code; take_git_tag; refuse disk-full here"));
        assertEquals(3, failed.code());
        assertEquals("", git("git -C shop tag"));
        assertEquals("", git("git -C origin.git tag"));
    }

    @Test
    void a_restore_checks_it_out_and_the_way_back_leads_to_the_branch() {
        var backup = taken();
        git("cd shop; echo 2 >price; commit two");
        good(given(backup, "restore_git_tag", "swap_git_tag", "swap_git_tag"));
        assertEquals("1", git("cat shop/price"));
        good(given(backup, "swap_back_git_tag", "swap_back_git_tag"));
        assertEquals("2", git("cat shop/price"));
        assertEquals("refs/heads/main", git("git -C shop symbolic-ref HEAD"));
        good(given(backup, "swap_git_tag", "drop_old_git_tag", "drop_new_git_tag"));
        assertEquals("two", git("git -C shop log -1 --format=%s main"));
        assertEquals("", git("git -C shop for-each-ref refs/capstan"));
    }

    @Test
    void a_commit_that_was_checked_out_by_itself_is_found_again() {
        var backup = taken();
        git("cd shop; git checkout -q --detach; echo 2 >price; commit two");
        good(given(backup, "restore_git_tag", "swap_git_tag", "swap_back_git_tag"));
        assertEquals("2", git("cat shop/price"));
    }

    @Test
    void a_lost_tag_comes_back_from_the_remote() {
        git("cd shop; git checkout -q --detach; echo 2 >price; commit two");
        var backup = taken();
        git("cd shop; git checkout -q main; git tag -d backup-" + backup + "; git reflog expire --expire=now --all;"
                + " git gc -q --prune=now");
        good(given(backup, "restore_git_tag", "swap_git_tag"));
        assertEquals("2", git("cat shop/price"));
    }

    @Test
    void changed_files_are_never_overwritten() throws IOException {
        var backup = taken();
        Files.writeString(target.home().resolve("shop/price"), "7");
        var shop = target.home().resolve("shop").toString();
        assertEquals(
                List.of("uncommitted", shop, "1"),
                given(backup, "restore_git_tag").refusal());
        assertEquals(
                List.of("uncommitted", shop, "1"), given(backup, "swap_git_tag").refusal());
        assertEquals("7", git("cat shop/price"));
    }

    @Test
    void what_cannot_be_tagged_is_told_before() {
        var ready = Program.of("taking", "git_tag").values(values()).line("part_is 1 code; ready_git_tag; finish");
        good(target.run(ready));
        assertEquals(
                List.of("bad-tag", "no spaces"),
                target.run(ready.value("p1_name", "no spaces")).refusal());
        assertEquals(
                "git-says",
                target.run(ready.value("p1_push", "upstream")).refusal().getFirst());
        assertEquals(
                "no-folder",
                target.run(ready.value("p1_path", "gone")).refusal().getFirst());
        git("git init -q empty");
        assertEquals(
                "git-says",
                target.run(ready.value("p1_path", "empty")).refusal().getFirst());
    }

    private static Map<String, String> values() {
        return Map.of("p1_path", "shop", "p1_name", "backup-{time}", "p1_push", "origin", "p1_suffix", "abc1");
    }

    private static Program take() {
        return Program.of("taking", "git_tag")
                .values(values())
                .line("open_backup; part_is 1 code; ready_git_tag; take_git_tag; seal_backup");
    }

    private String taken() {
        good(target.run(take()));
        return target.backups().getLast();
    }

    private ShellTarget.Ended given(String backup, String... lines) {
        var program = Program.of("given", "git_tag").values(values()).line("open_given " + backup + "; part_is 1 code");
        for (var line : lines) {
            program = program.line(line);
        }
        return target.run(program.line("finish"));
    }

    /** Commands in the home, and what they print. */
    private String git(String commands) {
        var run = target.run(Program.of()
                .line("commit() { git -c user.name=T -c user.email=t@t commit -qam \"$1\"; }")
                .line("cd; " + commands)
                .line("finish"));
        good(run);
        return run.output().strip();
    }

    private static void good(ShellTarget.Ended ended) {
        assertEquals(0, ended.code(), ended.output());
    }
}
