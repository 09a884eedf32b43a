# Starts an attempt detached, unless it is claimed already. Any number of launchers may try: each prepares its own
# folder "$nonce", and the supervisor that makes the claim is the one that runs. A launcher that is paused anywhere in
# here can be abandoned.
for tool in setsid mkfifo sync; do
    command -v $tool >/dev/null 2>&1 || { say unsupported; say "$tool"; exit 0; }
done
for file in /proc/self/stat "$boot_file"; do
    [ -r $file ] || { say unsupported; say "$file"; exit 0; }
done
take_folder
take nonce
take folder
take supervisor
take enter
take script
make_folder
mine=$dir/$nonce
if [ ! -e "$dir/claim" ]; then
    mkdir "$mine" || { say failed; say "$mine"; exit 0; }
    printf "%s" "$supervisor" >"$mine/supervise"
    printf "%s" "$enter" >"$mine/enter"
    printf "set -e\n%s\n" "$script" >"$mine/script"
    line=
    while IFS= read -r line; do
        printf "%s\n" "$line"
        [ "$line" != end ] || break
    done >"$mine/env"
    # Half a request is none.
    [ "$line" = end ] || { rm -rf "$mine"; exit 70; }
    setsid /bin/sh "$mine/supervise" "$dir" "$mine" "$folder" </dev/null >/dev/null 2>&1 &
fi
say launched
