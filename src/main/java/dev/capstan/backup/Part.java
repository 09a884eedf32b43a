package dev.capstan.backup;

import dev.capstan.catalog.PlacedSecrets;
import dev.capstan.sql.Database;
import dev.capstan.sql.DatabaseName;
import dev.capstan.sql.gate.Dialect;
import java.util.List;
import java.util.Optional;

/** One kind of thing of a service that is backed up under a name of its own. */
public sealed interface Part {
    /** The file of the engine among the resources, and the end of its functions' names. */
    String engine();

    /**
     * A database of the service, or several on its server.
     *
     * @param name as written, until it is linked
     * @param known what {@code service.yaml} says of it; absent until it is linked
     * @param url the address of a role that may read all and create databases, where it is another one
     * @param pattern which databases on that server, as LIKE has it; absent: its own
     * @param jobs how many tables are dumped at a time
     * @param level a SELECT whose one value tells at which migration it is
     * @param scratch where a backup is restored and compared
     */
    record Sql(
            DatabaseName name,
            Optional<Database> known,
            PlacedSecrets url,
            Optional<String> pattern,
            int jobs,
            Optional<String> level,
            Scratch scratch)
            implements Part {
        @Override
        public String engine() {
            return known.filter(database -> database.dialect() == Dialect.MYSQL)
                    .map(mysql -> "mysql")
                    .orElse("postgresql");
        }
    }

    /**
     * Where a proof restores: on a server of its own that is thrown away, or in a server that is declared for it.
     *
     * @param programs the folder of the server's programs on the target; absent: the usual ones
     * @param url of the declared server
     */
    record Scratch(Optional<String> programs, PlacedSecrets url) {}

    /** @param file the RDB file on the target; absent: it is asked for over the connection */
    record Redis(PlacedSecrets url, Optional<String> file) implements Part {
        @Override
        public String engine() {
            return "redis";
        }
    }

    /** @param without patterns of tar that are left out */
    record Folder(String path, List<String> without) implements Part {
        @Override
        public String engine() {
            return "folder";
        }
    }

    /**
     * Config files, which are kept only as OpenPGP messages.
     *
     * @param recipient whose public key they are sealed for, armoured; absent: for the passphrase
     * @param privateKey opens what was sealed for the recipient, armoured
     * @param passphrase seals and opens; or, beside a private key, unlocks that one
     */
    record Files(List<String> paths, Optional<String> recipient, PlacedSecrets privateKey, PlacedSecrets passphrase)
            implements Part {
        public Files {
            paths = List.copyOf(paths);
        }

        @Override
        public String engine() {
            return "files";
        }
    }

    /**
     * What is in a bucket of a store that speaks S3, or below a prefix in it.
     *
     * @param versioned it keeps what is replaced or deleted, so that a backup need only remember the moment
     */
    record Bucket(S3 s3, boolean versioned) implements Part {
        @Override
        public String engine() {
            return "bucket";
        }
    }

    /**
     * The commit that is live.
     *
     * @param name of the tag, with {@code {time}} in it
     * @param push the remote that gets it
     */
    record GitTag(String name, String path, Optional<String> push) implements Part {
        @Override
        public String engine() {
            return "git_tag";
        }
    }
}
