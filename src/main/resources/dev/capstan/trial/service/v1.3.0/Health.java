import java.sql.SQLException;

/** Whether the shop may get customers: the database must answer. */
final class Health {
    private final Database database;
    private final String version;

    Health(Database database, String version) {
        this.database = database;
        this.version = version;
    }

    App.Answer answer() {
        try {
            var level = database.text("select script from flyway_schema_history order by installed_rank desc limit 1");
            return new App.Answer(
                    200,
                    "application/json",
                    "{\"status\":\"ok\",\"version\":\"%s\",\"database\":\"ok\",\"migration\":\"%s\"}\n"
                            .formatted(version, level.replace(".sql", "")));
        } catch (SQLException down) {
            return new App.Answer(
                    503,
                    "application/json",
                    "{\"status\":\"down\",\"version\":\"%s\",\"database\":\"does not answer\"}\n".formatted(version));
        }
    }
}
