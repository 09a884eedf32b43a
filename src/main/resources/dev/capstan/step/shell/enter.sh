# Reads the declared variables from standard input up to "end", then becomes the command it was given. The values never
# stand on a command line. The names used here must not meet declared ones.
cd "$1" || exit 127
shift
while IFS= read -r __capstan_line; do
    [ "$__capstan_line" != end ] || break
    __capstan_name=${__capstan_line%%=*}
    __capstan_value=${__capstan_line#*=}
    case $__capstan_value in
        *\\*)
            __capstan_value=$(printf "%b." "$__capstan_value")
            __capstan_value=${__capstan_value%.}
            ;;
    esac
    case $__capstan_name in
        # Some shells keep these to themselves and end over an assignment.
        UID | EUID | PPID | GROUPS | SHELLOPTS | BASHOPTS | BASH_VERSINFO) (export "$__capstan_name=") 2>/dev/null || continue ;;
    esac
    export "$__capstan_name=$__capstan_value"
done
exec "$@" </dev/null
