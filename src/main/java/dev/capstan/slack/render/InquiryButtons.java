package dev.capstan.slack.render;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import dev.capstan.sql.Failure;
import dev.capstan.sql.InquiryId;
import dev.capstan.sql.InquiryState;
import dev.capstan.sql.InquiryView;
import dev.capstan.sql.Question;
import java.util.List;

/** The buttons of a question. Each carries its id and nothing else. */
record InquiryButtons(QueryPhrases phrases, String lookAgain) {

    List<BlockElement> of(InquiryView view) {
        var id = view.inquiry().id();
        boolean looks = view.inquiry().question() instanceof Question.OnMigrations;
        var again = button(ActionId.INQUIRY_AGAIN, looks ? lookAgain : phrases.runAgain(), id);
        var explain = button(ActionId.INQUIRY_EXPLAIN, phrases.explain(), id);
        return switch (view.state()) {
            case InquiryState.Waiting waiting -> cancel(view);
            case InquiryState.UnderWay underWay -> cancel(view);
            case InquiryState.Complete complete -> view.inquiry().explains() ? List.of(again) : List.of(again, explain);
            case InquiryState.Examined examined -> List.of(again);
            case InquiryState.Looked looked -> List.of(again);
            case InquiryState.Failed(Failure.TimedOut timedOut)
            when hasStatement(view.inquiry().question()) -> List.of(again, explain);
            case InquiryState.Failed failed -> List.of(again);
            case InquiryState.Cancelled cancelled -> List.of(again);
        };
    }

    private static boolean hasStatement(Question question) {
        return switch (question) {
            case Question.Named named -> true;
            case Question.Typed typed -> true;
            case Question.Offered offered -> true;
            case Question.Consultation consultation -> false;
            case Question.OnMigrations look -> false;
        };
    }

    private List<BlockElement> cancel(InquiryView view) {
        return view.cancelling().isPresent()
                ? List.of()
                : List.of(button(
                        ActionId.INQUIRY_CANCEL,
                        phrases.cancel(),
                        view.inquiry().id()));
    }

    private static BlockElement button(ActionId action, String text, InquiryId id) {
        return ButtonElement.builder()
                .actionId(action.value())
                .text(PlainTextObject.builder().text(text).build())
                .value(id.toString())
                .build();
    }
}
