package dev.capstan.sql.doctor;

import dev.capstan.sql.doctor.Server.Make;
import java.util.List;

/** What is looked at, of each make of server. */
final class Examinations {
    private Examinations() {}

    static List<Examination> of(Make make, Thresholds thresholds) {
        return switch (make) {
            case POSTGRESQL ->
                List.of(
                        Connections.of(make, thresholds),
                        Transactions.of(make, thresholds),
                        Blocking.of(make, thresholds),
                        SlowQueries.of(make, thresholds),
                        Indexes.unused(make, thresholds),
                        Indexes.doubled(make, thresholds),
                        Keys.scans(make, thresholds),
                        Keys.foreign(thresholds),
                        Tables.of(make, thresholds),
                        TransactionIds.examination(),
                        Replication.of(make, thresholds),
                        Settings.of(make));
            case MYSQL, MARIADB ->
                List.of(
                        Connections.of(make, thresholds),
                        Transactions.of(make, thresholds),
                        Blocking.of(make, thresholds),
                        SlowQueries.of(make, thresholds),
                        Indexes.unused(make, thresholds),
                        Indexes.doubled(make, thresholds),
                        Keys.scans(make, thresholds),
                        Keys.primary(),
                        Tables.of(make, thresholds),
                        Replication.of(make, thresholds),
                        Settings.of(make));
        };
    }
}
