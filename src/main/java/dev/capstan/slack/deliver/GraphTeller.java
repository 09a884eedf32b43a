package dev.capstan.slack.deliver;

import dev.capstan.catalog.CurrentCatalogue;
import dev.capstan.catalog.Language;
import dev.capstan.monitor.GraphOrder;
import dev.capstan.monitor.Graphs.Graph;
import dev.capstan.outbox.Subject;
import dev.capstan.slack.render.ToldLines;
import java.util.Optional;

/** Shows how readings went where somebody asked: the numbers, and the picture under them. */
final class GraphTeller {
    private static final String CARD = "card";
    private static final String PICTURE = "picture";

    private final CurrentCatalogue catalogue;
    private final Board board;
    private final FileUpload upload;
    private final DirectMessages direct;

    GraphTeller(CurrentCatalogue catalogue, Board board, FileUpload upload, DirectMessages direct) {
        this.catalogue = catalogue;
        this.board = board;
        this.upload = upload;
        this.direct = direct;
    }

    Shown tell(Subject subject, GraphOrder order, Graph graph) {
        if (order.channel().isDirect()) {
            return direct.to(
                    order.person(),
                    (channel, language) -> tell(
                            Place.inChannel(subject, CARD, channel, true, order.at()),
                            Optional.empty(),
                            graph,
                            language));
        }
        var language = catalogue.now().house().languageOf(order.channel());
        var card = Place.inChannel(subject, CARD, order.channel().value(), true, order.at());
        return tell(card, order.thread(), graph, language);
    }

    private Shown tell(Place card, Optional<String> thread, Graph graph, Language language) {
        var place = thread.map(ts -> card.reply(CARD, ts, false, true)).orElse(card);
        var shown = board.bringOnce(place, ToldLines.rendered(graph.lines(), language));
        if (!(shown instanceof Shown.Stands(var ts))) {
            return shown;
        }
        return graph.png(language)
                .map(png -> upload.bring(
                        card.reply(PICTURE, thread.orElse(ts), false, true), graph.name(), FileUpload.Content.of(png)))
                .orElse(shown);
    }
}
