# A git tag on what is checked out. Values:
#   path          the repository
#   name          of the tag; {time} stands for the moment of the backup
#   push          the remote that gets it too, or nothing
#   suffix        of the refs of a restore: refs/capstan/new-SUFFIX is what it brings, refs/capstan/old-SUFFIX remembers
#                 what was checked out before

repository_at() {
    need_tool git git
    from_home "$(value path)"
    repository=$path
    remote=$(value push)
    before=refs/capstan/old-$(value suffix)
    after=refs/capstan/new-$(value suffix)
    # It never asks anybody
    GIT_TERMINAL_PROMPT=0
    GIT_SSH_COMMAND=${GIT_SSH_COMMAND:-ssh -o BatchMode=yes -o ConnectTimeout=20}
    export GIT_TERMINAL_PROMPT GIT_SSH_COMMAND
}

in_git() { git -C "$repository" "$@"; }

# git_does COMMAND…: or what git says instead.
git_does() { in_git "$@" >"$notes/git" 2>&1 || refuse git-says "$repository" "$(tail -n 1 "$notes/git" | cut -c 1-300)"; }

ready_git_tag() {
    repository_at
    [ -d "$repository" ] || refuse no-folder "$repository"
    git_does rev-parse --verify "HEAD^{commit}"
    in_git check-ref-format "refs/tags/$(value name | sed 's/{time}/20260101_000000/')" || refuse bad-tag "$(value name)"
    [ -z "$remote" ] || git_does ls-remote --heads "$remote"
}

take_git_tag() {
    repository_at
    time=$(awk -F "\t" '$2 == "began" { print $3 }' "$room/manifest.tsv" | tr -d ":Z-" | tr T _)
    wanted=$(value name | sed "s/{time}/$time/")
    tag=$wanted
    again=1
    while in_git rev-parse -q --verify "refs/tags/$tag" >/dev/null; do
        again=$((again + 1))
        tag=$wanted.$again
    done
    commit=$(in_git rev-parse "HEAD^{commit}")
    changes=$(in_git status --porcelain | wc -l)
    # It is owed until the backup as a whole is one
    owe take_back_tag "$tag"
    git_does -c user.name=Capstan -c "user.email=capstan@$(uname -n)" tag --no-sign -a "$tag" -m "Backup $operation" "$commit"
    if [ -n "$remote" ]; then
        in_git push --no-verify "$remote" "refs/tags/$tag" >"$notes/git" 2>&1 ||
            refuse tag-not-pushed "$tag" "$remote" "$(grep -v "^hint:" "$notes/git" | tail -n 1 | cut -c 1-300)"
        fact pushed "$remote"
    fi
    fact tag "$tag" "$commit"
    [ "$changes" = 0 ] || fact uncommitted "$changes"
}

# Whether the remote took it or not.
take_back_tag() {
    repository_at
    [ -z "$remote" ] || in_git push --no-verify "$remote" ":refs/tags/$1" || :
    ! in_git rev-parse -q --verify "refs/tags/$1" >/dev/null || in_git tag -d "$1"
}

# The tags of backups that are gone: "tags" has each with its commit. One that was set anew since is not ours any more.
forget_git_tag() {
    repository_at
    value tags >"$notes/tags"
    while read -r tag commit; do
        [ "$(in_git rev-parse -q --verify "refs/tags/$tag^{commit}")" != "$commit" ] || take_back_tag "$tag"
    done <"$notes/tags"
}

given_tag() {
    repository_at
    tag=$(facts tag | cut -f 1)
    commit=$(facts tag | cut -f 2)
}

prove_git_tag() {
    given_tag
    is=$(in_git rev-parse -q --verify "refs/tags/$tag^{commit}") || refuse no-tag "$tag" "$repository"
    [ "$is" = "$commit" ] || refuse differs "$tag" "$commit" "$is"
    # All that a checkout needs can be read
    git_does archive --format=tar --output=/dev/null "$commit"
    pushed=$(facts pushed)
    [ -n "$pushed" ] || return 0
    git_does ls-remote "$pushed" "refs/tags/$tag^{}"
    is=$(cut -f 1 "$notes/git")
    [ -n "$is" ] || refuse no-tag "$tag" "$pushed"
    [ "$is" = "$commit" ] || refuse differs "$pushed $tag" "$commit" "$is"
}

# What is put beside is a ref: the commit has to be there, and what is checked out must be unchanged to be left.
restore_git_tag() {
    given_tag
    in_git rev-parse -q --verify "$commit^{commit}" >/dev/null || {
        [ -n "$(facts pushed)" ] || refuse no-tag "$tag" "$repository"
        git_does fetch "$(facts pushed)" "refs/tags/$tag:refs/tags/$tag"
    }
    is_clean
    git_does update-ref "$after" "$commit"
    say "git -C $repository checkout --detach $tag"
}

is_clean() {
    changed=$(in_git status --porcelain --untracked-files=no | wc -l)
    [ "$changed" = 0 ] || refuse uncommitted "$repository" "$changed"
}

swap_git_tag() {
    repository_at
    commit=$(in_git rev-parse -q --verify "$after^{commit}") || commit=
    if [ -z "$(what_was)" ]; then
        is_clean
        [ -n "$commit" ] || refuse not-restored "$after"
        branch=$(in_git symbolic-ref -q HEAD) || branch=
        if [ -n "$branch" ]; then
            git_does symbolic-ref "$before" "$branch"
        else
            git_does update-ref "$before" HEAD
        fi
    fi
    git_does checkout --quiet --detach "$commit"
}

swap_back_git_tag() {
    repository_at
    [ -n "$(what_was)" ] || return 0
    is_clean
    branch=$(in_git symbolic-ref -q "$before") || branch=
    if [ -n "$branch" ]; then
        git_does checkout --quiet "${branch#refs/heads/}"
    else
        git_does checkout --quiet --detach "$before"
    fi
    drop_old_git_tag
}

what_was() { in_git for-each-ref "$before"; }

# Never the branch that it stands for.
drop_old_git_tag() {
    repository_at
    git_does update-ref --no-deref -d "$before"
}

drop_new_git_tag() {
    repository_at
    git_does update-ref -d "$after"
}
