# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words that a field of free text offers while somebody types: those that parcels already have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lowuse_plugin.domain import land_use
from lowuse_plugin.domain.ports import Store

Words = Mapping[str, Sequence[str]]
"""Column → words, the frequent ones first."""


def suggest_words(store: Store) -> Words:
    """Return the words of a parcel's columns; land uses come from the table of uses.

    Raises:
        LowUseError: What the store says.
    """
    words: dict[str, list[str]] = {}
    with store.read() as reading:
        for row in reading.table("edit_words").to_rows():
            words.setdefault(row["column_name"], []).append(row["word"])
    uses = land_use.shipped().uses.values()
    words["use_code"] = [f"{use.code} {use.name}" for use in uses if use.code[:1].isdigit()]
    return words
