"""Map torch's libraries before torch is imported, so that the window goes on painting meanwhile.

``import torch`` opens 400 MB of libraries while it holds Python's lock, which stops the window for
a quarter of a second, longer from a cold disk.  A call through ctypes lets go of the lock; the
import that follows finds the libraries mapped.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from pathlib import Path

__all__ = ["preload_torch"]

_RTLD_NOW = 2
_LIBRARIES = ("libgomp.so.1", "libc10.so", "libtorch_cpu.so", "libtorch.so", "libshm.so")


def preload_torch() -> None:
    """Map torch's libraries; nothing happens where there are none or torch is there already.

    Call it on a thread before the import.  Only Linux is done this way: there it was measured.
    """
    if sys.platform != "linux" or "torch" in sys.modules:
        return
    spec = importlib.util.find_spec("torch")
    if spec is None or not spec.submodule_search_locations:
        return
    folder = Path(spec.submodule_search_locations[0]) / "lib"
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype = ctypes.c_void_p
    dlopen.argtypes = [ctypes.c_char_p, ctypes.c_int]
    for name in _LIBRARIES:
        if (folder / name).exists():
            dlopen(str(folder / name).encode(), _RTLD_NOW)
