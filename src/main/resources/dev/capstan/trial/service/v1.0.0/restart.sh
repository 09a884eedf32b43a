#!/bin/sh
set -e
sh ./stop.sh
root=$(cd .. && pwd -P)
nohup "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m "-Dshop=$root" \
    -cp "$PWD/build:$PG_DRIVER" App >>"$root/shop.log" 2>&1 </dev/null &
echo $! >"$root/shop.pid"
echo "started $(cat VERSION) as process $!"
