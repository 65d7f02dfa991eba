"""LSTM Studio: take hold of the gates of an LSTM and see what its memory does."""

__version__ = "0.1.0"
