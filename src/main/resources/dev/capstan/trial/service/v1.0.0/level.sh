#!/bin/sh
# The newest migration in the database; it only looks.
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Xmx64m -cp "build:$PG_DRIVER" Migrator level
