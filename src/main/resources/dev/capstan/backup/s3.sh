# A store that speaks S3: backups stand there as PREFIX/BACKUP/, and "$store" is where they are put together and come back
# to. A backup without its manifest is none: it comes last and goes first. Values of the whole program:
#   s3_endpoint   its address, or nothing for Amazon's own
#   s3_region, s3_bucket, s3_prefix
#   s3_key, s3_secret
#
# rclone learns all of it from the environment, so that no secret stands in a file or on a command line.

s3_at() {
    s3_remote STORE "$s3_endpoint" "$s3_region" "$s3_key" "$s3_secret"
    s3=store:$s3_bucket/${s3_prefix:+$s3_prefix/}
}

# s3_remote NAME ENDPOINT REGION KEY SECRET: how rclone gets there.
s3_remote() {
    need_tool rclone rclone
    case $2 in
        "" | *.amazonaws.com | *.amazonaws.com.cn) provider=AWS ;;
        *.aliyuncs.com) provider=Alibaba ;;
        *.myqcloud.com) provider=TencentCOS ;;
        *.myhuaweicloud.com) provider=HuaweiOBS ;;
        *) provider=Other ;;
    esac
    set_rclone CONFIG ""
    set_rclone "CONFIG_$1_TYPE" s3
    set_rclone "CONFIG_$1_PROVIDER" $provider
    set_rclone "CONFIG_$1_ENDPOINT" "$2"
    set_rclone "CONFIG_$1_REGION" "$3"
    set_rclone "CONFIG_$1_ACCESS_KEY_ID" "$4"
    set_rclone "CONFIG_$1_SECRET_ACCESS_KEY" "$5"
    set_rclone "CONFIG_$1_NO_CHECK_BUCKET" true
    set_rclone RETRIES 2
    set_rclone LOW_LEVEL_RETRIES 4
    set_rclone CONTIMEOUT 20s
    set_rclone TIMEOUT 2m
    # This one is for Amazon's library, which rclone's own transport doesn't suit
    [ -z "${AWS_CA_BUNDLE-}" ] || set_rclone CA_CERT "$AWS_CA_BUNDLE"
    unset AWS_CA_BUNDLE
}

set_rclone() {
    eval "RCLONE_$1=\$2"
    export "RCLONE_$1"
}

# What rclone prints comes to stand in "$notes/s3".
s3_does() {
    rm -f "$notes/s3-says"
    rclone "$@" --log-file "$notes/s3-says" >"$notes/s3" || s3_refused
}

# The same, telling how far it is.
s3_moves() {
    s3_does "$@" --stats 2s --stats-one-line --stats-log-level NOTICE &
    moving=$!
    shown=
    while kill -0 $moving 2>/dev/null; do
        sleep 0.2
        line=$(tail -n 1 "$notes/s3-says" 2>/dev/null | sed -n 's|.*NOTICE: *\(.*\) / \(.*\), \([0-9]*\)%, \(.*\), ETA \(.*\)|\3 % · \1 / \2 · \4 · ⏳ \5|p')
        [ "$line" = "$shown" ] || say "S3: $line"
        shown=$line
    done
    wait $moving
}

# By the codes of S3, which rclone hands on.
s3_refused() {
    said=$(grep -v "NOTICE:" "$notes/s3-says" | tail -n 20)
    printf "%s\n" "$said"
    case $said in
        *QuotaExceeded* | *StorageFull* | *InsufficientStorage* | *"status code: 507"*) refuse s3-full "$s3_bucket" "${s3_endpoint:-Amazon S3}" ;;
        *NoSuchBucket* | *"directory not found"*) refuse s3-no-bucket "$s3_bucket" "${s3_endpoint:-Amazon S3}" ;;
        *SignatureDoesNotMatch* | *InvalidAccessKeyId* | *RequestTimeTooSkewed*) refuse s3-login "${s3_endpoint:-Amazon S3}" "$(s3_code)" ;;
        *AccessDenied* | *"status code: 403"*) refuse s3-forbids "$s3_bucket" ;;
        *"dial tcp"* | *"no such host"* | *"i/o timeout"*) refuse no-answer "${s3_endpoint:-Amazon S3}" "$(printf "%s\n" "$said" | tail -n 1 | sed 's/.*: dial/dial/' | cut -c 1-200)" ;;
    esac
    refuse s3-says "$(printf "%s\n" "$said" | tail -n 1 | cut -d " " -f 3- | cut -c 1-300)"
}

