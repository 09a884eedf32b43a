import java.sql.SQLException;

/** What a visitor sees. */
final class Home {
    private final Database database;
    private final String version;

    Home(Database database, String version) {
        this.database = database;
        this.version = version;
    }

    App.Answer answer() throws SQLException {
        var today = database.number("select count(*) from orders where created_at > now() - interval '24 hours'");
        var coupons = database.text("select string_agg(code || ' (' || percent || ' %)', ', ' order by code) from coupons");
        return new App.Answer(
                200,
                "text/html",
                """
                <!doctype html>
                <title>Shop</title>
                <style>body { font: 1.1rem system-ui; margin: 15vh auto; max-width: 30rem; color-scheme: light dark }</style>
                <h1>Shop %s</h1>
                <p>%,d orders in the last 24 hours. Coupons: %s.</p>
                <p><a href="/health">health</a> · <a href="/metrics">metrics</a></p>
                """
                        .formatted(version, today, coupons));
    }
}
