package dev.capstan.operation.plan;

/** What is typed on the host to keep a copy of a folder and to put one back. */
final class FolderCopies {

    /** Copies beside, then renames: a copy that bears the name is whole. Older copies go once the new one is there. */
    static final String KEEP =
            """
            if [ -e "$copy" ]; then
              [ "$(cat "$copy/.capstan-operation" 2>/dev/null)" = "$operation" ] || {
                echo "$copy is there already, and another operation made it" >&2
                exit 1
              }
              echo "kept as $copy"
              exit 0
            fi
            rm -rf -- "$copy.part"
            cp -a -- "$copy_of" "$copy.part"
            printf '%s' "$operation" > "$copy.part/.capstan-operation"
            mv -- "$copy.part" "$copy"
            echo "kept as $copy"
            ls -d -- "$copy_prefix"[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]_[0-9][0-9][0-9][0-9][0-9][0-9]"$copy_suffix" |
              sort -r | tail -n +"$((copy_keep + 1))" | while IFS= read -r old; do
                rm -rf -- "$old"
                echo "removed $old"
              done
            """;

    /** Two renames stand between the old folder and the new one; what was live is removed last. */
    static final String PUT_BACK =
            """
            [ -d "$copy" ] || { echo "$copy is not there" >&2; exit 1; }
            rm -rf -- "$put_to.coming"
            cp -a -- "$copy" "$put_to.coming"
            rm -f -- "$put_to.coming/.capstan-operation"
            rm -rf -- "$put_to.going"
            if [ -e "$put_to" ]; then mv -- "$put_to" "$put_to.going"; fi
            mv -- "$put_to.coming" "$put_to"
            rm -rf -- "$put_to.going"
            echo "put back from $copy"
            """;

    private FolderCopies() {}
}
