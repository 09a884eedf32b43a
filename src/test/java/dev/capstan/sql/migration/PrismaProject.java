package dev.capstan.sql.migration;

import dev.capstan.NodeModules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that Prisma itself migrates a real PostgreSQL from, by the engine that it carries within it. */
public final class PrismaProject {
    private static final NodeModules MODULES = NodeModules.of("prisma");

    public final Path folder;
    private final String url;

    /** @param url of the database, as node-postgres takes it */
    public PrismaProject(Path folder, String url) {
        this.folder = folder;
        this.url = url;
        MODULES.lacking().ifPresent(lacking -> {
            throw new AssertionError(lacking);
        });
        write(
                "prisma/schema.prisma",
                """
                datasource db {
                  provider = "postgresql"
                  url      = env("DATABASE_URL")
                }
                """);
        write("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"\n");
        write("prisma.config.mjs", config(MODULES.folder().toAbsolutePath()));
    }

    /** Its adapter does not know PostgreSQL's type {@code name}, of which the catalogues are full. */
    private static String config(Path modules) {
        return """
                import pg from "%1$s/pg/lib/index.js";
                import { PrismaPg } from "%1$s/@prisma/adapter-pg/dist/index.js";

                const NAME = 19, TEXT = 25;
                const described = pg.Client.prototype._handleRowDescription;
                pg.Client.prototype._handleRowDescription = function (message) {
                  message.fields.filter((field) => field.dataTypeID === NAME)
                    .forEach((field) => (field.dataTypeID = TEXT));
                  described.call(this, message);
                };

                export default {
                  experimental: { adapter: true },
                  engine: "js",
                  schema: "prisma/schema.prisma",
                  adapter: async () => new PrismaPg({ connectionString: process.env.DATABASE_URL }),
                };
                """
                .formatted(modules);
    }

    public PrismaProject add(String name, String sql) {
        write("prisma/migrations/" + name + "/migration.sql", sql);
        return this;
    }

    private void write(String name, String text) {
        var file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is typed, wherever one stands. Of the engines it would fetch, one is only asked whether the database answers. */
    public String command(String arguments) {
        return "cd '" + folder + "' && DATABASE_URL='" + url
                + "' CHECKPOINT_DISABLE=1 PRISMA_HIDE_UPDATE_MESSAGE=1 PRISMA_QUERY_ENGINE_LIBRARY=/usr/bin/true"
                + " PRISMA_SCHEMA_ENGINE_BINARY=/usr/bin/true node '"
                + MODULES.folder().toAbsolutePath().resolve("prisma/build/index.js") + "' " + arguments;
    }
}
