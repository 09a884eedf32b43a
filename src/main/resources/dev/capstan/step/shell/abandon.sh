# Takes the claim of an attempt that nobody has started, so that nobody ever will; then says how it stands.
take_folder
take nonce
make_folder
find_state
if [ "$state" = unclaimed ]; then
    say "abandoned - - $(date +%s)" >"$dir/$nonce"
    settle "$dir/$nonce"
    ln "$dir/$nonce" "$dir/claim" 2>/dev/null
    rm -f "$dir/$nonce"
    settle "$dir" "$dir/.." "$dir/../.." "$dir/../../.."
    find_state
fi
say "$state"
