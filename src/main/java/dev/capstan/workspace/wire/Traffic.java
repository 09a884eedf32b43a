package dev.capstan.workspace.wire;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The last requests both ways, without tokens. */
public final class Traffic {
    private static final int KEPT = 5_000;
    private static final int BODY = 100_000;
    /** It opens a socket. */
    private static final Pattern TICKET = Pattern.compile("(?<=[?&]ticket=)[0-9a-f-]{36}");

    /** Which way a request went. */
    public enum Way {
        FROM_APP,
        TO_APP
    }

    /** On what a request travelled. */
    public enum Transport {
        HTTP,
        SOCKET
    }

    /**
     * One request and its answer.
     *
     * @param seq one higher than the entry before
     * @param what a method's or a payload's name
     * @param detail which command, action or event it was; may be empty
     * @param headers the signature and its timestamp, where there were any
     * @param status 0 when nobody answered
     */
    public record Entry(
            long seq,
            Way way,
            String what,
            String detail,
            Transport transport,
            Map<String, String> headers,
            Instant at,
            Duration took,
            String request,
            int status,
            String answer) {}

    /** One request as the wire saw it. */
    record Exchange(
            Way way,
            String what,
            String detail,
            Transport transport,
            Map<String, String> headers,
            String request,
            int status,
            String answer) {

        static Exchange fromApp(String what, String request, int status, String answer) {
            return new Exchange(Way.FROM_APP, what, "", Transport.HTTP, Map.of(), request, status, answer);
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final CopyOnWriteArrayList<Consumer<Entry>> watchers = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final List<String> secrets;
    private final Runnable changed;
    private long seq;

    /** {@code changed} runs after each entry, for those who wait for one; the secrets are never kept. */
    public Traffic(Clock clock, List<String> secrets, Runnable changed) {
        this.clock = clock;
        this.secrets = spelled(secrets);
        this.changed = changed;
    }

    public void onEntry(Consumer<Entry> watcher) {
        watchers.add(watcher);
    }

    public List<Entry> entries() {
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }

    /** What came after the entry with this number. */
    public List<Entry> after(long number) {
        return entries().stream().filter(e -> e.seq() > number).toList();
    }

    /** The number of the newest entry. */
    public long last() {
        synchronized (entries) {
            return seq;
        }
    }

    /** Calls of a Web API method, or deliveries of a kind of payload. */
    public List<Entry> of(String what) {
        return entries().stream().filter(e -> e.what().equals(what)).toList();
    }

    public void clear() {
        synchronized (entries) {
            entries.clear();
        }
    }

    void record(Exchange exchange, long startedNanos) {
        var took = Duration.ofNanos(System.nanoTime() - startedNanos);
        var request = kept(exchange.request());
        var answer = kept(exchange.answer());
        Entry entry;
        synchronized (entries) {
            entry = new Entry(
                    ++seq,
                    exchange.way(),
                    exchange.what(),
                    exchange.detail(),
                    exchange.transport(),
                    exchange.headers(),
                    clock.instant(),
                    took,
                    request,
                    exchange.status(),
                    answer);
            entries.addLast(entry);
            if (entries.size() > KEPT) {
                entries.removeFirst();
            }
        }
        watchers.forEach(watcher -> watcher.accept(entry));
        changed.run();
    }

    /** Looks for each secret by itself, which is many times faster than one pattern for all. */
    private String kept(String body) {
        var clean = body;
        for (var secret : secrets) {
            clean = clean.contains(secret) ? clean.replace(secret, "[secret]") : clean;
        }
        clean = clean.contains("ticket=") ? TICKET.matcher(clean).replaceAll("[secret]") : clean;
        return clean.length() > BODY ? clean.substring(0, BODY) : clean;
    }

    /** As they are, and as forms write them. */
    private static List<String> spelled(List<String> secrets) {
        return secrets.stream()
                .filter(secret -> !secret.isEmpty())
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .toList();
    }
}
