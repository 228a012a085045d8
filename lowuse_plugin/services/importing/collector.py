# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's search for circular garbage, paused where much is made and nothing is circular."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused() -> Iterator[None]:
    """Pause the search inside the block or the decorated function.

    A large import keeps some hundred thousand tuples and shapes; looking through them again and
    again took a tenth of its time. What is no longer used is given back all the same.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
