#!/usr/bin/env bash
# Sets up everything on a fresh machine and starts LSTM Studio; arguments go to the program.
# LSTM_STUDIO_NO_RUN=1 stops before the start, LSTM_STUDIO_EXTRA=test or dev installs more.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/setup.sh"

set_up "${LSTM_STUDIO_EXTRA:-}"
if [ "${LSTM_STUDIO_NO_RUN:-0}" != 0 ]; then
    exit 0
fi

# A verb (run, render, doctor ...) and a question about the program open no window.
opens_window=true
case ${1:-} in
    --version | -V | --help | -h | --install-desktop | --remove-desktop) opens_window=false ;;
    -* | '' | *[!a-z]*) ;;
    *) opens_window=false ;;
esac
chosen=${QT_QPA_PLATFORM:-}
for argument in "$@"; do
    case $argument in --qt-platform | --qt-platform=*) chosen=$argument ;; esac
done

if [ -z "$chosen" ] && ! has_screen; then
    if $opens_window; then
        say "there is no screen to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set."
        say "Everything is installed.  Start it again"
        say "  - from a terminal of your desktop,"
        say "  - over a network with X forwarding:  ssh -X HOST, then  bash packaging/run.sh"
        say "  - or on a screen that nobody sees:   xvfb-run -a bash packaging/run.sh"
        say "Without a screen these work:  bash packaging/run.sh doctor | run | code | render"
        exit 1
    fi
    export QT_QPA_PLATFORM=offscreen
fi

exec "$bin/lstm-studio" "$@"
