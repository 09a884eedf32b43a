package dev.capstan.slack.listen;

import dev.capstan.alert.Duty;
import dev.capstan.alert.Handbook;
import dev.capstan.catalog.Catalogue;
import dev.capstan.catalog.ChannelId;
import dev.capstan.catalog.Language;
import dev.capstan.rota.OnCallAnswer;
import dev.capstan.slack.people.People;
import dev.capstan.slack.render.AlertMessages;
import dev.capstan.slack.render.AlertScene;
import dev.capstan.slack.render.Callers;
import dev.capstan.slack.render.CatalogueMentions;
import dev.capstan.slack.render.HomePage;
import dev.capstan.slack.render.OperationMessages;
import dev.capstan.slack.render.QueryReplies;
import dev.capstan.slack.render.Rendered;
import dev.capstan.slack.render.Replies;
import dev.capstan.slack.render.RotaMessages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** In which language, and by which names, one person is answered. */
final class Speech {
    private final Rooms rooms;
    private final People people;

    Speech(Rooms rooms, People people) {
        this.rooms = rooms;
        this.people = people;
    }

    /** The reader's own; the channel's where that can't be had. */
    Language languageOf(Asker asker) {
        return people.languageOf(asker.person())
                .orElseGet(() -> languageOf(rooms.catalogue().now(), asker.channel()));
    }

    private static Language languageOf(Catalogue catalogue, Optional<String> channel) {
        var house = catalogue.house();
        try {
            return channel.map(ChannelId::new).map(house::languageOf).orElse(house.language());
        } catch (IllegalArgumentException notAnId) {
            return house.language();
        }
    }

    Replies replies() {
        var catalogue = rooms.catalogue().now();
        return new Replies(mentions(catalogue), catalogue.house().commands());
    }

    QueryReplies queryReplies() {
        var catalogue = rooms.catalogue().now();
        return new QueryReplies(mentions(catalogue), catalogue.house().commands());
    }

    OperationMessages messages() {
        var catalogue = rooms.catalogue().now();
        return new OperationMessages(mentions(catalogue), catalogue.house().commands());
    }

    Rendered said(OnCallAnswer answer, Language language) {
        var catalogue = rooms.catalogue().now();
        return RotaMessages.answer(answer, catalogue.house().commands(), mentions(catalogue), language);
    }

    /** @param duty which is asked while the words are found: it must not keep anybody waiting */
    AlertMessages alertMessages(Language language, Duty duty, Instant now) {
        return new AlertMessages(scene(duty, now), language);
    }

    HomePage home(Language language, Instant now) {
        return new HomePage(scene(Duty.NOBODY, now), replies(), language);
    }

    private AlertScene scene(Duty duty, Instant now) {
        var catalogue = rooms.catalogue().now();
        return new AlertScene(new Handbook(catalogue), new Callers(catalogue, duty, now), List.of());
    }

    private CatalogueMentions mentions(Catalogue catalogue) {
        return new CatalogueMentions(catalogue, rooms.access());
    }
}
