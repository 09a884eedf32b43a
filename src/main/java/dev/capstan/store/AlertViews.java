package dev.capstan.store;

import dev.capstan.alert.Alert;
import dev.capstan.alert.AlertId;
import dev.capstan.alert.AlertView;
import dev.capstan.alert.Event;
import dev.capstan.alert.Signal;
import dev.capstan.catalog.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Alerts with all that belongs to them, as they lie in their tables. */
record AlertViews(Documents documents) {
    private static final int LATELY = 60;

    Alert alert(ResultSet row) throws SQLException {
        return documents.read(row.getString("alert"), Alert.class);
    }

    AlertView view(Handle handle, Alert alert) {
        return new AlertView(alert, signals(handle, alert.id()), events(handle, alert.id()));
    }

    private List<Signal> signals(Handle handle, AlertId id) {
        return handle.createQuery(
                        """
                        select signal from alert_signal where alert = :id order by firing desc, since, fingerprint
                        """)
                .bind("id", id.value())
                .map((row, context) -> signal(row))
                .list();
    }

    private List<AlertView.Happened> events(Handle handle, AlertId id) {
        return handle.createQuery("select number, at, event from alert_event where alert = :id order by number")
                .bind("id", id.value())
                .map((row, context) -> happened(row))
                .list();
    }

    private AlertView.Happened happened(ResultSet row) throws SQLException {
        return new AlertView.Happened(
                row.getInt("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                documents.read(row.getString("event"), Event.class));
    }

    private Signal signal(ResultSet row) throws SQLException {
        return documents.read(row.getString("signal"), Signal.class);
    }

    /** Those of a digest, in the order in which they began. */
    List<AlertView> inDigest(Handle handle, String digest) {
        Map<String, List<Signal>> signals = handle.createQuery(
                        """
                        select alert.id, signal
                          from alert join alert_signal on alert_signal.alert = alert.id
                         where digest = cast(:digest as bigint)
                         order by firing desc, since, fingerprint
                        """)
                .bind("digest", digest)
                .map((row, context) -> Map.entry(row.getString("id"), signal(row)))
                .collect(byAlert());
        Map<String, List<AlertView.Happened>> events = handle.createQuery(
                        """
                        select alert.id, number, at, event
                          from alert join alert_event on alert_event.alert = alert.id
                         where digest = cast(:digest as bigint)
                         order by number
                        """)
                .bind("digest", digest)
                .map((row, context) -> Map.entry(row.getString("id"), happened(row)))
                .collect(byAlert());
        return handle.createQuery(
                        """
                        select id, alert from alert where digest = cast(:digest as bigint) order by began_at, id
                        """)
                .bind("digest", digest)
                .map((row, context) -> alert(row))
                .map(alert -> {
                    var id = alert.id().value();
                    return new AlertView(
                            alert, signals.getOrDefault(id, List.of()), events.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static <T> Collector<Map.Entry<String, T>, ?, Map<String, List<T>>> byAlert() {
        return Collectors.groupingBy(Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
    }

    /** How many alerts each channel heard of one by one within the last minute. */
    static Map<ChannelId, Integer> lately(Handle handle, Set<ChannelId> channels) {
        return handle
                .createQuery(
                        """
                        select channel, count(*) as many from alert
                         where telling = 'ALONE' and channel = any (:channels)
                           and told_at > now() - :lately * interval '1 second'
                         group by channel
                        """)
                .bind("channels", channels.stream().map(ChannelId::value).toArray(String[]::new))
                .bind("lately", LATELY)
                .map((row, context) -> Map.entry(new ChannelId(row.getString("channel")), row.getInt("many")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
