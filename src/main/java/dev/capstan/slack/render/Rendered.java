package dev.capstan.slack.render;

import com.slack.api.model.block.LayoutBlock;
import java.util.List;

/**
 * A message ready to be sent.
 *
 * @param text what a notification or a screen reader shows instead of the blocks; always sent with them
 */
public record Rendered(String text, List<LayoutBlock> blocks) {
    public Rendered {
        blocks = List.copyOf(blocks);
    }
}
