package dev.capstan.sql;

import dev.capstan.catalog.ComponentName;
import dev.capstan.catalog.EnvironmentName;
import dev.capstan.catalog.RoleName;
import dev.capstan.catalog.Service;
import dev.capstan.catalog.Text;
import dev.capstan.sql.migration.report.MigrationReport;
import java.util.List;
import java.util.Optional;

/** Tells how migrations stand and why one failed, by reading alone. Owned here, filled by whoever knows the tools. */
public interface Historian {
    Text TITLE = new Text("Migrations", "数据库迁移");
    Text DIAGNOSIS = new Text("Why a migration failed", "迁移失败诊断");

    Text ROWS = new Text("Rows in the migration's way", "阻碍迁移的数据");

    /** What is agreed about looking; absent: nothing says how this part is migrated. */
    Optional<Terms> terms(Service service, EnvironmentName environment, Optional<ComponentName> component);

    /** @param isPrivate whoever asks is told, and nobody else */
    record Terms(DatabaseName database, List<RoleName> roles, boolean isPrivate) {
        public Terms {
            roles = List.copyOf(roles);
        }
    }

    /**
     * Blocks as long as hosts and databases take to answer. Never throws for what they do.
     *
     * @param id by which {@link Databases#cancel} ends what is under way
     */
    Visit<MigrationReport> look(InquiryId id, Source source, Question.OnMigrations question);
}
