"""LSTM Studio: take hold of the gates of an LSTM and see what its memory does."""

import os

__version__ = "0.1.0"

# Read by numpy when it is first imported.  The matrices here are small: dealt out to threads that
# wait for each other on a busy machine, products that take 30 ms took 5 s.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
