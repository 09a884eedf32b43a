package dev.capstan.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Sheets whose values are told apart by commas and nothing else. */
public final class PlainSheets implements Sheets {
    @Override
    public Sheet begin(Path file) throws IOException {
        var writer = Files.newBufferedWriter(file);
        return new Sheet() {
            @Override
            public void columns(List<Column> columns) {
                line(writer, columns.stream().map(Column::name).toList());
            }

            @Override
            public void row(List<Object> values) {
                line(writer, values);
            }

            @Override
            public void close() throws IOException {
                writer.close();
            }
        };
    }

    private static void line(Writer writer, List<?> values) {
        try {
            writer.write(values.stream().map(String::valueOf).collect(Collectors.joining(",")) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
