package dev.capstan.sql;

import dev.capstan.catalog.CatalogueForms;
import dev.capstan.catalog.Chapter;
import dev.capstan.catalog.ChapterKey;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.House;
import dev.capstan.catalog.PlacedSecrets;
import dev.capstan.catalog.Service;
import dev.capstan.sql.Database.Via;
import dev.capstan.sql.gate.Dialect;
import dev.capstan.sql.mask.Masks;
import dev.capstan.yaml.Fields;
import dev.capstan.yaml.Form;
import dev.capstan.yaml.Reading;
import dev.capstan.yaml.Scalars;
import dev.capstan.yaml.Shapes;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** {@code databases} in {@code service.yaml}. */
public final class DatabasesChapter implements Chapter<Map<DatabaseName, Database>> {
    public static final ChapterKey<Map<DatabaseName, Database>> KEY = new ChapterKey<>("databases");

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @Override
    public ChapterKey<Map<DatabaseName, Database>> key() {
        return KEY;
    }

    @Override
    public String file() {
        return "service.yaml";
    }

    @Override
    public String about() {
        return "The databases that queries ask, by name.";
    }

    @Override
    public Form<Map<DatabaseName, Database>> form() {
        return Shapes.named(CatalogueForms.name("main").map(DatabaseName::new), database());
    }

    private static Form<Function<DatabaseName, Database>> database() {
        var keys = Fields.of("a database");
        var url = keys.required(
                "url",
                PlacedSecrets.form(),
                "Its address as ${secret:NAME}, one for each environment: postgresql://user:password@host:port/name,"
                        + " or mysql://…");
        var writeUrl = keys.optional(
                "write-url",
                PlacedSecrets.form(),
                "The same for /fix and /migrate, by a role that may write; left out it is url, whose role need not.");
        var kind = keys.optional(
                "kind",
                Scalars.oneOf("postgresql", "mysql", "mariadb"),
                "Whose SQL it speaks; postgresql when left out.");
        var via = keys.optional(
                "via",
                Scalars.oneOf("bot", "target"),
                "From where it is reached: bot, the machine of the bot itself; or target, the environment's first host, through SSH.");
        var timeout = keys.optional(
                "timeout", Scalars.duration("15s"), "How long one statement may take; 15s when left out.");
        var rows = keys.optional(
                "rows", Scalars.whole(1, 1_000_000), "How many rows an answer has at most; 100000 when left out.");
        var may = keys.optional(
                "may",
                CatalogueForms.may(),
                "Who may run its queries: environment, then a role or a list of roles. A query's own may is taken instead.");
        var adHoc = keys.optional(
                "ad-hoc",
                CatalogueForms.may(),
                "Who may type a statement of their own after /sql, in front of everybody: environment, then a role or a list of roles.");
        var masks = keys.optional(
                "masks",
                MasksForm.form(),
                "Which columns are shown only in part, as table.column or schema.table.column: phone (138****5678), email"
                        + " (a****@example.com) or last4 (****5678). A statement in which a mask could slip is refused.");
        return keys.whole(found -> {
            if (found.get(timeout)
                    .filter(length -> length.compareTo(LONGEST) > 0)
                    .isPresent()) {
                found.problem(timeout, "timeout is longer than 10m", "write at most 10m");
            }
            return name -> new Database(
                    name,
                    found.get(kind).map(DatabasesChapter::dialect).orElse(Dialect.POSTGRESQL),
                    found.need(url).names(),
                    found.get(via)
                            .filter("target"::equals)
                            .map(target -> Via.TARGET)
                            .orElse(Via.BOT),
                    found.get(timeout).orElse(Database.USUAL_TIMEOUT),
                    found.get(rows).orElse(Database.USUAL_ROWS),
                    found.get(may).map(Rights::new).orElse(Rights.NONE),
                    found.get(adHoc).map(Rights::new).orElse(Rights.NONE),
                    found.get(writeUrl).orElse(PlacedSecrets.NONE).names(),
                    found.get(masks).orElse(Masks.NONE));
        });
    }

    private static Dialect dialect(String kind) {
        return kind.equals("postgresql") ? Dialect.POSTGRESQL : Dialect.MYSQL;
    }

    @Override
    public Map<DatabaseName, Database> link(
            Map<DatabaseName, Database> value, Service service, House house, Reading reading) {
        Map<DatabaseName, Database> linked = new LinkedHashMap<>();
        value.forEach((name, database) -> {
            database.may().check(service, house, reading);
            database.adHoc().check(service, house, reading);
            linked.put(name, withEnvironments(database, service, reading));
        });
        return linked;
    }

    private static Database withEnvironments(Database database, Service service, Reading reading) {
        return database.with(
                addresses("url", database.secrets(), database, service, reading),
                addresses("write-url", database.writers(), database, service, reading));
    }

    private static Map<EnvironmentName, String> addresses(
            String key, Map<EnvironmentName, String> secrets, Database database, Service service, Reading reading) {
        return new PlacedSecrets(secrets)
                .linked(key, "database " + database.name(), database.name(), service, reading)
                .names();
    }
}
