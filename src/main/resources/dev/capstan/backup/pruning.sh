# Removing backups. One is taken out of sight first; if it is in use just then, it comes back.

drop_backup() {
    hidden=$store/.$1.dropped
    [ -d "$store/$1" ] || [ -d "$hidden" ] || return 0
    [ -d "$hidden" ] || mv "$store/$1" "$hidden"
    for mark in "$hidden"/.used-by-*; do
        user=${mark##*/.used-by-}
        from_home ".capstan/backups/$user"
        if [ -d "$path" ]; then
            mv "$hidden" "$store/$1"
            say "$1 is in use and stays"
            return 0
        fi
    done
    rm -rf "$hidden"
    say "$1 is gone"
}

# What broke off earlier: rooms whose task left no notes, and backups half removed.
sweep_store() {
    for left in "$store"/.*; do
        case ${left##*/} in
            . | ..) ;;
            *.dropped)
                name=${left##*/.}
                drop_backup "${name%.dropped}"
                ;;
            op-*) ;;
            .op-*)
                from_home ".capstan/backups/${left##*/.}"
                [ -d "$path" ] || rm -rf "$left"
                ;;
        esac
    done
}
