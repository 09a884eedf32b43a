package dev.capstan.sql.doctor;

import dev.capstan.catalog.Text;
import dev.capstan.sql.Cell;
import dev.capstan.sql.Health;
import dev.capstan.sql.Particulars;
import dev.capstan.sql.Remark;
import dev.capstan.sql.Topic;
import dev.capstan.sql.doctor.Examination.Opinion;
import dev.capstan.sql.doctor.Rows.Row;
import dev.capstan.sql.doctor.Server.Make;
import dev.capstan.sql.doctor.SettingRule.Value;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings against what the runbooks want of them. */
final class Settings {
    private static final List<Text> HEADINGS = List.of(
            new Text("", ""),
            new Text("setting", "设置"),
            new Text("is", "当前"),
            new Text("wanted", "应为"),
            new Text("otherwise", "否则"));

    private final List<SettingRule> rules;
    private final Function<Row, Value> reading;

    private Settings(List<SettingRule> rules, Function<Row, Value> reading) {
        this.rules = rules;
        this.reading = reading;
    }

    static Examination of(Make make) {
        return make == Make.POSTGRESQL
                ? new Examination(
                        Topic.SETTINGS,
                        PostgresqlSettings.STATEMENT,
                        List.of(),
                        new Settings(PostgresqlSettings.RULES, PostgresqlSettings::value)::judge)
                : new Examination(
                        Topic.SETTINGS,
                        MysqlSettings.STATEMENT,
                        List.of(),
                        new Settings(MysqlSettings.RULES, MysqlSettings::value)::judge);
    }

    static String names(List<SettingRule> rules) {
        return rules.stream().map(rule -> "'" + rule.name() + "'").collect(Collectors.joining(", "));
    }

    private record Judged(SettingRule rule, Value value, Health health) {}

    private Opinion judge(Rows rows, Server server) {
        Map<String, Value> values = new LinkedHashMap<>();
        rows.stream().forEach(row -> values.put(row.text("name", "variable_name"), reading.apply(row)));
        var judged = rules.stream()
                .filter(rule -> values.containsKey(rule.name()))
                .map(rule -> judged(rule, values))
                .sorted(Comparator.comparing(Judged::health))
                .toList();
        var wrong = judged.stream().filter(each -> each.health() != Health.GOOD).toList();
        return new Opinion(
                judged.stream().map(Judged::health).reduce(Health.GOOD, Health::or),
                wrong.isEmpty()
                        ? Remark.of("all {0} are as they should be", "{0} 项全部正常", new Cell.Count(judged.size()))
                        : Remark.of(
                                "{0} of {1} are not as they should be, first {2}",
                                "{1} 项中有 {0} 项不当，首先是 {2}",
                                new Cell.Count(wrong.size()),
                                new Cell.Count(judged.size()),
                                new Cell.Words(wrong.getFirst().rule().name())),
                wrong.stream().findFirst().map(each -> next(each)),
                new Particulars(HEADINGS, judged.stream().map(Settings::line).toList()));
    }

    private static Judged judged(SettingRule rule, Map<String, Value> values) {
        var value = values.get(rule.name());
        return new Judged(rule, value, rule.holds().test(value, values) ? Health.GOOD : rule.otherwise());
    }

    private static Remark next(Judged worst) {
        return Remark.of(
                "Set {0}, wanted {1}, and the others below in the server's configuration; look there first whether someone had a reason.",
                "在服务器配置中设置 {0}（应为 {1}）及下列各项；改前先确认是否有意为之。",
                new Cell.Code(worst.rule().name()),
                new Cell.Words(worst.rule().wanted()));
    }

    private static List<Cell> line(Judged judged) {
        return List.of(
                new Cell.Mark(judged.health()),
                new Cell.Words(judged.rule().name()),
                judged.value().shown().isEmpty()
                        ? new Cell.Nothing()
                        : new Cell.Words(judged.value().shown()),
                new Cell.Words(judged.rule().wanted()),
                judged.health() == Health.GOOD
                        ? new Cell.Nothing()
                        : new Cell.Told(judged.rule().why()));
    }
}
