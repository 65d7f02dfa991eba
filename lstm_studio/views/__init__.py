"""One dock, page or dialog a file; each draws the controller's state and asks it by intent.

No view imports another; what they share is ``base``.
"""
