#!/bin/sh
exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Xmx64m -cp "build:$PG_DRIVER" Migrator migrations
