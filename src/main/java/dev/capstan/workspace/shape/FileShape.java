package dev.capstan.workspace.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.StoredFile;

/** A file in answers and messages. */
public final class FileShape {
    private FileShape() {}

    public static ObjectNode of(StoredFile file) {
        var dot = file.name().lastIndexOf('.');
        var json = Json.object()
                .put("id", file.id())
                .put("name", file.name())
                .put("title", file.title())
                .put("user", file.user())
                .put("filetype", dot < 0 ? "text" : file.name().substring(dot + 1))
                .put("mimetype", "application/octet-stream")
                .put("mode", "hosted")
                .put("size", file.length())
                .put("is_external", false);
        json.set("channels", Json.strings(file.shares()));
        return json;
    }
}
