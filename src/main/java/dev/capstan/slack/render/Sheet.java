package dev.capstan.slack.render;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.List;

/** A message being written: lines become sections, and what Slack would not take is left out with a word. */
final class Sheet {
    /** Slack takes 3,000 characters a section, 50 blocks and about 13,000 characters a message. */
    private static final int SECTION = 2_900;

    private static final int ALL = 11_000;
    private static final int BLOCKS = 45;

    private final Phrases phrases;
    private final List<LayoutBlock> blocks = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private int written;
    private int leftOut;

    Sheet(Phrases phrases) {
        this.phrases = phrases;
    }

    /** A line of mrkdwn; an empty one is no line. */
    Sheet line(Mrkdwn line) {
        return line(line.value());
    }

    Sheet line(String line) {
        if (line.isEmpty()) {
            return this;
        }
        var fitting = line.length() > SECTION ? cut(line) : line;
        if (leftOut > 0 || written + fitting.length() > ALL || blocks.size() >= BLOCKS) {
            leftOut++;
            return this;
        }
        if (open.length() + fitting.length() + 1 > SECTION) {
            close();
        }
        open.append(open.isEmpty() ? "" : "\n").append(fitting);
        written += fitting.length() + 1;
        return this;
    }

    /** Text shown exactly as it is. */
    Sheet exactly(String text) {
        if (text.isBlank()) {
            return this;
        }
        close();
        if (leftOut > 0 || written + text.length() > ALL || blocks.size() >= BLOCKS) {
            leftOut++;
            return this;
        }
        blocks.add(preformatted(text));
        written += text.length();
        return this;
    }

    Sheet buttons(List<BlockElement> buttons) {
        close();
        if (!buttons.isEmpty()) {
            blocks.add(ActionsBlock.builder().elements(buttons).build());
        }
        return this;
    }

    Rendered rendered(String text) {
        close();
        return new Rendered(text.length() > SECTION ? cut(text) : text, blocks);
    }

    private void close() {
        if (leftOut > 0) {
            open.append(open.isEmpty() ? "" : "\n").append(phrases.more(leftOut));
            leftOut = 0;
            written = ALL;
        }
        if (!open.isEmpty()) {
            blocks.add(section(open.toString()));
            open.setLength(0);
        }
    }

    private static SectionBlock section(String text) {
        return SectionBlock.builder()
                .text(MarkdownTextObject.builder().text(text).verbatim(true).build())
                .build();
    }

    private static RichTextBlock preformatted(String text) {
        var piece = RichTextSectionElement.Text.builder().text(text).build();
        return RichTextBlock.builder()
                .elements(List.of(RichTextPreformattedElement.builder()
                        .elements(List.of(piece))
                        .build()))
                .build();
    }

    /** Never inside an entity or a mention. */
    private static String cut(String line) {
        var head = line.substring(0, SECTION - 2);
        int opened = Math.max(head.lastIndexOf('<'), head.lastIndexOf('&'));
        int closed = Math.max(head.lastIndexOf('>'), head.lastIndexOf(';'));
        int end = opened > closed ? opened : head.length();
        return head.substring(0, Character.isHighSurrogate(head.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
