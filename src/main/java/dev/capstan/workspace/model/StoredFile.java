package dev.capstan.workspace.model;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file: announced, then uploaded, then completed and shared. */
public record StoredFile(
        String id,
        String name,
        String title,
        long length,
        String user,
        byte[] bytes,
        boolean complete,
        List<String> shares) {

    public StoredFile {
        shares = List.copyOf(shares);
    }

    public String text() {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    public StoredFile holding(byte[] uploaded) {
        return new StoredFile(id, name, title, length, user, uploaded, complete, shares);
    }

    StoredFile completed(String newTitle, List<String> channels) {
        return new StoredFile(id, name, newTitle == null ? name : newTitle, length, user, bytes, true, channels);
    }
}
