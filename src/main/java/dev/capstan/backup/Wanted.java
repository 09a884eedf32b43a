package dev.capstan.backup;

import dev.capstan.step.Told;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of a backup comes back, as it was asked for. */
final class Wanted {
    static final String MOMENT = "moment";

    private Wanted() {}

    /** As the engines are told. */
    static Map<String, String> of(Errand errand, Map<String, String> values) throws Declined {
        var wanted = new LinkedHashMap<String, String>();
        put(wanted, "only_database", values.get(BackupProcedures.DATABASE), BackupProcedures.ALL);
        put(wanted, "only_table", values.get(BackupProcedures.TABLE), BackupProcedures.ALL);
        put(wanted, MOMENT, values.get(BackupProcedures.MOMENT), BackupProcedures.OWN);
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

    private static void put(Map<String, String> wanted, String name, String value, String usual) {
        if (value != null && !value.equals(usual)) {
            wanted.put(name, value);
        }
    }
}
