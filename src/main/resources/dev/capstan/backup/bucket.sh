# A bucket of a store that speaks S3, or what is below a prefix in it. Values:
#   endpoint, region, bucket, prefix, key, secret
#   suffix        of what stands beside: .capstan-new-SUFFIX/ and .capstan-old-SUFFIX/ in the bucket
#   versioned     "yes": the bucket itself keeps what is replaced or deleted
#
# A mirror beside the backups spares fetching what hasn't changed; each backup holds all of it. A bucket knows no renaming:
# the swap copies object by object within the store, and keeps what it replaces.
#
# Of a bucket that keeps versions nothing is copied: a backup is a moment, with the list of what was there. What stands
# beside is the bucket as it was then.

bucket_at() {
    s3_endpoint=$(value endpoint)
    s3_bucket=$(value bucket)
    s3_remote BUCKET "$s3_endpoint" "$(value region)" "$(value key)" "$(value secret)"
    prefix=$(value prefix)
    live=bucket:$s3_bucket${prefix:+/$prefix}
    new=bucket:$s3_bucket/.capstan-new-$(value suffix)
    old=bucket:$s3_bucket/.capstan-old-$(value suffix)
    swap=$store/.bucket-$part-$(value suffix)
    mirror=$store/.bucket-$part
    ours="/.capstan-*/**"
    [ ! -e "$swap.beside" ] || then_at "$(cat "$swap.beside")"
}

is_versioned() { [ -n "$(value versioned)" ]; }

# then_at MOMENT: "$new" is the bucket as it was, which can be read and copied from; nothing for one that is copied.
then_at() {
    [ -n "$1" ] || return 0
    s3_remote THEN "$s3_endpoint" "$(value region)" "$(value key)" "$(value secret)"
    set_rclone CONFIG_THEN_VERSION_AT "$1"
    set_rclone SERVER_SIDE_ACROSS_CONFIGS true
    new=then:$s3_bucket${prefix:+/$prefix}
}

ready_bucket() {
    bucket_at
    s3_does lsf --max-depth 1 "$live"
    if is_versioned; then keeps_versions; else has_room; fi
}

keeps_versions() {
    s3_does backend versioning "bucket:$s3_bucket"
    grep -qx Enabled "$notes/s3" || refuse s3-not-versioned "$s3_bucket" "$(head -n 1 "$notes/s3")"
}

has_room() {
    s3_does size --json "$live" --exclude "$ours"
    bytes=$(sed 's/.*"bytes":\([0-9]*\).*/\1/' "$notes/s3")
    mirrored=$(du -sb "$mirror" 2>/dev/null | cut -f 1)
    # The mirror grows to all of it, and the archive is as long
    need_space "$store" "$(awk -v all="$bytes" -v mirrored="${mirrored:-0}" 'BEGIN { printf "%.0f", all + (all > mirrored ? all - mirrored : 0) }')"
}

# One a line: key, size, MD5.
objects_in() { rclone lsf -R --fast-list --files-only --format psh --hash MD5 --separator "$tab" --exclude "$ours" "$1" >"$notes/objects" && sort "$notes/objects"; }

take_bucket() {
    bucket_at
    if is_versioned; then
        # What the store has dated later, by a clock of its own, must not slip in afterwards
        then=$(date -u -d "2 seconds ago" +%Y-%m-%dT%H:%M:%SZ)
        then_at "$then"
        keep "$part.objects" objects_in "$new"
        fact as_of "$then"
    else
        mkdir -p "$mirror"
        s3_moves sync "$live" "$mirror" --use-server-modtime --exclude "$ours"
        keep "$part.objects" objects_in "$mirror"
        keep "$part.tar" tar --create --sort=name -C "$mirror" --file=- .
    fi
    fact bucket "$s3_bucket" "$prefix"
    fact entries "$(given_here objects | wc -l)"
    fact bytes "$(given_here objects | awk -F "\t" '{ all += $(NF - 1) } END { printf "%.0f", all }')"
}

given_here() { zstd -q -dc "$room/$part.$1.zst"; }

# What was kept, in FOLDER, compared object by object.
unpack_bucket() {
    need_space "$1" "$(facts bytes)"
    given "$part.tar" | tar --extract -C "$1" --file=- || refuse not-unpacked "$part" "$1"
    given "$part.objects" >"$notes/taken"
    objects_in "$1" >"$notes/found"
    same_objects
}

