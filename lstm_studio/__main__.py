"""The entry point: ``lstm-studio`` and ``python -m lstm_studio``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    from lstm_studio.cli import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
