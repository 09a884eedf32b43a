package dev.capstan.page;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A mail server that answers what a test wants; what begins with no known word is answered with 250. */
final class ScriptedSmtp implements AutoCloseable {
    static final String SILENCE = "";

    private final ServerSocket door = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, String> answers;

    /** @param answers by how a line begins; {@code .} ends a letter, and {@code hello} is said first */
    ScriptedSmtp(Map<String, String> answers) throws IOException {
        this.answers = answers;
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var socket = door.accept()) {
                talk(socket);
            } catch (IOException over) {
                // The next one, or none if the door is closed.
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        say(socket, answers.getOrDefault("hello", "220 scripted"));
        boolean inLetter = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (inLetter && !line.equals(".")) {
                continue;
            }
            inLetter = line.equals("DATA");
            say(socket, inLetter ? "354 go on" : answer(line));
        }
    }

    private String answer(String line) {
        return answers.entrySet().stream()
                .filter(each -> line.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("250 ok");
    }

    private static void say(Socket socket, String words) throws IOException {
        if (!words.equals(SILENCE)) {
            socket.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
