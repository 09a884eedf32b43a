# Swapping what was restored beside with what serves: one RENAME TABLE moves the tables that serve out to
# NAME__old_SUFFIX and the new ones in, wholly or not at all. Triggers forbid it and views and routines don't move, so
# all that is programmed is kept as text and dropped before, and what belongs to the new tables is made after.
#
# The table capstan_swap holds both texts and travels with the RENAME. Where it is found tells how far it came, so that
# whoever comes after a crash goes on, or back, from there.

swap_mysql() {
    my_each_swap my_swap_tables
    [ -n "$found" ] || refuse not-restored "$part"
}

swap_back_mysql() { my_each_swap my_swap_tables_back; }
drop_old_mysql() { my_each_swap my_drop_old; }
drop_new_mysql() { my_each_swap my_drop_new; }

# For each "$database" of this part that this operation restored; "$at" is the schema where its capstan_swap is.
my_each_swap() {
    my_reach ""
    my_ask_plain "select table_schema from information_schema.tables where table_name = 'capstan_swap'
        and table_schema regexp '__(new|old)_$suffix\$' order by 1" >"$notes/swaps"
    found=
    while IFS= read -r at <&3; do
        my_swap_has "concat_ws('\n', part, name, only_table, old_code is not null, done)" >"$notes/swap"
        {
            IFS= read -r owner
            IFS= read -r database
            IFS= read -r table
            read -r is_kept
            read -r is_done
        } <"$notes/swap"
        [ "$owner" = "$part" ] || continue
        new=${at%__???_"$suffix"}__new_$suffix
        old=${at%__???_"$suffix"}__old_$suffix
        found=yes
        "$1" 3<&-
    done 3<"$notes/swaps"
}

my_swap_has() { my_ask_plain "select $1 from $(my_named "$at").capstan_swap"; }
my_swap_gets() { printf "update %s.capstan_swap set %s;\n" "$(my_named "$at")" "$1" | my_tell; }

my_drop_old() { [ "$at" != "$old" ] || my_drop_schema "$old"; }
my_drop_new() { [ "$at" != "$new" ] || my_drop_schema "$new"; }

my_swap_tables() {
    if [ "$at" = "$new" ]; then
        printf "create database if not exists %s;\ncreate database if not exists %s;\n" "$(my_named "$database")" "$(my_named "$old")" | my_tell
        [ "$is_kept" = 1 ] || my_keep_old_code
        my_move "$database" "$old" "$new" || {
            cp "$notes/said" "$notes/why"
            my_put_code old_code
            my_swap_gets "old_code = null"
            refuse tables-not-swapped "$database" "$(tail -n 1 "$notes/why")"
        }
        at=$old
    fi
    [ "$is_done" = 0 ] || return 0
    my_put_code new_code || {
        cp "$notes/said" "$notes/why"
        is_kept=1
        my_swap_tables_back
        refuse tables-not-swapped "$database" "$(tail -n 1 "$notes/why")"
    }
    my_swap_gets "done = 1"
    my_drop_schema "$new"
}

my_swap_tables_back() {
    if [ "$at" = "$old" ]; then
        printf "create database if not exists %s;\n" "$(my_named "$new")" | my_tell
        my_move "$database" "$new" "$old" || {
            cp "$notes/said" "$notes/why"
            my_put_code new_code
            refuse tables-not-swapped "$database" "$(tail -n 1 "$notes/why")"
        }
        at=$new
    fi
    [ "$is_kept" = 0 ] || {
        my_put_code old_code || refuse tables-not-swapped "$database" "$(tail -n 1 "$notes/said")"
        my_swap_gets "old_code = null, done = 0"
    }
    my_drop_schema "$old"
}

my_keep_old_code() {
    my_dump_out "$database" --no-data >"$room/.dump" 2>"$notes/said" || refuse dump-broke "$database" "$(tail -n 1 "$notes/said")"
    my_pick code "$table" <"$room/.dump" >"$room/.code"
    my_swap_gets "old_code = 0x$(my_hexed <"$room/.code")"
}

# my_move SCHEMA OUT IN: the tables of SCHEMA to OUT, those of IN to SCHEMA, and capstan_swap from IN to OUT.
my_move() {
    my_ask_plain "$(my_moves "$1" "$2" "${table:+"and table_name = $(my_quoted "$table")"}")
        union all $(my_moves "$3" "$1" "and table_name <> 'capstan_swap'")
        union all $(my_moves "$3" "$2" "and table_name = 'capstan_swap'")" >"$room/.moves" && my_drops >"$room/.drops" || return 1
    {
        say "set lock_wait_timeout = 30;"
        cat "$room/.drops"
        awk '{ printf "%s%s", (NR == 1 ? "rename table " : ",\n"), $0 } END { print ";" }' "$room/.moves"
    } >"$room/.sql"
    my_tell <"$room/.sql" 2>"$notes/said"
}

my_moves() {
    printf "%s" "select concat($(my_name_of table_schema), '.', $(my_name_of table_name), ' to ', $(my_quoted "$(my_named "$2")"), '.', $(my_name_of table_name))
        from information_schema.tables where table_schema = $(my_quoted "$1") and table_type not like '%VIEW' $3"
}

my_name_of() { printf "%s" "concat('\`', replace($1, '\`', '\`\`'), '\`')"; }

# my_put_code COLUMN: what is programmed in "$database" is that of the column, and nothing else.
my_put_code() {
    my_drops >"$room/.sql" && my_swap_has "$1" >>"$room/.sql" || return 1
    my_tell "$database" <"$room/.sql" 2>"$notes/said"
}

my_drops() {
    its=$(my_quoted "$database")
    sql="select concat('drop trigger if exists ', $(my_name_of trigger_schema), '.', $(my_name_of trigger_name), ';')
        from information_schema.triggers where trigger_schema = $its ${table:+"and event_object_table = $(my_quoted "$table")"}"
    [ -n "$table" ] || sql="$sql
        union all select concat('drop view if exists ', $(my_name_of table_schema), '.', $(my_name_of table_name), ';')
            from information_schema.views where table_schema = $its
        union all select concat('drop event if exists ', $(my_name_of event_schema), '.', $(my_name_of event_name), ';')
            from information_schema.events where event_schema = $its
        union all select concat('drop ', routine_type, ' if exists ', $(my_name_of routine_schema), '.', $(my_name_of routine_name), ';')
            from information_schema.routines where routine_schema = $its and routine_type <> 'PACKAGE BODY'"
    my_ask_plain "$sql"
}
