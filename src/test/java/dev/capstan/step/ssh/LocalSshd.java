package dev.capstan.step.ssh;

import dev.capstan.step.HostAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real OpenSSH server on a loopback port of its own, which lets the current user in with one key. It can be stopped
 * and started again on the same port, and given another host key.
 */
public final class LocalSshd implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private final List<String> moreConfig;
    private Process process;

    private LocalSshd(Path folder, int port, List<String> moreConfig) {
        this.folder = folder;
        this.port = port;
        this.moreConfig = moreConfig;
    }

    /** @param moreConfig lines that win over the usual ones, such as {@code PermitOpen none} */
    public static LocalSshd start(Path folder, String... moreConfig) {
        if (!Files.isExecutable(BINARY)) {
            throw new AssertionError("This test needs a real SSH server: install openssh-server (see .ci/prepare)");
        }
        try {
            var sshd = new LocalSshd(folder, freePort(), List.of(moreConfig));
            Files.createDirectories(folder);
            sshd.makeKey("host_key", "ed25519");
            sshd.makeKey("client_key", "ed25519");
            Files.copy(folder.resolve("client_key.pub"), folder.resolve("authorized_keys"));
            sshd.knowHost();
            sshd.startAgain();
            return sshd;
        } catch (IOException e) {
            throw new AssertionError("no sshd could be prepared", e);
        }
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    public HostAddress.Ssh address() {
        return new HostAddress.Ssh(System.getProperty("user.name"), "127.0.0.1", port);
    }

    public int port() {
        return port;
    }

    public SshSettings settings() {
        return new SshSettings(List.of(key()), Optional.empty(), List.of(knownHosts()));
    }

    public Path key() {
        return folder.resolve("client_key");
    }

    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** What the server wrote, at level VERBOSE. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes the present host key into the known_hosts file. */
    public void knowHost() {
        write("known_hosts", "[127.0.0.1]:" + port + " " + read("host_key.pub"));
    }

    public String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public void makeKey(String name, String type, String... more) {
        try {
            Files.deleteIfExists(folder.resolve(name));
            Files.deleteIfExists(folder.resolve(name + ".pub"));
            var command = new ArrayList<>(List.of("ssh-keygen", "-q", "-t", type));
            command.addAll(more.length == 0 ? List.of("-N", "") : List.of(more));
            command.addAll(List.of("-f", folder.resolve(name).toString()));
            run(command);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public String run(List<String> command) {
        try {
            var started = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(started.getInputStream().readAllBytes());
            if (started.waitFor() != 0) {
                throw new AssertionError(command + ": " + said);
            }
            return said;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    public void startAgain() {
        var config = new ArrayList<>(moreConfig);
        config.addAll(List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host_key"),
                "AuthorizedKeysFile " + folder.resolve("authorized_keys"),
                "PidFile none",
                "UsePAM no",
                "StrictModes no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin prohibit-password",
                "MaxStartups 100",
                "LogLevel VERBOSE"));
        write("sshd_config", String.join("\n", config) + "\n");
        try {
            if (System.getProperty("user.name").equals("root")) {
                Files.createDirectories(Path.of("/run/sshd"));
            }
            process = new ProcessBuilder(
                            BINARY.toString(),
                            "-D",
                            "-e",
                            "-f",
                            folder.resolve("sshd_config").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("log").toFile()))
                    .start();
        } catch (IOException e) {
            throw new AssertionError("sshd did not start", e);
        }
        awaitListening();
    }

    private void awaitListening() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new AssertionError("sshd does not listen: " + log());
    }

    /** Ends the server and every connection it serves; what was started detached lives on. */
    public void stop() {
        var serving = process.descendants()
                .filter(each -> each.info().command().orElse("").endsWith("sshd"))
                .toList();
        process.destroy();
        serving.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
