package dev.capstan.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A database's own client, kept open and spoken to as a person would. */
final class SqlClient implements AutoCloseable {
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    SqlClient(List<String> command) throws IOException {
        process = builder(command).redirectErrorStream(true).start();
        in = new java.io.OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static ProcessBuilder builder(List<String> command) {
        var builder = new ProcessBuilder(command);
        builder.environment().put("PGPASSWORD", "postgres");
        builder.environment().put("PGCLIENTENCODING", "UTF8");
        return builder;
    }

    /** Returns when so many lines have come. */
    void ask(String sql, int lines) throws IOException {
        in.write(sql + ";\n");
        in.flush();
        for (int i = 0; i < lines; i++) {
            if (out.readLine() == null) {
                throw new BenchFailed("the client went away");
            }
        }
    }

    /** From its start to its end. */
    static void run(List<String> command, String script) throws IOException {
        finish(builder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD), script);
    }

    static void runInto(List<String> command, String script, Path file) throws IOException {
        finish(builder(command).redirectOutput(file.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD), script);
    }

    private static void finish(ProcessBuilder builder, String script) throws IOException {
        var process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write(script.getBytes(StandardCharsets.UTF_8));
        }
        if (process.onExit().join().exitValue() != 0) {
            throw new BenchFailed("the client failed");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.onExit().join();
    }
}
