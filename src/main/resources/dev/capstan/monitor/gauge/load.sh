# How many programs ran or wanted to, on average over the last minute.
cut -d ' ' -f 1 /proc/loadavg
