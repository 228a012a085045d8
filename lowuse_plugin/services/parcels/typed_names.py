# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcel somebody means who types its code in another way, or only the end of it."""

from __future__ import annotations

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.parcels.labels import label_of
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.domain.typed_words import squeezed

_LEAST = 4
"""Signs of the end of a code that mean one; fewer are a part of anything."""
_MOST_NAMED = 6


class TypedNames:
    """The names of parcels of one state; read when they are first asked for."""

    def __init__(self, reading: Reading, *, history: bool = False) -> None:
        """Look at the current parcels.

        Args:
            reading: The state.
            history: At those of history too.
        """
        self._reading = reading
        self._history = history
        self._known: list[tuple[str, str, tuple[str, ...]]] | None = None

    def find(self, typed: str) -> list[str]:
        """Return the parcels of a code, the newest first; none where there is none of it.

        Args:
            typed: In any width and case, with blanks, hyphens and brackets anywhere; or the end of
                a code, such as the map shows it.

        Raises:
            LowUseError: ``MERGE_PARCEL_SEVERAL`` (parcel, candidates): it is the end of several.
        """
        key = squeezed(typed)
        if not key:
            return []
        known = self._names()
        whole = [uuid for uuid, _, names in known if key in names]
        if whole or len(key) < _LEAST:
            return whole
        ends = [
            (uuid, label) for uuid, label, names in known if any(n.endswith(key) for n in names)
        ]
        labels = list(dict.fromkeys(label for _, label in ends))
        if len(labels) > 1:
            more = "…" if len(labels) > _MOST_NAMED else ""
            named = "、".join(labels[:_MOST_NAMED]) + more
            raise LowUseError("MERGE_PARCEL_SEVERAL", parcel=typed, candidates=named)
        return [uuid for uuid, _ in ends]

    def _names(self) -> list[tuple[str, str, tuple[str, ...]]]:
        if self._known is None:
            rows = self._reading.table("parcel_names").to_rows()
            self._known = [
                (row["uuid"], label_of(row), _keys(row))
                for row in rows
                if self._history or not row["retired"]
            ]
        return self._known


def _keys(row: dict[str, object]) -> tuple[str, ...]:
    names = (row["parcel_code"], row["unit_code"], row["map_number"], f"#{row['fid']}")
    return tuple(squeezed(str(name)) for name in names if name)
