# The share of time in which the processors were busy, over one second.
export LC_ALL=C
ticks() { awk '/^cpu /{ all = 0; for (i = 2; i <= 9; i++) all += $i; print all, $5 + $6; exit }' /proc/stat; }
first=$(ticks) && sleep 1 && second=$(ticks) && echo "$first $second" |
    awk 'NF == 4 && $3 > $1 { printf "%.2f\n", 100 - ($4 - $2) * 100 / ($3 - $1) }'
