# The share of memory that programs can't have any more.
export LC_ALL=C
awk '/^MemTotal:/ { all = $2 } /^MemAvailable:/ { free = $2; known = 1 }
    END { if (all > 0 && known) printf "%.2f\n", (all - free) * 100 / all }' /proc/meminfo
