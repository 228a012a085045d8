# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels of parcels for narrow columns: the ends that tell them apart."""

from __future__ import annotations

from collections.abc import Sequence

_LEAST = 5
"""Digits of a 宗地顺序号."""


def label_ends(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the shortest ends, of one length, by which labels differ; short labels are whole."""
    longest = max((len(label) for label in labels), default=0)
    different = len(set(labels))
    length = next(
        (n for n in range(_LEAST, longest) if len({label[-n:] for label in labels}) == different),
        longest,
    )
    return tuple(label if len(label) <= length + 1 else f"…{label[-length:]}" for label in labels)
