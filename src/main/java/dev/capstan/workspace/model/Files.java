package dev.capstan.workspace.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The workspace's files, by id. */
public final class Files {
    private final Map<String, StoredFile> files = new LinkedHashMap<>();
    private final Ids ids;
    private final Consumer<Change> changes;

    Files(Ids ids, Consumer<Change> changes) {
        this.ids = ids;
        this.changes = changes;
    }

    public StoredFile announce(String name, long length, String user) {
        var file = new StoredFile(ids.next("F"), name, name, length, user, null, false, List.of());
        put(file);
        return file;
    }

    public void receive(StoredFile file, byte[] bytes) {
        put(file.holding(bytes));
    }

    public StoredFile complete(StoredFile file, String title, List<String> channels) {
        var done = file.completed(title, channels);
        put(done);
        return done;
    }

    /** As it stands in an earlier life of the workspace. */
    public void restore(StoredFile file) {
        files.put(file.id(), file);
    }

    public Optional<StoredFile> byId(String id) {
        return Optional.ofNullable(files.get(id));
    }

    public List<StoredFile> all() {
        return List.copyOf(files.values());
    }

    private void put(StoredFile file) {
        files.put(file.id(), file);
        changes.accept(new Change.FileChanged(file));
    }
}
