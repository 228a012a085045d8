# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Which parcels an enterprise uses: by credit code, by name, by address (feature A15)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lowuse_plugin.domain.names import name_key
from lowuse_plugin.domain.parcels import codes as parcel_codes
from lowuse_plugin.domain.ports import Reading


@dataclass(frozen=True)
class Link:
    """Parcels found for an enterprise and how."""

    parcels: tuple[str, ...]
    matched_by: str
    """Code list ``match_kind``; empty when none was found."""
    reason: str = ""
    """Why none was found: ``NOT_FOUND``, ``NAME_AMBIGUOUS``, ``ADDRESS_AMBIGUOUS``."""


@dataclass(frozen=True)
class LinkIndex:
    """Parcels by what may name them."""

    by_code: Mapping[str, list[str]]
    by_number: Mapping[str, list[str]]
    by_name: Mapping[str, dict[str | None, list[str]]]
    """Name key → id number of the holder, None without → parcels."""
    by_address: Mapping[str, list[str]] = field(default_factory=dict)

    def find(
        self, uscc: str | None, key: str, address: str | None, parcel_code: str | None
    ) -> Link:
        """Return the parcels of an enterprise.

        The parcel's own code, where the list has it, then credit code, then normalised name where
        only one holder has it and no number contradicts, then the address of a single parcel.
        """
        code = parcel_codes.normalise(parcel_code or "")
        if code and code in self.by_code:
            return _link(self.by_code[code], "parcel_code")
        if uscc and uscc in self.by_number:
            return _link(self.by_number[uscc], "uscc")
        reason = "NOT_FOUND"
        holders = self.by_name.get(key, {})
        fitting = {n: p for n, p in holders.items() if n is None or uscc is None or n == uscc}
        if len(fitting) == 1:
            return _link(next(iter(fitting.values())), "name")
        if len(fitting) > 1:
            reason = "NAME_AMBIGUOUS"
        place = name_key(address or "")
        found = self.by_address.get(place, []) if place else []
        if len(found) == 1:
            return _link(found, "address")
        return Link((), "", "ADDRESS_AMBIGUOUS" if len(found) > 1 else reason)


def read_links(reading: Reading) -> LinkIndex:
    """Return the index over the current parcels and their holders."""
    by_code: dict[str, list[str]] = {}
    by_number: dict[str, list[str]] = {}
    by_name: dict[str, dict[str | None, list[str]]] = {}
    by_address: dict[str, list[str]] = {}
    for row in reading.table("import_parcel_links").to_rows():
        parcel = row["parcel_uuid"]
        for code in (row["parcel_code"], row["unit_code"]):
            if code:
                by_code.setdefault(code, []).append(parcel)
        if row["id_number"]:
            by_number.setdefault(row["id_number"], []).append(parcel)
        if row["name_key"]:
            by_name.setdefault(row["name_key"], {}).setdefault(row["id_number"], []).append(parcel)
        place = name_key(row["address"] or "")
        if place and parcel not in by_address.get(place, []):
            by_address.setdefault(place, []).append(parcel)
    return LinkIndex(by_code, by_number, by_name, by_address)


def _link(parcels: list[str], matched_by: str) -> Link:
    return Link(tuple(dict.fromkeys(parcels)), matched_by)
