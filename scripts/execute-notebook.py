# SPDX-License-Identifier: GPL-3.0-or-later
"""Executes a notebook and writes it with its outputs: execute-notebook.py FROM TO. Fails on the first error."""

import sys

import nbformat
from nbclient import NotebookClient

source, target = sys.argv[1:]
notebook = nbformat.read(source, as_version=4)
# Times of execution would change the file at every run.
NotebookClient(notebook, timeout=600, kernel_name="python3", record_timing=False).execute()
nbformat.write(notebook, target)
print(f"executed {target}")
