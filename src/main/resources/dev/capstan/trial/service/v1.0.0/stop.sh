#!/bin/sh
# Ends the shop, and only the shop: after a reboot its process id may be somebody else's.
root=$(cd .. && pwd -P)
[ -f "$root/shop.pid" ] || exit 0
pid=$(cat "$root/shop.pid")
runs() { tr '\0' '\n' <"/proc/$pid/cmdline" | grep -qxF -e "-Dshop=$root"; } 2>/dev/null
runs || exit 0
kill "$pid"
tries=0
while runs; do
    tries=$((tries + 1))
    [ $tries -lt 100 ] || kill -KILL "$pid" 2>/dev/null
    sleep 0.05
done
echo "stopped process $pid"
