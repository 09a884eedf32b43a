package dev.capstan.slack.render;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import java.util.List;
import java.util.Optional;

/** The pieces of which modals are made, within Slack's limits. */
record Fields(FormPhrases phrases) {
    /** An option's text and value may be 75 long, and a select may have 100 of them. */
    static final int OPTION = 75;

    static final int OPTIONS = 100;

    static View modal(CallbackId id, String metadata, String title, String close, List<LayoutBlock> blocks) {
        return View.builder()
                .type("modal")
                .callbackId(id.value())
                .privateMetadata(metadata)
                .title(ViewTitle.builder().type("plain_text").text(title).build())
                .close(ViewClose.builder().type("plain_text").text(close).build())
                .blocks(blocks)
                .build();
    }

    static View submittedBy(View view, String submit) {
        view.setSubmit(ViewSubmit.builder().type("plain_text").text(submit).build());
        return view;
    }

    static LayoutBlock words(Mrkdwn words) {
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder()
                        .text(words.value())
                        .verbatim(true)
                        .build())
                .build();
    }

    /** A choice that takes effect at once and is not submitted. */
    static LayoutBlock beside(String blockId, String label, BlockElement element) {
        return SectionBlock.builder()
                .blockId(blockId)
                .text(plain(label))
                .accessory(element)
                .build();
    }

    static InputBlock.InputBlockBuilder input(String blockId, String label, BlockElement element) {
        return InputBlock.builder().blockId(blockId).label(plain(label)).element(element);
    }

    BlockElement select(String actionId, List<OptionObject> options, Optional<String> chosen) {
        var shown = options.stream().limit(OPTIONS).toList();
        var select = StaticSelectElement.builder()
                .actionId(actionId)
                .placeholder(plain(phrases.choose()))
                .options(shown);
        chosen.flatMap(value -> shown.stream()
                        .filter(option -> option.getValue().equals(value))
                        .findFirst())
                .ifPresent(select::initialOption);
        return select.build();
    }

    static PlainTextInputElement.PlainTextInputElementBuilder text(String actionId, int most) {
        return PlainTextInputElement.builder().actionId(actionId).maxLength(most);
    }

    static OptionObject option(String text, String value) {
        return OptionObject.builder()
                .text(plain(Foreign.plain(text, OPTION)))
                .value(value)
                .build();
    }

    static PlainTextObject plain(String text) {
        return PlainTextObject.builder().text(text).build();
    }
}
