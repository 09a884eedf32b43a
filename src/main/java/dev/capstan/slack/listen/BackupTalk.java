package dev.capstan.slack.listen;

import dev.capstan.backup.BackupDesk;
import dev.capstan.slack.render.ToldLines;
import java.util.List;
import java.util.Optional;

/** Looks at backups, in words: answered privately and at once. */
final class BackupTalk {
    static final String COMMAND = "backup";
    static final String DESCRIPTION = "Take, list, verify and restore the backups of a service";
    static final String USAGE = "[service] [environment] now | list | show | verify | restore | drill | drills";

    private final BackupDesk desk;
    private final Speech speech;

    BackupTalk(BackupDesk desk, Speech speech) {
        this.desk = desk;
        this.speech = speech;
    }

    /** Absent: something is to be done. */
    Optional<Said> say(Asker asker, List<String> words) {
        if (!BackupDesk.looks(words)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (desk.look(words, asker.person())) {
                    case BackupDesk.Answer.Refused(var refusal) ->
                        new Said.Words(language -> speech.replies().of(refusal, language));
                    case BackupDesk.Answer.Lines(var lines) ->
                        new Said.Words(language -> ToldLines.rendered(lines, language));
                });
    }
}
