package dev.capstan.workspace.control;

import dev.capstan.workspace.model.StoredFile;
import dev.capstan.workspace.model.Workspace;
import dev.capstan.workspace.shape.FileShape;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Uploaded bytes as a browser may have them: pictures and plain text to look at, anything else to keep. */
final class FileContents {
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    private final Workspace workspace;

    FileContents(Workspace workspace) {
        this.workspace = workspace;
    }

    void send(Context ctx) {
        var id = ctx.pathParam("file");
        var file = workspace
                .exclusively(() -> workspace.files().byId(id))
                .filter(StoredFile::complete)
                .orElseThrow(() -> new TurnedAway(404, "There is no file " + id + "."));
        var type = type(file);
        ctx.header("Content-Security-Policy", "default-src 'none'; sandbox");
        if (ctx.queryParam("download") != null || type.equals("application/octet-stream")) {
            var name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
            ctx.header("Content-Disposition", "attachment; filename*=UTF-8''" + name);
        }
        ctx.contentType(type).result(file.bytes());
    }

    /** Never what a browser would run, whatever the file calls itself. */
    private static String type(StoredFile file) {
        var named = FileShape.mimetype(file);
        if (PICTURES.contains(named)) {
            return named;
        }
        return isText(file.bytes()) ? "text/plain; charset=utf-8" : "application/octet-stream";
    }

    private static boolean isText(byte[] bytes) {
        for (var each : bytes) {
            if (each == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
