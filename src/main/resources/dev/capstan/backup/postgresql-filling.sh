# A dump goes into an empty database, and is compared with what its manifest says.
# Variables: database is its name when it was taken, size what it needed there.

# pg_fill INTO [OPTIONS of pg_restore…]
pg_fill() {
    file=$part.$(pg_file_name "$database")
    if [ -z "${recovered-}" ] && [ -e "$backup/$file.schema.zst" ]; then
        set -- pg_fill_from_streams "$file" "$@"
    else
        pg_unpack
        set -- pg_fill_from_dump "$@"
    fi
    show_progress "$room" 0
    filled=yes
    "$@" || filled=
    hide_progress
    rm -rf "$room/.dump"
    checked
    [ -n "$filled" ] || refuse database-not-restored "$part" "$database"
}

pg_fill_from_dump() {
    into=$1
    shift
    pg_restore_into -j "$(pg_restore_jobs)" "$@" "$room/.dump"
}

# The dump that was kept; or, of another moment, one of the server that was brought to it.
pg_unpack() {
    need_space "$room" "$size"
    rm -rf "$room/.dump"
    unpacked=yes
    if [ -n "${recovered-}" ]; then
        (pg_at=scratch_ && pg "$database" pg_dump -Fd -Z0 -j "$(pg_restore_jobs)" -f "$room/.dump") || unpacked=
    else
        given "$file.dump" >"$room/.dump" || unpacked=
    fi
    [ -n "$unpacked" ] || rm -rf "$room/.dump"
    checked
    [ -z "$unpacked" ] || return 0
    [ -z "${recovered-}" ] || refuse database-not-restored "$part" "$database"
    refuse disk-full "$room"
}

# At least two: indexes are built while rows still come.
pg_restore_jobs() { awk -v jobs="$(pg_jobs)" 'BEGIN { print (jobs > 2 ? jobs : 2) }'; }

# A name that could be taken for a whole address is given as one.
pg_as_argument() { printf "dbname='%s'" "$(printf "%s" "$1" | sed "s/[\\\\']/\\\\&/g")"; }

# pg_compare IN: rows and schema.
pg_compare() {
    pg_told >"$room/.then"
    pg_contents | pg_ask "$1" -v part="$part" -v database="$database" | sort >"$room/.now"
    difference=$(pg_difference)
    [ -z "$difference" ] || refuse differs "$(say "$difference" | cut -f1)" "$(say "$difference" | cut -f2)" "$(say "$difference" | cut -f3)"
}

# What the manifest says of it; or, of another moment, the server that was brought to it.
pg_told() {
    if [ -n "${recovered-}" ]; then
        (pg_at=scratch_ && pg_contents | pg_ask "$database" -v part="$part" -v database="$database" | sort)
        return
    fi
    database_told=$(printf "%s" "$database" | sed 's/\\/\\\\/g') awk -F "\t" -v part="$part" '
        $1 == part && ($2 == "rows" || $2 == "schema") && $3 == ENVIRON["database_told"]' "$backup/manifest.tsv" | sort
}

# The first one: what, how many then, how many now.
pg_difference() {
    awk -F "\t" '
        function what() { return $2 == "rows" ? $3 " " $4 : $3 }
        function found() { return $2 == "rows" ? $5 : $5 " (" substr($4, 1, 8) ")" }
        FNR == NR { then[what()] = found(); next }
        { now[what()] = found() }
        END {
            for (each in then) if (then[each] != now[each]) { print each "\t" then[each] "\t" (each in now ? now[each] : 0); exit }
            for (each in now) if (!(each in then)) { print each "\t0\t" now[each]; exit }
        }' "$room/.then" "$room/.now"
}

# Lines "rows TABLE NOW THEN", for the plan of a restore. Where there are more than a million rows, the server's estimate
# is good enough.
loss_postgresql() {
    pg_meet_desk
    pg_chosen
    several=$(sed -n "2s/.*/yes/p" "$room/.databases")
    while IFS="$tab" read -r database rest <&8; do
        pg_told >"$room/.then"
        : >"$room/.now"
        ! pg_is_there "$database" || pg_counts 1000000 | pg_ask "$database" -v part="$part" -v database="$database" >"$room/.now"
        awk -F "\t" -v database="${several:+$database.}" '
            FILENAME ~ /now$/ { now[$4] = $5; next }
            $2 == "rows" { then[$4] = $5 }
            END {
                for (each in then) print "rows\t" database each "\t" (each in now ? now[each] : "-") "\t" then[each]
                for (each in now) if (!(each in then)) print "rows\t" database each "\t" now[each] "\t-"
            }' "$room/.now" "$room/.then" | sort | only=$(value only_table) awk -F "\t" '
            { name = $2; sub(/.*\./, "", name) }
            ENVIRON["only"] == "" || name == ENVIRON["only"] || $2 == ENVIRON["only"]'
    done 8<"$room/.databases"
}
