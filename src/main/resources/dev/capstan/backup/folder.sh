# A folder with all it holds: names, owners, modes, links, holes, attributes. Values:
#   path          the folder; a symlink stands for where it leads
#   without       tar's patterns of what is left out, one a line: "node_modules" anywhere, "./cache" at the top
#   one_disk      "yes": other file systems mounted below it are left out
#   suffix        of the folders beside it: PATH.new-SUFFIX is what was restored, PATH.old-SUFFIX what served before
#
# What was taken is told by PART.list, one entry a line: type, size, name and where a link leads; names as tar escapes
# them. The contents are covered by the digest of PART.tar.

folder_at() {
    need_tool tar tar
    tar --version | grep -q "GNU tar" || refuse no-tool tar tar
    from_home "$(value path)"
    folder=$(readlink -m -- "$path")
    new=$folder.new-$(value suffix)
    old=$folder.old-$(value suffix)
}

ready_folder() {
    folder_at
    [ -d "$folder" ] || refuse no-folder "$folder"
    need=$(value "expected_$(printf "%s" "$part.tar.zst" | tr -c "a-zA-Z0-9" _)")
    [ -n "$need" ] || need=$(du -s -B1 "$folder" | cut -f 1)
    need_space "$store" "$need"
}

# What is left out, into "$notes/without": patterns of the catalogue, and the backups themselves if they are below.
left_out() {
    value without >"$notes/without"
    backups=$(readlink -m -- "$store")
    case $backups/ in
        "$folder"/*) backups=.${backups#"$folder"} ;;
        *) backups=//nowhere ;;
    esac
}

# read_folder FOLDER ARCHIVE: what tar has to say goes to "$notes/said", what it reads to "$notes/listed".
read_folder() {
    disk=
    [ "$(value one_disk)" != yes ] || disk=--one-file-system
    ${gently:-} tar --create --format=posix --totals --sparse --numeric-owner --acls --xattrs "--xattrs-include=*" $disk \
        --anchored --no-wildcards --exclude="$backups" --no-anchored --wildcards --exclude-from="$notes/without" \
        --sort=name --quoting-style=escape -vv --index-file="$notes/listed" -C "$1" --file="$2" . 2>"$notes/said"
}

# The code 1 of tar is for files that changed or vanished while they were read: a folder in use.
folder_as_tar() {
    code=0
    read_folder "$folder" - || code=$?
    [ $code -gt 1 ] || return 0
    denied=$(sed -n 's/^tar: \(.*\): Cannot [a-z]*: Permission denied$/\1/p' "$notes/said" | head -n 1)
    [ -z "$denied" ] || refuse unreadable "$folder/${denied#./}"
    cat "$notes/said" >&2
    return 2
}

entries() { sed -E 's/^(.)[^ ]* +[^ ]+ +([^ ]+) [^ ]+ [^ ]+ (.*)$/\1\t\2\t\3/' "$notes/listed"; }

take_folder() {
    folder_at
    [ -d "$folder" ] || refuse no-folder "$folder"
    left_out
    keep "$part.tar" folder_as_tar
    keep "$part.list" entries
    fact folder "$folder"
    fact entries "$(wc -l <"$notes/listed")"
    fact bytes "$(sed -n 's/^Total bytes written: \([0-9]*\) .*/\1/p' "$notes/said")"
    sed -n '/: socket ignored$/d; s/^tar: //p' "$notes/said" | head -n 20 >"$notes/changed"
    while IFS= read -r line; do
        say "⚠️ $line"
        fact changed "$line"
    done <"$notes/changed"
}

unpack_folder() {
    owner=--no-same-owner
    [ "$(id -u)" != 0 ] || owner=--same-owner
    given "$part.tar" | tar --extract --sparse --numeric-owner --same-permissions --acls --xattrs $owner -C "$1" --file=- &&
        return
    free=$(df -Pk "$1" | awk 'NR == 2 { print $4 }')
    [ "${free:-1}" -gt 1024 ] || refuse disk-full "$1"
    refuse not-unpacked "$part" "$1"
}

# Entry by entry against what was taken.
compare_folder() {
    : >"$notes/without"
    backups=//nowhere
    read_folder "$1" /dev/null
    entries | LC_ALL=C sort >"$notes/found"
    given "$part.list" | LC_ALL=C sort >"$notes/taken"
    count=$(wc -l <"$notes/found")
    [ "$count" = "$(facts entries)" ] || refuse differs entries "$(facts entries)" "$count"
    cmp -s "$notes/taken" "$notes/found" ||
        refuse differs "$(facts folder)" "$(comm -23 "$notes/taken" "$notes/found" | head -n 1 | tr "\t" " ")" \
            "$(comm -13 "$notes/taken" "$notes/found" | head -n 1 | tr "\t" " ")"
}

prove_folder() {
    folder_at
    need_space "$room" "$(facts bytes)"
    mkdir "$room/$part"
    show_progress "$room/$part" "$(facts bytes)"
    unpack_folder "$room/$part"
    hide_progress
    compare_folder "$room/$part"
    rm -rf "${room:?}/$part"
}

restore_folder() {
    folder_at
    can_be_renamed
    mkdir -p "$(dirname -- "$folder")"
    rm -rf -- "$new"
    need_space "$(dirname -- "$folder")" "$(facts bytes)"
    owe rm_folder "$new"
    mkdir -- "$new"
    show_progress "$new" "$(facts bytes)"
    unpack_folder "$new"
    hide_progress
    compare_folder "$new"
    sync -f "$new"
    paid rm_folder "$new"
}

# A mount point can't be renamed, and one below would go away with what is renamed.
can_be_renamed() {
    [ -r /proc/self/mountinfo ] || return 0
    mount=$(cut -d " " -f 5 /proc/self/mountinfo | while IFS= read -r each; do
        case $(printf "%b" "$each")/ in
            "$folder"/*) printf "%b\n" "$each" ;;
        esac
    done | head -n 1)
    [ -z "$mount" ] || refuse mounted "$folder" "$mount"
}

# Two renames. What serves is either whole or, for the moment between them, not there; whoever comes after a crash goes on.
# Where nothing was before, a dangling link remembers it.
swap_folder() {
    folder_at
    [ -d "$new" ] || {
        [ -d "$folder" ] && exists "$old" && return
        refuse not-restored "$new"
    }
    can_be_renamed
    if ! exists "$old"; then
        if exists "$folder"; then mv -T -- "$folder" "$old"; else ln -s nothing-was-here "$old"; fi
    fi
    ! exists "$folder" || refuse in-the-way "$folder" "$old"
    mv -T -- "$new" "$folder"
    settle "$(dirname -- "$folder")"
}

swap_back_folder() {
    folder_at
    exists "$old" || return 0
    if exists "$folder"; then
        ! exists "$new" || refuse in-the-way "$folder" "$old"
        mv -T -- "$folder" "$new"
    fi
    if [ -L "$old" ]; then rm -- "$old"; else mv -T -- "$old" "$folder"; fi
    settle "$(dirname -- "$folder")"
}

exists() { [ -e "$1" ] || [ -L "$1" ]; }

drop_old_folder() {
    folder_at
    [ -d "$folder" ] || refuse no-folder "$folder"
    rm -rf --one-file-system -- "$old"
}

drop_new_folder() {
    folder_at
    rm -rf --one-file-system -- "$new"
}
