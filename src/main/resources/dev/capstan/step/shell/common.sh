# What every program shares. A value arrives as one line of standard input, encoded for printf %b: no byte of it is
# ever read as shell text.
umask 077
unset LC_ALL
LC_ALL=C

say() { printf "%s\n" "$*"; }

take() {
    IFS= read -r taken || exit 70
    taken=$(printf "%b." "$taken")
    eval "$1=\${taken%.}"
}

# A path as people write it: from the login's home unless it is absolute.
from_home() {
    case $1 in
        /*) path=$1 ;;
        "" | "~") path=$HOME ;;
        "~/"*) path=$HOME/${1#??} ;;
        *) path=$HOME/$1 ;;
    esac
}

# Written for good, so that a power cut can't take it back. An old sync knows no files and syncs everything.
settle() { sync "$@" 2>/dev/null || sync; }
