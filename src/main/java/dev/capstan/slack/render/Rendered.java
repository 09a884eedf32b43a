package dev.capstan.slack.render;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message ready to be sent.
 *
 * @param text what a notification or a screen reader shows instead of the blocks; always sent with them
 */
public record Rendered(String text, List<LayoutBlock> blocks) {
    public Rendered {
        blocks = List.copyOf(blocks);
    }

    /** Both in one message. */
    public Rendered and(Rendered more) {
        return new Rendered(
                text + "\n" + more.text,
                Stream.concat(blocks.stream(), more.blocks.stream()).toList());
    }
}
