# Config files. The bot read and encrypted them before this program began, and hands over the message: their contents stand
# nowhere in clear. Values:
#   paths         one a line
#   sealed_0…     the OpenPGP message in base64, in pieces
#   sealed_for    whose key opens it
#   suffix        of the files beside them: PATH.new-SUFFIX was written by the bot, PATH.old-SUFFIX served before

each_file() {
    value paths | while IFS= read -r given_path || [ -n "$given_path" ]; do
        [ -n "$given_path" ] || continue
        from_home "$given_path"
        serving=$(readlink -m -- "$path")
        new=$path.new-$(value suffix)
        old=$path.old-$(value suffix)
        "$1"
    done
}

ready_files() { each_file is_there; }

is_there() {
    [ -f "$path" ] || refuse no-file "$path"
    [ -r "$path" ] || refuse unreadable "$path"
}

handed_over() {
    piece=0
    while [ -n "$(value sealed_$piece)" ]; do
        value sealed_$piece
        piece=$((piece + 1))
    done | base64 -d
}

take_files() {
    keep "$part.pgp" handed_over
    each_file its_name
    fact sealed "$(value sealed_for)"
}

its_name() { fact path "$given_path"; }

# The bot opens it, if it has the key. This is what can be seen without one: a message that begins with a locked key.
prove_files() {
    case $(given "$part.pgp" | od -An -N1 -tx1 | tr -d " ") in
        84 | 85 | 86 | 8c | 8d | 8e | c1 | c3) ;;
        *) refuse not-sealed "$part" ;;
    esac
}

# The bot wrote them beside before this program began.
restore_files() { each_file is_beside; }

swap_files() {
    each_file is_beside
    each_file swap_file
}

is_beside() { [ -e "$new" ] || [ -e "$old" ] || [ -L "$old" ] || refuse not-restored "$new"; }

# What serves is replaced in one rename. Where nothing was before, a dangling link remembers it.
swap_file() {
    [ -e "$new" ] || return 0
    if [ ! -e "$old" ] && [ ! -L "$old" ]; then
        if [ -e "$serving" ]; then copy_file "$serving" "$old"; else ln -s nothing-was-here "$old"; fi
    fi
    [ -L "$old" ] || chown --reference="$old" "$new" 2>/dev/null || :
    settle "$new"
    mv -T -- "$new" "$serving"
}

copy_file() {
    cp -p -- "$1" "$2.part"
    settle "$2.part"
    mv -T -- "$2.part" "$2"
}

swap_back_files() { each_file swap_back_file; }

swap_back_file() {
    [ -e "$old" ] || [ -L "$old" ] || return 0
    [ ! -e "$serving" ] || [ -e "$new" ] || copy_file "$serving" "$new"
    if [ -L "$old" ]; then rm -f -- "$serving" "$old"; else mv -T -- "$old" "$serving"; fi
}

drop_old_files() { each_file drop_old_file; }

drop_old_file() { rm -f -- "$old" "$old.part"; }

drop_new_files() { each_file drop_new_file; }

drop_new_file() { rm -f -- "$new" "$new.part"; }
