package dev.capstan.workspace.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The workspace's files, by id. */
public final class Files {
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private final Ids ids;

    Files(Ids ids) {
        this.ids = ids;
    }

    public StoredFile announce(String name, long length, String user) {
        var file = new StoredFile(ids.next("F"), name, name, length, user, null, false, List.of());
        files.put(file.id(), file);
        return file;
    }

    public void receive(StoredFile file, byte[] bytes) {
        files.put(file.id(), file.holding(bytes));
    }

    public StoredFile complete(StoredFile file, String title, List<String> channels) {
        var done = file.completed(title, channels);
        files.put(file.id(), done);
        return done;
    }

    public Optional<StoredFile> byId(String id) {
        return Optional.ofNullable(files.get(id));
    }

    public List<StoredFile> all() {
        return List.copyOf(files.values());
    }
}