# The list of the backup against what the store has of that moment.
look_at_versions() {
    then_at "$(facts as_of)"
    given "$part.objects" >"$notes/taken"
    s3_does lsf --max-depth 1 "$live"
    objects_in "$new" >"$notes/found" || refuse s3-versions-gone "$s3_bucket" "$(facts as_of)" "$s3_bucket"
    cmp -s "$notes/taken" "$notes/found" ||
        refuse s3-versions-gone "$s3_bucket" "$(facts as_of)" "$(comm -3 "$notes/taken" "$notes/found" | head -n 1 | tr "\t" " ")"
}

same_objects() {
    cmp -s "$notes/taken" "$notes/found" || refuse differs "$s3_bucket" \
        "$(comm -23 "$notes/taken" "$notes/found" | head -n 1 | tr "\t" " ")" \
        "$(comm -13 "$notes/taken" "$notes/found" | head -n 1 | tr "\t" " ")"
}

# By the backup, whatever the catalogue says by now.
of_versions() { [ -n "$(facts as_of)" ]; }

prove_bucket() {
    bucket_at
    if of_versions; then look_at_versions; return; fi
    mkdir "$room/$part"
    unpack_bucket "$room/$part"
    rm -rf "${room:?}/$part"
}

restore_bucket() {
    bucket_at
    if of_versions; then
        look_at_versions
        facts as_of >"$swap.beside"
        settle "$swap.beside"
        return
    fi
    mkdir "$room/$part"
    unpack_bucket "$room/$part"
    owe purge_objects "$new"
    s3_moves sync "$room/$part" "$new"
    s3_does check "$room/$part" "$new"
    # An empty bucket can't be seen to stand beside
    : >"$swap.beside"
    settle "$swap.beside"
    paid purge_objects "$new"
    rm -rf "${room:?}/$part"
}

purge_objects() {
    bucket_at
    s3_does purge "$1"
}

# What will be replaced, and what comes anew, is settled before anything is done, so that whoever comes after a crash goes on
# with the same.
swap_bucket() {
    bucket_at
    if [ ! -d "$swap" ]; then
        [ -e "$swap.beside" ] || refuse not-restored "$new"
        rm -rf "$swap.part"
        mkdir "$swap.part"
        what_changes
        settle "$swap.part"/*
        mv "$swap.part" "$swap"
    fi
    if [ ! -e "$swap/kept" ]; then
        some_objects replaced copy "$live" "$old"
        touch "$swap/kept"
    fi
    some_objects coming copy "$new" "$live" --ignore-times
    some_objects gone delete "$live"
}

# Objects that the store can't tell apart by a digest count as changed.
what_changes() {
    digests_in "$live" >"$notes/before"
    digests_in "$new" >"$notes/after"
    comm -23 "$notes/before" "$notes/after" | cut -f 1 >"$swap.part/replaced"
    comm -13 "$notes/before" "$notes/after" | cut -f 1 >"$swap.part/coming"
    cut -f 1 "$notes/before" | sort >"$notes/before.names"
    cut -f 1 "$notes/after" | sort >"$notes/after.names"
    comm -23 "$notes/before.names" "$notes/after.names" >"$swap.part/gone"
    comm -13 "$notes/before.names" "$notes/after.names" >"$swap.part/added"
}

digests_in() {
    s3_does lsf -R --fast-list --files-only --format ph --hash MD5 --separator "$tab" "$1" --exclude "$ours"
    awk -F "\t" -v OFS="\t" -v where="$1" '$2 == "" { $2 = where } { print }' "$notes/s3" | sort
}

# some_objects LIST COMMAND…: what rclone does to those alone.
some_objects() {
    some=$1
    shift
    [ ! -s "$swap/$some" ] || s3_moves "$@" --files-from-raw "$swap/$some"
}

swap_back_bucket() {
    bucket_at
    [ -d "$swap" ] || return 0
    if [ -e "$swap/kept" ]; then
        some_objects added delete "$live"
        some_objects replaced copy "$old" "$live" --ignore-times
    fi
    drop_old_bucket
}

drop_old_bucket() {
    bucket_at
    purge_objects "$old"
    rm -rf "$swap"
}

drop_new_bucket() {
    bucket_at
    case $new in bucket:*) purge_objects "$new" ;; esac
    rm -f "$swap.beside"
}
