package dev.capstan.slack.listen;

import dev.capstan.slack.render.MigrationReplies;
import dev.capstan.sql.Inquiry.Where;
import dev.capstan.sql.migration.MigrationDesk;
import java.util.List;
import java.util.Optional;

/** Looks at migrations, in words or by button: questions to a database, told like any other. */
final class MigrationTalk {
    static final String COMMAND = "migrate";
    static final String DESCRIPTION = "Look at the migrations of a database, run them, take one back";
    static final String USAGE = "[service] [environment] status | diagnose | run | resolve | undo";

    private final Rooms rooms;
    private final QueryTalk queries;

    MigrationTalk(Rooms rooms, QueryTalk queries) {
        this.rooms = rooms;
        this.queries = queries;
    }

    /** Absent: something is to be run, or undone. */
    Optional<Said> say(Asker asker, List<String> words, String delivery) {
        return MigrationDesk.looks(words)
                ? Optional.of(QueryTalk.where(asker)
                        .map(where -> looked(asker, words, where, delivery))
                        .orElseGet(Said.Nothing::new))
                : Optional.empty();
    }

    private Said looked(Asker asker, List<String> words, Where where, String delivery) {
        var desk = rooms.migrations();
        return desk.look(words, asker.person(), where, delivery)
                .map(asked -> queries.said(asker, asked, where))
                .orElseGet(() -> new Said.Words(language -> MigrationReplies.services(desk.services(), language)));
    }
}
