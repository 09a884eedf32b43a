package dev.capstan.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One request of an Alertmanager: alerts that fire together in one place, each on a node that no other names.
 *
 * @param request head and body
 */
record AlertGroup(byte[] request, int alerts) {
    private static final int FEWEST = 20;
    private static final int MOST = 100;

    /** So many alerts, in groups as a cluster has them. */
    static List<AlertGroup> storm(int first, int alerts, List<String> places, Instant since, RandomGenerator random) {
        var groups = new ArrayList<AlertGroup>();
        for (int next = first; next < first + alerts; ) {
            int size = Math.min(first + alerts - next, random.nextInt(FEWEST, MOST + 1));
            groups.add(of(next, size, places.get(groups.size() % places.size()), since));
            next += size;
        }
        return groups;
    }

    /** @param first the number of the first node; the others follow */
    static AlertGroup of(int first, int size, String place, Instant since) {
        var labels = "\"alertname\":\"DiskFillsUp\",\"service\":\"bench\",\"environment\":\"%s\",\"severity\":\"error\""
                .formatted(place);
        IntFunction<String> alert = number ->
                """
                {"status":"firing","labels":{%s,"instance":"%s","job":"node","device":"/dev/sda1","fstype":"ext4",\
                "mountpoint":"/var/lib/data","cluster":"eu-west-1"},"annotations":{"summary":"The disk of %s fills up",\
                "description":"Filesystem on /dev/sda1 at %s has only 8.4 %% of its space left and is filling up at the \
                rate of the last six hours.","runbook_url":"https://wiki.example.com/disks"},"startsAt":"%s",\
                "endsAt":"0001-01-01T00:00:00Z","generatorURL":"http://prometheus.example.com/graph?g0.expr=\
                node_filesystem_avail_bytes%%7Bfstype%%21%%3D%%22%%22%%7D&g0.tab=1","fingerprint":"%016x"}"""
                        .formatted(labels, node(number), node(number), node(number), since, number);
        var alerts = IntStream.range(first, first + size).mapToObj(alert).collect(Collectors.joining(","));
        var body =
                """
                {"version":"4","groupKey":"{}/{team=\\"bench\\"}:{rack=\\"%d\\"}","truncatedAlerts":0,"status":"firing",\
                "receiver":"capstan","groupLabels":{"rack":"%d"},"commonLabels":{%s},"commonAnnotations":{},\
                "externalURL":"http://alertmanager.example.com","alerts":[%s]}"""
                        .formatted(first, first, labels, alerts);
        var head =
                """
                POST /hooks/alertmanager HTTP/1.1\r
                Host: 127.0.0.1\r
                User-Agent: Alertmanager/0.28\r
                Content-Type: application/json\r
                Authorization: Bearer %s\r
                Content-Length: %d\r
                \r
                """
                        .formatted(Workplace.HOOK_TOKEN, body.length());
        return new AlertGroup((head + body).getBytes(StandardCharsets.US_ASCII), size);
    }

    /** What nobody else is called, and what Slack has to name. */
    static String node(int number) {
        return "node-%05d".formatted(number);
    }
}
