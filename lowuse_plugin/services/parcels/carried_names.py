# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The names that parcels carry of their right holders: text beside the links to them.

Whoever renames a holder lets every parcel that it holds carry the new name: by the holder and by
the place of its name, for several people have one name.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from lowuse_plugin.domain.names import name_key
from lowuse_plugin.domain.ports import Change, Reading, Update

_PARCEL = "parcel"
_SEPARATOR = re.compile(r"([、;；,，\n])")
"""As imports part the names of a parcel."""
BETWEEN = "、"


def split_names(carried: object) -> list[str]:
    """Return the names of a parcel one by one."""
    parts = _SEPARATOR.split(str(carried or ""))[::2]
    return [part.strip() for part in parts if part.strip()]


def follow_renamed(reading: Reading, renamed: Mapping[str, str], *, but: str = "") -> list[Change]:
    """Return what lets the current parcels of holders carry their new names.

    Args:
        reading: The state on which they are renamed.
        renamed: Right holder → its name from now on.
        but: A parcel that is left out.
    """
    changes: list[Change] = []
    for uuid, links in _held(reading, renamed).items():
        carried = str(links[0]["holder_name"] or "")
        named = [(str(each["name"]), renamed.get(each["holder_uuid"])) for each in links]
        name = renamed_names(carried, [(old, new or old) for old, new in named])
        if uuid != but and name != carried:
            version = int(links[0]["row_version"])
            changes.append(Update(_PARCEL, uuid, version, {"holder_name": name}))
    return changes


def renamed_names(carried: str, holders: Sequence[tuple[str, str]]) -> str:
    """Return the names of one parcel as its holders have them now; what stands between them stays.

    Of holders of one name the first has the first place where that name stands, and so on; the
    last place stands for all that are left, since a name may stand there once for all of them.

    Args:
        carried: The names as the parcel has them.
        holders: Of this parcel, in their order: name so far, name from now on.
    """
    left: dict[str, list[str | None]] = {}
    for old, new in holders:
        left.setdefault(name_key(old), []).append(None if old == new else new)
    if (whole := name_key(carried)) in left:  # a comma may stand within a name
        return _together(carried, left[whole])
    parts = _SEPARATOR.split(carried)
    places = Counter(name_key(part) for part in parts)
    for place, part in enumerate(parts):
        key = name_key(part)
        names = left.get(key, [])
        places[key] -= 1
        if key and names:
            parts[place] = _together(part, names[:1] if places[key] else names)
            del names[:1]
    return "".join(parts)


def _together(part: str, names: Sequence[str | None]) -> str:
    """Return what stands where a name stood.

    Args:
        part: The name as it stood.
        names: Of the holders that it stands for; None where the name stays as it is written.
    """
    if not any(names):
        return part
    return BETWEEN.join(dict.fromkeys(each or part.strip() for each in names))


def _held(reading: Reading, holders: Collection[str]) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return the parcels of holders: uuid → all of its holders in their order."""
    parcels: dict[str, list[Mapping[str, Any]]] = {}
    for row in reading.table("holder_named_parcels", holders=json.dumps(list(holders))).to_rows():
        parcels.setdefault(row["uuid"], []).append(row)
    return parcels
