package dev.capstan.acceptance;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * A real service: a git repository with versions, a work folder it is deployed into, and a web server process that
 * serves what the folder holds.
 *
 * <p>v1.0.0 and v1.1.0 are good; v1.2.0 answers no health check; v1.3.0 can't be installed; v1.4.0 can't be migrated.
 * v1.5.0 is good but installs until {@link #goesOn} is called, and writes down every script that it runs.
 */
final class SampleService implements AutoCloseable {
    final Path root;
    final Path origin;
    final Path folder;
    final int port;

    SampleService(Path root) {
        this.root = root;
        this.origin = root.resolve("origin");
        this.folder = root.resolve("current");
        this.port = freePort();
        try {
            build();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private void build() throws IOException {
        Files.createDirectories(origin);
        git(origin, "init", "-q", "-b", "main");
        git(origin, "config", "user.email", "sample@example.org");
        git(origin, "config", "user.name", "Sample");
        script(
                "install.sh",
                """
                #!/bin/sh
                echo "installing"
                echo "$(date +%s%N)" > installed
                """);
        script(
                "migrate.sh",
                """
                #!/bin/sh
                echo "migrating to $(cat migration)"
                cp migration ../database
                """);
        script(
                "restart.sh",
                """
                #!/bin/sh
                sh ./stop.sh
                nohup "$JAVA" -Xshare:auto -XX:TieredStopAtLevel=1 -m jdk.httpserver -b 127.0.0.1 -p "$PORT" -d "$PWD/public" > ../service.log 2>&1 &
                echo $! > ../service.pid
                echo "restarted as $(cat ../service.pid)"
                """);
        script(
                "stop.sh",
                """
                #!/bin/sh
                [ -f ../service.pid ] || exit 0
                pid=$(cat ../service.pid)
                kill "$pid" 2>/dev/null || exit 0
                while kill -0 "$pid" 2>/dev/null; do sleep 0.05; done
                echo "stopped $pid"
                """);
        version("v1.0.0", "0041", "first version");
        version("v1.1.0", "0042", "fix coupon rounding");
        Files.delete(origin.resolve("public/health"));
        version("v1.2.0", "0042", "faster start", false);
        script("install.sh", "#!/bin/sh\necho 'registry answers 500' >&2\nexit 7\n");
        version("v1.3.0", "0042", "new dependency");
        script("install.sh", "#!/bin/sh\necho installing\n");
        script("migrate.sh", "#!/bin/sh\necho 'duplicate key' >&2\nexit 3\n");
        version("v1.4.0", "0043", "add unique index");
        countedVersion();
        git(origin, "checkout", "-q", "--detach", "v1.0.0");
        git(root, "clone", "-q", origin.toString(), folder.toString());
        git(folder, "checkout", "-q", "--detach", "v1.0.0");
        Files.writeString(root.resolve("database"), "0041\n");
        Files.writeString(root.resolve("env"), "NODE_ENV=production\nJWT_SECRET=0123456789abcdef0123456789abcdef\n");
        Commands.run(folder, "env", "PORT=" + port, "JAVA=" + java(), "sh", "./restart.sh");
    }

    private void countedVersion() throws IOException {
        script(
                "install.sh",
                """
                #!/bin/sh
                echo install >> ../runs
                echo $$ > ../install.pid
                echo "installing slowly"
                while [ ! -e ../go-on ] && [ -e ../runs ]; do
                    if [ -e ../say ]; then cat ../say; rm ../say; fi
                    sleep 0.05
                done
                echo "installed at last"
                echo yes > ../installed
                """);
        script(
                "migrate.sh",
                """
                #!/bin/sh
                echo migrate >> ../runs
                cp migration ../database
                """);
        var restart = Files.readString(origin.resolve("restart.sh"));
        script("restart.sh", restart.replace("sh ./stop.sh", "echo restart >> ../runs\nsh ./stop.sh"));
        version("v1.5.0", "0044", "installs slowly");
    }

    /** Lets the install of v1.5.0 end. */
    void goesOn() {
        write("go-on", "");
    }

    /** Has the running install of v1.5.0 print a line. */
    void says(String line) {
        write("said", line + "\n");
        try {
            Files.move(root.resolve("said"), root.resolve("say"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    /** Which scripts of v1.5.0 ran, in order, once for each time. */
    List<String> runs() {
        return Files.exists(root.resolve("runs")) ? read("runs").lines().toList() : List.of();
    }

    void write(String name, String text) {
        try {
            Files.writeString(root.resolve(name), text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private void script(String name, String text) throws IOException {
        var file = origin.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void version(String tag, String migration, String subject) throws IOException {
        version(tag, migration, subject, true);
    }

    private void version(String tag, String migration, String subject, boolean healthy) throws IOException {
        Files.createDirectories(origin.resolve("public"));
        if (healthy) {
            Files.writeString(origin.resolve("public/health"), "ok " + tag);
        }
        Files.writeString(origin.resolve("public/version"), tag);
        Files.writeString(origin.resolve("migration"), migration + "\n");
        git(origin, "add", "-A");
        git(origin, "commit", "-q", "-m", subject);
        git(origin, "tag", "-a", tag, "-m", tag);
    }

    /** One more commit on main, as somebody pushes while others read a plan. */
    void pushToMain() {
        try {
            git(origin, "checkout", "-q", "main");
            git(origin, "checkout", "-q", "v1.1.0", "--", ".");
            version("v2.0.0", "0044", "pushed meanwhile");
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    void moveTag(String tag, String to) {
        git(origin, "tag", "-f", "-a", tag, "-m", tag, to + "^{commit}");
    }

    String live() {
        return get("/version");
    }

    String get(String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException down) {
            return "down";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    String pid() {
        return read("service.pid");
    }

    String database() {
        return read("database");
    }

    String read(String name) {
        return raw(name).strip();
    }

    String raw(String name) {
        try {
            return Files.readString(root.resolve(name));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    String head() {
        return git(folder, "rev-parse", "HEAD");
    }

    String commit(String ref) {
        return git(origin, "rev-parse", ref + "^{commit}");
    }

    private static String git(Path where, String... words) {
        var command = new String[words.length + 1];
        command[0] = "git";
        System.arraycopy(words, 0, command, 1, words.length);
        return Commands.run(where, command);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public void close() {
        ProcessHandle.of(Long.parseLong(pid())).ifPresent(ProcessHandle::destroy);
    }
}
