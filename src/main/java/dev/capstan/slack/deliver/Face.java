package dev.capstan.slack.deliver;

import com.google.gson.Gson;
import com.slack.api.util.json.GsonFactory;
import dev.capstan.slack.render.Rendered;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What a message looks like, as a short hash. */
final class Face {
    private static final Gson GSON = GsonFactory.createSnakeCase();
    private static final int LONGEST_TEXT = 4_000;

    private Face() {}

    static String of(String channel, Rendered rendered) {
        return hash(channel + "\n" + rendered.text() + "\n" + GSON.toJson(rendered.blocks()));
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** What is left to say when Slack refuses the blocks. */
    static Rendered textOnly(Rendered rendered) {
        var text = rendered.text();
        return new Rendered(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text, List.of());
    }
}
