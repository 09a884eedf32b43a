package dev.capstan.backup;

import dev.capstan.catalog.Parameter;
import dev.capstan.step.Told;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What of a backup comes back, as it was asked for. */
final class Wanted {
    static final String DATABASE = "only_database";
    static final String TABLE = "only_table";
    static final String MOMENT = "moment";

    private Wanted() {}

    /** As the engines are told. */
    static Map<String, String> of(Errand errand, Map<String, String> values) throws Declined {
        var wanted = new LinkedHashMap<String, String>();
        put(wanted, DATABASE, values.get(BackupProcedures.DATABASE));
        put(wanted, TABLE, values.get(BackupProcedures.TABLE));
        put(wanted, MOMENT, values.get(BackupProcedures.MOMENT));
        boolean databases = errand.parts().values().stream().allMatch(Part.Sql.class::isInstance);
        if (!wanted.isEmpty() && !databases) {
            throw new Declined(
                    new Told(
                            "Only parts that are databases can be restored to a moment, or in part.",
                            "只有数据库类型的部分可以恢复到指定时刻或只恢复一部分。"),
                    new Told("Name one of them.", "请指明其中一个。"));
        }
        return wanted;
    }

    /** For people: what of this part, as it was when. */
    static Told told(String part, Map<String, String> wanted) {
        var table = Optional.ofNullable(wanted.get(TABLE));
        var database = Optional.ofNullable(wanted.get(DATABASE));
        var place = database.map(name -> part + "/" + name).orElse(part);
        var moment = Optional.ofNullable(wanted.get(MOMENT));
        return new Told(
                table.map(name -> "the table " + name + " of " + place)
                                .or(() -> database.map(name -> "the database " + name + " of " + part))
                                .orElse("all of " + part)
                        + moment.map(when -> " as it was at " + when).orElse(" as it was when backed up"),
                table.map(name -> place + " 中的表 " + name + " ")
                                .or(() -> database.map(name -> part + " 中的数据库 " + name + " "))
                                .orElse(part + " 的全部内容")
                        + moment.map(when -> "恢复到 " + when + " 时的状态").orElse("恢复到备份时的状态"));
    }

    private static void put(Map<String, String> wanted, String name, String value) {
        if (value != null && !value.equals(Parameter.UNCHOSEN)) {
            wanted.put(name, value);
        }
    }
}
