# How full the file system is that holds "$capstan_path", of what others than root may fill.
export LC_ALL=C
df -P -k "$capstan_path" | awk 'NR == 2 && $3 + $4 > 0 { printf "%.2f\n", $3 * 100 / ($3 + $4) }'
