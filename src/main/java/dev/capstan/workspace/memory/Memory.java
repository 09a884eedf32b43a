package dev.capstan.workspace.memory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.capstan.workspace.model.Change;
import dev.capstan.workspace.model.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one workspace in one file. A change is on disk within a second; what was changed many times meanwhile is written
 * once. The file grows by what changes and is written anew when most of it is outdated.
 */
public final class Memory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);
    private static final long SOON_MS = 300;
    private static final int OUTDATED = 5_000;

    private final Workspace workspace;
    private final FactLog log;
    private final Facts facts;
    private final ScheduledThreadPoolExecutor writer;
    // Both are touched only under the workspace's lock.
    private Map<Object, Change> pending = new LinkedHashMap<>();
    private boolean scheduled;
    // Touched only by whoever writes; torn while it isn't sure that the file has everything.
    private int appended;
    private boolean torn;

    private Memory(Path file, Workspace workspace) {
        this.workspace = workspace;
        this.log = new FactLog(file);
        this.facts = new Facts(workspace, new FileBytes(file.resolveSibling(file.getFileName() + ".files")));
        this.writer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("workspace-memory").factory());
        writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        writer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Brings back what the file holds, and keeps the workspace there from now on. */
    public static Memory of(Path file, Workspace workspace) {
        var memory = new Memory(file, workspace);
        workspace.exclusively(() -> {
            memory.recall();
            workspace.onChange(memory::changed);
        });
        return memory;
    }

    private void recall() {
        try {
            var unreadable = log.read(facts::recall);
            workspace.ids().goOnAfter(workspace.clock().millis());
            if (unreadable > 0) {
                var aside = log.setAside(workspace.clock().instant());
                LOG.warn(
                        "{} of the lines in {} can't be read. The file is kept as {}; the workspace starts with the rest.",
                        unreadable,
                        log.file(),
                        aside);
            }
            log.rewrite(facts.everything());
        } catch (IOException e) {
            throw new UncheckedIOException("the workspace can't be remembered in " + log.file(), e);
        }
    }

    /** Called under the lock. */
    private void changed(Change change) {
        pending.put(key(change), change);
        if (!scheduled) {
            scheduled = true;
            writer.schedule(this::write, SOON_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        List<Change> due = new ArrayList<>();
        List<ObjectNode> lines = workspace.exclusively(() -> {
            scheduled = false;
            due.addAll(pending.values());
            pending = new LinkedHashMap<>();
            return due.isEmpty() ? List.<ObjectNode>of() : facts.of(due);
        });
        if (lines.isEmpty()) {
            return;
        }
        try {
            var anew = torn || appended > OUTDATED && appended > 2 * facts.size();
            torn = true;
            facts.keepBytes(due);
            if (anew) {
                log.rewrite(workspace.exclusively(facts::everything));
                appended = 0;
            } else {
                log.append(lines);
                appended += lines.size();
            }
            torn = false;
        } catch (IOException e) {
            LOG.error("The workspace can't be written to {}; it is tried again with the next change.", log.file(), e);
            workspace.exclusively(() -> due.forEach(change -> pending.putIfAbsent(key(change), change)));
        }
    }

    private static Object key(Change change) {
        record Key(String kind, String id) {}
        return switch (change) {
            case Change.MessageChanged c -> new Key("message", c.message().ts());
            case Change.MessageGone c -> new Key("message", c.message().ts());
            case Change.ChannelChanged c -> new Key("channel", c.channel().id());
            case Change.PersonChanged c -> new Key("person", c.person().id());
            case Change.GroupChanged c -> new Key("group", c.group().id());
            case Change.FileChanged c -> new Key("file", c.file().id());
            case Change.ViewsChanged c -> new Key("views", c.user());
        };
    }

    /** Everything that happened so far is on disk afterwards. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("The workspace is still being written to {}.", log.file());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
