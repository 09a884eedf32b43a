package dev.capstan.sql.fix;

import dev.capstan.sql.MariaDbServer;
import dev.capstan.sql.fix.FixBench.Server;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A server's own client, which reads a script as a person has it read; where psql is not on the machine, the driver. */
record OwnClient(Server server, String jdbc, String user) {

    /** @return whether it was content */
    boolean reads(String script) {
        return server == Server.MARIADB || isThere("psql") ? clientReads(script) : driverReads(script);
    }

    private static boolean isThere(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private boolean driverReads(String script) {
        try (var connection = DriverManager.getConnection(jdbc, user, "");
                var statement = connection.createStatement()) {
            statement.execute(script);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private boolean clientReads(String script) {
        var at = URI.create(jdbc.substring("jdbc:".length()));
        var address = List.of("-h", at.getHost(), server == Server.POSTGRESQL ? "-p" : "-P", "" + at.getPort());
        var command = new ArrayList<>(
                server == Server.POSTGRESQL
                        ? List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", user)
                        : List.of(MariaDbServer.program("mariadb"), "--no-defaults", "--protocol=tcp", "-u", user));
        command.addAll(address);
        command.add(at.getPath().substring(1));
        try {
            var client = new ProcessBuilder(command).inheritIO().redirectInput(ProcessBuilder.Redirect.PIPE);
            client.environment().put("PGPASSWORD", "postgres");
            var process = client.start();
            try (var in = process.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            }
            return process.onExit().join().exitValue() == 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