s3_code() { printf "%s\n" "$said" | grep -o "SignatureDoesNotMatch\|InvalidAccessKeyId\|RequestTimeTooSkewed" | head -n 1; }

ready_s3() {
    s3_at
    s3_does lsf --max-depth 1 "$s3"
}

# put_backup BACKUP: every file, checked by the digest that the store has of it; then the manifest. May be repeated.
put_backup() {
    s3_at
    [ -r "$store/$1/manifest.tsv" ] || refuse no-backup "$1"
    owe take_back_stored "$1"
    s3_moves copy "$store/$1" "$s3$1" --exclude manifest.tsv --exclude ".*"
    s3_does check "$store/$1" "$s3$1" --one-way --exclude manifest.tsv --exclude ".*"
    s3_does copyto "$store/$1/manifest.tsv" "$s3$1/manifest.tsv"
    s3_does cat "$s3$1/manifest.tsv"
    cmp -s "$notes/s3" "$store/$1/manifest.tsv" || refuse damaged manifest.tsv
    paid take_back_stored "$1"
}

# What was half put; a store that can't tell of half uploaded objects clears them by its own rules.
take_back_stored() {
    s3_at
    [ -z "$(rclone lsf "$s3$1/manifest.tsv")" ] || return 0
    rclone purge "$s3$1"
    rclone backend cleanup "$s3$1" -o max-age=0s || :
}

# Its proof was written beside the manifest later.
put_proof() {
    s3_at
    s3_does copyto "$store/$1/proven.tsv" "$s3$1/proven.tsv"
}

# fetch_backup BACKUP: back into "$store", unless it is there. What isn't as it was taken doesn't get its name.
fetch_backup() {
    [ ! -r "$store/$1/manifest.tsv" ] || return 0
    s3_at
    s3_does lsf "$s3$1"
    [ -s "$notes/s3" ] || refuse no-backup "$1"
    grep -qx manifest.tsv "$notes/s3" || refuse no-manifest "$1"
    s3_does size --json "$s3$1"
    need_space "$store" "$(sed 's/.*"bytes":\([0-9]*\).*/\1/' "$notes/s3")"
    s3_moves copy "$s3$1" "$room/fetched/$1" --ignore-checksum
    (
        store=$room/fetched
        open_given "$1"
        check_files ""
        close_given
        rm -f "$room/.files"
    )
    settle "$room/fetched/$1"/* "$room/fetched/$1"
    mv "$room/fetched/$1" "$store/$1"
}

# What those that are whole say of themselves.
fetch_manifests() {
    s3_at
    mkdir "$room/stored"
    s3_does copy "$s3" "$room/stored" --include "/[0-9]*/manifest.tsv" --include "/[0-9]*/proven.tsv"
}

# As list_backups tells of them.
list_stored() {
    fetch_manifests
    (store=$room/stored && list_backups) | grep -v "^space$tab" || :
}

# s3_space QUOTA: what of it is left, by all that lies in the bucket.
s3_space() {
    s3_at
    s3_does size --json "store:$s3_bucket"
    sed 's/.*"bytes":\([0-9]*\).*/\1/' "$notes/s3" | awk -v quota="$1" '{ printf "space\t%.0f\t%.0f\n", (quota > $1 ? quota - $1 : 0), quota }'
}

drop_stored() {
    s3_at
    s3_does lsf "$s3$1"
    ! grep -qx manifest.tsv "$notes/s3" || s3_does deletefile "$s3$1/manifest.tsv"
    s3_does purge "$s3$1"
}

# look_at BACKUP FILE…: its manifest and these files alone, in a store of this program's own.
look_at() {
    s3_at
    looked=$1
    mkdir -p "$room/looked/$looked"
    shift
    for each in manifest.tsv "$@"; do
        s3_does copyto "$s3$looked/$each" "$room/looked/$looked/$each"
        [ -r "$room/looked/$looked/$each" ] || refuse no-backup "$looked"
    done
    store=$room/looked
}

# What was fetched is of no use any more: the store has it.
drop_fetched() {
    s3_at
    s3_does lsf "$s3$1/manifest.tsv"
    [ ! -s "$notes/s3" ] || rm -rf "${store:?}/$1"
}
