package dev.capstan.slack.listen;

import dev.capstan.slack.render.MigrationReplies;
import dev.capstan.sql.migration.MigrationDesk;
import dev.capstan.sql.migration.MigrationDesk.Look;
import java.util.List;
import java.util.Optional;

/** Looks at migrations, in words or by button. They reach hosts and databases, so the answer comes after the acknowledgement. */
final class MigrationTalk {
    static final String COMMAND = "migrate";
    static final String DESCRIPTION = "Look at the migrations of a database, run them, take one back";
    static final String USAGE = "[service] [environment] status | diagnose | run | resolve | undo";

    private final Rooms rooms;
    private final Speech speech;

    MigrationTalk(Rooms rooms, Speech speech) {
        this.rooms = rooms;
        this.speech = speech;
    }

    /** Absent: something is to be run, or undone. */
    Optional<Said> say(Asker asker, List<String> words) {
        return MigrationDesk.lookIn(words).map(look -> later(asker, look, words));
    }

    private Said later(Asker asker, Look look, List<String> words) {
        return new Said.Later(() -> {
            var answer = rooms.migrations().look(look, words, asker.person());
            return language -> new MigrationReplies(speech.replies()).of(answer, language);
        });
    }
}
