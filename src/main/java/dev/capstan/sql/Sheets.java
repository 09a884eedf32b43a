package dev.capstan.sql;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/** Writes answers into files, as they come. */
public interface Sheets {
    Sheet begin(Path file) throws IOException;

    interface Sheet extends RowSink, Closeable {}
}
