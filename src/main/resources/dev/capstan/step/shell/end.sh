# Asks the supervisor of a living attempt to end its group, or ends the group itself if "force" is said.
take_folder
take reason
take grace_tenths
take force
find_state
if [ "$state" = alive ]; then
    if [ ! -e "$dir/ending" ]; then
        say "$reason $grace_tenths" >"$dir/ending.$$"
        mv "$dir/ending.$$" "$dir/ending"
    fi
    if [ "$force" = force ]; then
        kill -KILL "-$pid"
    else
        kill -TERM "$pid"
    fi
fi
say "$state"
