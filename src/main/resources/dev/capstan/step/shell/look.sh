# How an attempt stands, how long ago it began, and a bounded piece of its output. The state is found first, so that
# after an "exited" no output is missed.
take_folder
take part
take from
take limit
find_state
say "$state"
began=
[ ! -e "$dir/claim" ] || read -r pid start boot began <"$dir/claim"
now=$(date +%s)
say $((now - ${began:-$now}))
[ ! -e "$dir/$part" ] || tail -c "+$((from + 1))" "$dir/$part" | head -c "$limit"
