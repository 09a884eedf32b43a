package dev.capstan.step.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The constant programs that hosts run, each made of parts that stand as readable files among the resources. */
enum ShellProgram {
    LAUNCH("common", "folder", "launch"),
    SUPERVISE("common", "folder", "login", "supervise"),
    ENTER("enter"),
    LOOK("common", "folder", "look"),
    ABANDON("common", "folder", "abandon"),
    END("common", "folder", "end"),
    END_ALL("common", "folder", "end-all"),
    PRUNE("common", "folder", "prune"),
    PROBE("common", "login", "probe"),
    READ("common", "read");

    private final String text;

    ShellProgram(String... parts) {
        this.text = Stream.of(parts).map(ShellProgram::part).collect(Collectors.joining("\n"));
    }

    String text() {
        return text;
    }

    /** What goes to the host's standard input so that it runs this program over these values. */
    byte[] request(List<String> values) {
        return lines(values).toByteArray();
    }

    /** As {@link #request(List)}, followed by environment variables. */
    byte[] request(List<String> values, Map<String, String> variables) {
        var lines = lines(values);
        variables.forEach((name, value) -> {
            lines.writeBytes((name + "=").getBytes(StandardCharsets.US_ASCII));
            writeLine(lines, value);
        });
        lines.writeBytes("end\n".getBytes(StandardCharsets.US_ASCII));
        return lines.toByteArray();
    }

    private ByteArrayOutputStream lines(List<String> values) {
        var lines = new ByteArrayOutputStream();
        writeLine(lines, text);
        values.forEach(value -> writeLine(lines, value));
        return lines;
    }

    /** One line that {@code printf %b} turns back into exactly these bytes. */
    private static void writeLine(ByteArrayOutputStream to, String value) {
        for (byte each : value.getBytes(StandardCharsets.UTF_8)) {
            if (each == 0) {
                throw new IllegalArgumentException("a value for a shell can't hold a NUL byte");
            } else if (each == '\n') {
                to.writeBytes(new byte[] {'\\', 'n'});
            } else if (each == '\\') {
                to.writeBytes(new byte[] {'\\', '\\'});
            } else if (each < ' ' || each == 0x7f) {
                to.writeBytes("\\0%03o".formatted(each & 0xff).getBytes(StandardCharsets.US_ASCII));
            } else {
                to.write(each);
            }
        }
        to.write('\n');
    }

    /** Without its comments: they are for those who read the files, not for the wire. */
    private static String part(String name) {
        try (var in = ShellProgram.class.getResourceAsStream(name + ".sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
                    .map(String::stripLeading)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
