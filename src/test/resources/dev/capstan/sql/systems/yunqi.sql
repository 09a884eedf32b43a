-- The database of Yunqi, as far as its manual shows it: the tables of Prisma, and one that the application owns.
CREATE TABLE "User" (
    id text PRIMARY KEY,
    username text NOT NULL UNIQUE,
    role text NOT NULL DEFAULT 'USER',
    "createdAt" timestamp(3) NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE _prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
);

INSERT INTO "User" (id, username, role) VALUES ('1', 'admin', 'ADMIN');

INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES
    ('7d1b0c55-0001', repeat('a', 64), now(), '20250901000000_init', 1),
    ('7d1b0c55-0002', repeat('b', 64), now(), '20250915000000_add_uploads', 1);
