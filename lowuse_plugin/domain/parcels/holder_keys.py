# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One key for one holder, over many parcels at once (A-35).

A number decides who somebody is. A holder without number is taken for the one numbered holder of
that name when there is exactly one; two people of one name are never joined.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.columns import Column
from lowuse_plugin.domain.names import holder_key, id_key

UNKNOWN = -1
"""Key of a row whose holder nobody knows."""


def person_keys(names: Column, numbers: Column) -> NDArray[np.int64]:
    """Return one integer a row, equal where the holder is the same; -1 where there is none."""
    return keys_of(*comparable(names, numbers))


def comparable(names: Column, numbers: Column) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return names and numbers in the form in which they are compared; empty where missing."""
    return _normalised(names, holder_key), _normalised(numbers, id_key)


def keys_of(name: NDArray[Any], number: NDArray[Any]) -> NDArray[np.int64]:
    """Return :func:`person_keys` of what :func:`comparable` gives."""
    has_name, has_number = name != "", number != ""
    pairs = {(n, i) for n, i in zip(name[has_number], number[has_number], strict=True) if n}
    owners: dict[str, set[str]] = {}
    for person, code in pairs:
        owners.setdefault(person, set()).add(code)
    only = {person: next(iter(codes)) for person, codes in owners.items() if len(codes) == 1}
    identity = np.where(has_number, "#" + number, name)
    loose = np.flatnonzero(~has_number & has_name)
    distinct, where = np.unique(name[loose].astype(str), return_inverse=True)
    resolved = np.array([f"#{only[n]}" if n in only else n for n in distinct], dtype=object)
    identity[loose] = resolved[where] if len(distinct) else identity[loose]
    codes = np.unique(identity.astype(str), return_inverse=True)[1]
    keys: NDArray[np.int64] = codes.astype(np.int64)
    keys[~has_number & ~has_name] = UNKNOWN
    return keys


def parcel_keys(
    count: int, parcel: NDArray[np.int64], person: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return one integer a parcel, equal where the whole set of holders is the same.

    Args:
        count: Number of parcels.
        parcel: Row of the parcel of each holding.
        person: Key of the holder of each holding.
    """
    keys = np.full(count, UNKNOWN, dtype=np.int64)
    holdings = np.bincount(parcel, minlength=count)
    alone = holdings[parcel] == 1
    keys[parcel[alone]] = person[alone]
    order = np.lexsort((person, parcel))
    order = order[~alone[order]]
    sets: dict[tuple[int, ...], int] = {}
    bounds = np.flatnonzero(np.diff(parcel[order])) + 1
    for rows in np.split(order, bounds) if len(order) else ():
        members = tuple(person[rows].tolist())
        if UNKNOWN not in members:
            keys[parcel[rows[0]]] = sets.setdefault(members, _FIRST_SET + len(sets))
    return keys


_FIRST_SET = 1 << 40
"""Keys of several holders together begin where no single holder's key can be."""


def _normalised(texts: Column, normalise: Any) -> NDArray[Any]:
    """Return normalised text, normalising each different value once; empty where missing."""
    result = np.full(len(texts), "", dtype=object)
    rows = np.flatnonzero(texts.valid)
    if rows.size:
        distinct, where = np.unique(texts.values[rows].astype(str), return_inverse=True)
        result[rows] = np.array([normalise(text) for text in distinct], dtype=object)[where]
    return result
