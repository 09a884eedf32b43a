package dev.capstan.slack.listen;

import dev.capstan.operation.OperationId;
import dev.capstan.slack.render.ToldLines;
import dev.capstan.sql.fix.ImageDesk;
import dev.capstan.sql.fix.ImageOrder;
import java.util.List;
import java.util.Optional;

/** The rows before a change, in words or by button. The file goes to whoever asks, in private. */
final class ImageTalk {
    static final String COMMAND = "fix";

    private final ImageDesk desk;
    private final Speech speech;

    ImageTalk(ImageDesk desk, Speech speech) {
        this.desk = desk;
        this.speech = speech;
    }

    /** Reads {@code service [environment] image operation}. Absent: something is to be mended. */
    Optional<Said> say(Asker asker, List<String> words, String delivery) {
        var rest = words.stream().skip(1).toList();
        int at = rest.indexOf(ImageDesk.WORD);
        var operation = rest.stream().skip(at + 1L).findFirst().flatMap(OperationId::parse);
        // further back it may be the value of a parameter
        return at != 0 && (at != 1 || operation.isEmpty())
                ? Optional.empty()
                : Optional.of(operation
                        .map(id -> send(asker, id, delivery))
                        .orElseGet(() -> new Said.Words(language ->
                                speech.replies().operationIdWanted(COMMAND + " … " + ImageDesk.WORD, language))));
    }

    Said send(Asker asker, OperationId id, String delivery) {
        var answer = desk.ask(new ImageOrder(id.value(), asker.person(), delivery));
        return new Said.Words(language -> ToldLines.rendered(answer, language));
    }
}
