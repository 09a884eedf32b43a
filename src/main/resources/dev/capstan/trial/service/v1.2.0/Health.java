import java.sql.SQLException;

/** Whether the shop may get customers: the database must answer, and prices must be cached. */
final class Health {
    private final Database database;
    private final String version;

    Health(Database database, String version) {
        this.database = database;
        this.version = version;
    }

    App.Answer answer() {
        if (System.getenv("PRICE_CACHE") == null) {
            return notReady("PRICE_CACHE is not set", "not asked");
        }
        try {
            var level = database.text("select script from flyway_schema_history order by installed_rank desc limit 1");
            return new App.Answer(
                    200,
                    "application/json",
                    "{\"status\":\"ok\",\"version\":\"%s\",\"database\":\"ok\",\"migration\":\"%s\"}\n"
                            .formatted(version, level.replace(".sql", "")));
        } catch (SQLException down) {
            return notReady("no database", "does not answer");
        }
    }

    private App.Answer notReady(String reason, String state) {
        return new App.Answer(
                503,
                "application/json",
                "{\"status\":\"starting\",\"reason\":\"%s\",\"version\":\"%s\",\"database\":\"%s\"}\n"
                        .formatted(reason, version, state));
    }
}
