package dev.capstan.slack.render;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.model.block.element.StaticSelectElement;
import java.util.List;
import java.util.stream.Collectors;

/** Blocks as a person would read them aloud. */
final class Read {
    private Read() {}

    static String aloud(Rendered rendered) {
        return aloud(rendered.blocks());
    }

    static String aloud(List<LayoutBlock> blocks) {
        var read = blocks.stream().map(Read::block).collect(Collectors.joining("\n")) + "\n";
        return read.replaceAll("<!date\\^\\d+\\^[^|]*\\|([^>]*)>", "⟨$1⟩");
    }

    private static String block(LayoutBlock block) {
        return switch (block) {
            case SectionBlock section -> section.getText().getText();
            case ActionsBlock actions ->
                actions.getElements().stream().map(Read::button).collect(Collectors.joining(" "));
            case RichTextBlock rich -> "```\n" + preformatted(rich.getElements()) + "\n```";
            case InputBlock input -> input.getLabel().getText() + ": ____";
            default -> throw new AssertionError("nobody reads a " + block.getType() + " aloud");
        };
    }

    private static String button(BlockElement element) {
        return switch (element) {
            case StaticSelectElement menu -> "[" + menu.getPlaceholder().getText() + " ▾]";
            default -> "[" + ((ButtonElement) element).getText().getText() + "]";
        };
    }

    static String preformatted(List<? extends Object> elements) {
        return elements.stream()
                .map(RichTextPreformattedElement.class::cast)
                .flatMap(element -> element.getElements().stream())
                .map(Read::piece)
                .collect(Collectors.joining());
    }

    private static String piece(RichTextElement element) {
        return ((RichTextSectionElement.Text) element).getText();
    }
}
