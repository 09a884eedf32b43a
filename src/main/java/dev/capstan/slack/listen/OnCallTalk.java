package dev.capstan.slack.listen;

import dev.capstan.slack.render.RotaMessages;
import java.util.List;

/** Who is on call, in words: answered in private; the rota's channel hears of what is changed. */
final class OnCallTalk {
    static final String COMMAND = RotaMessages.COMMAND;
    static final String DESCRIPTION = "Who is on call; take a turn, give it to somebody, return it";
    static final String USAGE = "[rota] [take 2h | give @person 2h | return]";

    private final Rooms rooms;
    private final Speech speech;

    OnCallTalk(Rooms rooms, Speech speech) {
        this.rooms = rooms;
        this.speech = speech;
    }

    Said say(Asker asker, List<String> words, String delivery) {
        var answer = rooms.onCall().hear(words, asker.person(), delivery);
        return new Said.Words(language -> speech.said(answer, language));
    }
}
