# Runs a short script attached, in the same surroundings as a step, and leaves nothing behind.
take folder
take seconds
take enter
take script
from_home "$folder"
[ -d "$path" ] && [ -x "$path" ] || { say missing; exit 0; }
say ok
patience=
! command -v timeout >/dev/null 2>&1 || patience="$(command -v timeout) -k 2 $seconds"
find_login
enter_clean /bin/sh -c "$enter" capstan-probe "$path" $patience /bin/sh -c "$script"
