# What the folder of an attempt tells. Its one truth is the file "claim", made by ln, which fails if it exists: either
# the process that runs the script (pid, start time, boot id, when) or "abandoned". Nobody can be both.
boot_file=/proc/sys/kernel/random/boot_id

take_folder() {
    take root
    take attempt
    from_home "$root"
    root=$path
    dir=$root/$attempt
}

make_folder() {
    mkdir -p "${dir%/*}" 2>/dev/null
    mkdir "$dir" 2>/dev/null
    [ -d "$dir" ] && [ -w "$dir" ] || { say "failed"; say "$dir"; exit 0; }
}

started_at() {
    process_start=
    { read -r process <"/proc/$1/stat"; } 2>/dev/null || return 1
    set -- ${process##*) }
    [ "$1" != Z ] && [ "$1" != X ] && process_start=${20}
}

find_state() {
    if [ -e "$dir/exit" ]; then
        read -r state <"$dir/exit"
    elif [ ! -e "$dir/claim" ]; then
        state=none
        [ ! -d "$dir" ] || state=unclaimed
    else
        read -r pid start boot began <"$dir/claim"
        now_boot=
        { read -r now_boot <"$boot_file"; } 2>/dev/null
        if [ "$pid" = abandoned ]; then
            state=abandoned
        elif [ "$boot" = "$now_boot" ] && started_at "$pid" && [ "$process_start" = "$start" ]; then
            state=alive
        elif [ -e "$dir/exit" ]; then
            read -r state <"$dir/exit"
        elif [ -e "$dir/ending" ]; then
            read -r reason grace <"$dir/ending"
            state="ended $reason"
        elif [ "$boot" != "$now_boot" ]; then
            state="gone rebooted"
        else
            state=gone
        fi
    fi
}
