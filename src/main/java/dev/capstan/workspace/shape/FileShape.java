package dev.capstan.workspace.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.StoredFile;
import java.util.Locale;
import java.util.Map;

/** A file in answers and messages. */
public final class FileShape {
    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("txt", "text/plain"),
            Map.entry("text", "text/plain"),
            Map.entry("log", "text/plain"),
            Map.entry("diff", "text/plain"),
            Map.entry("md", "text/markdown"),
            Map.entry("csv", "text/csv"),
            Map.entry("html", "text/html"),
            Map.entry("json", "application/json"),
            Map.entry("yaml", "application/yaml"),
            Map.entry("yml", "application/yaml"),
            Map.entry("xml", "application/xml"),
            Map.entry("sql", "application/sql"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("zip", "application/zip"),
            Map.entry("gz", "application/gzip"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"));

    private FileShape() {}

    public static ObjectNode of(StoredFile file) {
        var json = Json.object()
                .put("id", file.id())
                .put("name", file.name())
                .put("title", file.title())
                .put("user", file.user())
                .put("filetype", extension(file))
                .put("mimetype", mimetype(file))
                .put("mode", "hosted")
                .put("size", file.length())
                .put("is_external", false);
        json.set("channels", Json.strings(file.shares()));
        return json;
    }

    public static String mimetype(StoredFile file) {
        return KINDS.getOrDefault(extension(file), "application/octet-stream");
    }

    private static String extension(StoredFile file) {
        var dot = file.name().lastIndexOf('.');
        return dot < 0 ? "text" : file.name().substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
