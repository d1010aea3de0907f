"""Numbers made from numbers: they import nothing of the house and no framework, and can be used from a notebook."""

import os

# Small dense matrices: threads that wait for each other cost twenty times what they save where the cores are busy.
# It counts where numpy is not loaded yet; whoever loads it first decides.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
