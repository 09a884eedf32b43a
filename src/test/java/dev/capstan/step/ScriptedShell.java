package dev.capstan.step;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Function;

/** A host that answers as a test tells it to. */
public record ScriptedShell(Function<HostShell.Request, HostShell.Answer> answers) implements HostShell {
    @Override
    public Answer run(Request request) {
        return answers.apply(request);
    }

    @Override
    public Socket connect(String host, int port, Duration within) throws IOException {
        throw new IOException("a scripted shell has no network");
    }
}
