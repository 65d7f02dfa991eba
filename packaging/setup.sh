# Sourced by run.sh and test.sh: makes .venv ready, and says where its programs are.
# Bash 3.2 (macOS) and Git-Bash run it as well as Linux: no associative arrays, no ${x,,}.

here=$(CDPATH= cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
root=$(dirname -- "$here")
if [ "${OS:-}" = Windows_NT ]; then bin=$root/.venv/Scripts; else bin=$root/.venv/bin; fi

# .venv is complete in itself.  A PYTHONPATH made for another program (ROS, a module system) would
# put that program's numpy before ours.
unset PYTHONHOME PYTHONPATH

say() { printf 'LSTM Studio: %s\n' "$*" >&2; }

# A candidate must really run: pyenv and the Microsoft Store put stubs on PATH that only complain.
fits() {
    "$1" -I -c 'import sys, sysconfig
sys.exit(not (
    sys.implementation.name == "cpython" and (3, 11) <= sys.version_info < (3, 15)
    and sys.maxsize > 2**32 and not sysconfig.get_config_var("Py_GIL_DISABLED")
))' >/dev/null 2>&1 </dev/null
}

find_python() {
    local name
    if [ -n "${LSTM_STUDIO_PYTHON:-}" ]; then
        if fits "$LSTM_STUDIO_PYTHON"; then
            printf '%s\n' "$LSTM_STUDIO_PYTHON"
            return 0
        fi
        say "LSTM_STUDIO_PYTHON=$LSTM_STUDIO_PYTHON is not a 64-bit CPython 3.11 to 3.14."
        return 1
    fi
    # The person's own python3 comes first; the others only when it is too old or too new.
    for name in python3 python3.13 python3.12 python3.11 python3.14 python py; do
        if command -v "$name" >/dev/null 2>&1 && fits "$name"; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    say "no 64-bit CPython 3.11 to 3.14 was found."
    if command -v apt-get >/dev/null 2>&1; then
        say "Debian 12 or Ubuntu 24.04 and newer have one:  sudo apt-get install python3 python3-venv"
    elif command -v brew >/dev/null 2>&1; then
        say "Homebrew has one:  brew install python@3.13"
    else
        say "Install one from your system's packages or from python.org."
    fi
    say "A Python in an unusual place can be named:  LSTM_STUDIO_PYTHON=/path/to/python3"
    return 1
}

# set_up EXTRA: everything that is needed, once.  A later start only asks whether it still fits.
set_up() {
    local python
    if [ -x "$bin/python" ] || [ -x "$bin/python.exe" ]; then
        if "$bin/python" -I "$here/prepare.py" --check --extra="$1" >/dev/null 2>&1; then
            return 0
        fi
    fi
    python=$(find_python) || return 1
    "$python" -I "$here/prepare.py" --extra="$1"
}

has_screen() {
    case $(uname -s) in
        Linux | *BSD) [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] ;;
        *) true ;;
    esac
}
