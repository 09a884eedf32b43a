package dev.capstan.workspace.page;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.TreeMap;
import net.fellbaum.jemoji.EmojiManager;

/** Slack's names for emoji and the characters they stand for, gathered when first asked for. */
public final class Emoji {
    private String json;

    public synchronized String json() {
        if (json == null) {
            json = gathered();
        }
        return json;
    }

    private static String gathered() {
        var named = new TreeMap<String, String>();
        for (var emoji : EmojiManager.getAllEmojis()) {
            for (var alias : emoji.getSlackAliases()) {
                named.put(alias.replaceAll("^:|:$", ""), emoji.getEmoji());
            }
        }
        var text = new StringBuilder("{");
        named.forEach((name, character) -> text.append(text.length() == 1 ? "" : ",")
                .append(new TextNode(name))
                .append(':')
                .append(new TextNode(character)));
        return text.append('}').toString();
    }
}
