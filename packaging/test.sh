#!/usr/bin/env bash
# Sets up everything on a fresh machine and runs every test; arguments go to pytest.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

set_up "${LSTM_STUDIO_EXTRA:-test}"
if [ "${LSTM_STUDIO_NO_RUN:-0}" != 0 ]; then
    exit 0
fi
cd -- "$root"

# Tests that open a real window come first, so that the summary of all others is the last line.
# A person's own -m decides alone.
split=true
# Nobody has chosen anything: all cores work on all tests.
parallel=()
[ $# -gt 0 ] || parallel=(-n logical --dist worksteal)
for argument in "$@"; do
    case $argument in -m | -m?*) split=false ;; esac
done

first=5 # pytest's code for "no test was chosen"
if $split; then
    if [ "$(uname -s)" = Linux ] && grep -rqs --include='test_*.py' 'mark\.x11' tests; then
        if command -v xvfb-run >/dev/null 2>&1; then
            # 24 bit: with the 8 or 16 of some releases, pictures differ from offscreen ones.
            first=0
            xvfb-run -a -s '-screen 0 1600x1000x24' \
                env -u WAYLAND_DISPLAY QT_QPA_PLATFORM=xcb \
                "$bin/python" -m pytest -m x11 "$@" || first=$?
        elif [ -n "${DISPLAY:-}" ]; then
            first=0
            QT_QPA_PLATFORM=xcb "$bin/python" -m pytest -m x11 "$@" || first=$?
        else
            say "there is neither xvfb nor a screen: tests that open a real window are left out."
        fi
    fi
    set -- -m "not x11" "$@"
fi

second=0
QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen} "$bin/python" -m pytest ${parallel[@]+"${parallel[@]}"} "$@" || second=$?

# It is an error to choose no test only when neither of the two found one.
case $second in
    0) if [ "$first" = 5 ]; then exit 0; else exit "$first"; fi ;;
    5) exit "$first" ;;
    *) exit "$second" ;;
esac
