package dev.capstan.store;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jdbi.v3.core.Handle;

/** The tables, brought up to date by numbered scripts. */
final class Schema {
    /** Listed by name, so that a start on a database that has them all need not load what applies them. */
    static final List<String> SCRIPTS = List.of(
            "V1__operations.sql",
            "V2__outbox.sql",
            "V3__alarm_clock.sql",
            "V4__inquiries.sql",
            "V5__fixes.sql",
            "V6__open_operations.sql",
            "V7__lines.sql",
            "V8__backups.sql",
            "V9__due_moments.sql",
            "V10__findings.sql",
            "V11__due_moments_begin.sql",
            "V12__alerts.sql",
            "V13__rota.sql",
            "V14__pages.sql",
            "V15__readings.sql",
            "V16__incidents.sql",
            "V17__watchdogs.sql",
            "V18__watches.sql",
            "V19__findings_are_alerts.sql",
            "V20__silences_end_early.sql");

    static final String FOLDER = "dev/capstan/store";

    private Schema() {}

    static boolean isUpToDate(Handle handle) {
        return hasHistory(handle)
                && handle.createQuery(
                                """
                                select script from flyway_schema_history
                                where success and version is not null order by installed_rank
                                """)
                        .mapTo(String.class)
                        .list()
                        .equals(SCRIPTS);
    }

    private static boolean hasHistory(Handle handle) {
        return handle.createQuery("select to_regclass('flyway_schema_history') is not null")
                .mapTo(Boolean.class)
                .one();
    }

    /** Several replicas may do so at once. */
    static void migrate(DataSource database) {
        upTo("latest", database);
    }

    static void upTo(String version, DataSource database) {
        var flyway = Flyway.configure()
                .dataSource(database)
                .locations("classpath:" + FOLDER)
                .target(version);
        // Held by the session, because a transaction that does nothing but hold the lock would be ended as idle
        flyway.getConfigurationExtension(PostgreSQLConfigurationExtension.class).setTransactionalLock(false);
        flyway.load().migrate();
    }
}
