# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The code that a merged parcel gets by the usual rule: a new serial number after the largest one.

The registry gives it; what is proposed here only saves looking it up.
"""

from __future__ import annotations

from collections.abc import Sequence

from lowuse_plugin.domain.parcels.codes import check_parcel_code
from lowuse_plugin.domain.ports import Reading

_DIGITS = 5
_LARGEST = 10**_DIGITS - 1


def next_code(reading: Reading, codes: Sequence[str]) -> str:
    """Return the code after the largest of the same sub-area and feature letters.

    Codes of history parcels count: no code is given twice.

    Args:
        reading: The state.
        codes: 宗地代码 of the parcels that are merged.

    Returns:
        The code; empty where the parcels are of several sub-areas, have no readable code, or the
        numbers have run out.
    """
    heads = set()
    for code in codes:
        check = check_parcel_code(code)
        heads.add(check.code[:-_DIGITS] if check.well_formed else "")
    if len(heads) != 1 or "" in heads:
        return ""
    head = heads.pop()
    first, last = f"{head}{0:0{_DIGITS}d}", f"{head}{_LARGEST}"
    found = reading.table("merge_last_code", first=first, last=last).to_rows()
    serial = int(found[0]["code"][-_DIGITS:]) + 1 if found else 1
    return f"{head}{serial:0{_DIGITS}d}" if serial <= _LARGEST else ""
