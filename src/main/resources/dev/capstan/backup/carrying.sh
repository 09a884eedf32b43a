# Where the bot keeps the backups on its own machine, and carries them there and back. "$carrier" is the task of that, and
# as long as its notes are there, a backup that it marks as used stays.

# expect_backup BYTES: room for one that is sent, in "$store/.$carrier". Says what came of it already.
expect_backup() {
    find "$HOME/.capstan/backups" -maxdepth 1 -name "op-*.carrier" -mtime +2 -exec rm -rf {} +
    mkdir -p "$HOME/.capstan/backups/$carrier" "$store/.$carrier"
    came=$(du -sb "$store/.$carrier" | cut -f 1)
    need_space "$store" "$(awk -v all="$1" -v came="$came" 'BEGIN { printf "%.0f", (all > came ? all - came : 0) }')"
    find "$store/.$carrier" -type f -printf "%f\t%s\n"
}

# backup_came BACKUP: it takes its place, unless it is there.
backup_came() {
    settle "$store/.$carrier"/* "$store/.$carrier"
    if [ -d "$store/$1" ]; then
        cmp -s "$store/.$carrier/manifest.tsv" "$store/$1/manifest.tsv" || refuse other-backup "$1"
        rm -rf "$store/.$carrier"
    else
        mv "$store/.$carrier" "$store/$1"
    fi
    : >"$store/$1/.used-by-$carrier"
}

# backup_goes BACKUP: unless others use it, or this is the very folder that it was brought to.
backup_goes() {
    rm -rf "$HOME/.capstan/backups/$carrier" "$store/.$carrier"
    rm -f "$store/$1/.used-by-$carrier"
    [ -e "$store/.kept-here-$carrier" ] || drop_backup "$1"
}

# The manifest alone, which the bot has put beside the room, in a store of this program's own.
look_at_sent() {
    mv "$store/.$task.sent" "$room/looked"
    store=$room/looked
}

# The files of all logs: "log-main/000000010000000000000003.zst", and their sizes.
list_logs() {
    find "$store" -mindepth 2 -maxdepth 2 -path "$store/log-*" -type f ! -name ".*" -printf "%P\t%s\n" | sort
}
