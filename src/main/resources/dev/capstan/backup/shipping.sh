# shipped FUNCTION: carries away what this part wrote since, and remembers the newest moment that it leads to.
shipped() {
    one_at_a_time "$store/log-$part" "$1" >"$room/.shipped-$part"
    cat "$room/.shipped-$part"
    sed -n "s/^moment //p" "$room/.shipped-$part" | tail -n 1 >"$room/.moment-$part"
    [ -s "$room/.moment-$part" ] || return 0
    settle "$room/.moment-$part"
    mv "$room/.moment-$part" "$store/log-$part/moment"
}
