# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the window of enterprises and taxes reads of one state of the workspace."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.services.tax_figures import FigureLine, list_figures
from lowuse_plugin.services.tax_matches import Match, read_matches
from lowuse_plugin.services.tax_requests import read_requests

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.domain.tax_request import TaxRequest


@dataclass(frozen=True)
class TaxDesk:
    """Everything that the window shows."""

    matches: tuple[Match, ...]
    figures: tuple[FigureLine, ...]
    requests: tuple[TaxRequest, ...]
    enterprises: tuple[str, ...]
    uses: Mapping[str, frozenset[str]]
    """Parcel → enterprises on it."""

    def scopes(self, parcels: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the enterprises that a letter may ask about, by scope."""
        on_parcels = {firm for uuid in parcels for firm in self.uses.get(uuid, ())}
        last = office_today().year - 1
        known = {
            line.enterprise
            for line in self.figures
            if line.year == last and (line.tax_wan_per_mu is not None or line.inside)
        }
        return {
            "all": self.enterprises,
            "selected": tuple(uuid for uuid in self.enterprises if uuid in on_parcels),
            "lacking": tuple(uuid for uuid in self.enterprises if uuid not in known),
        }


def read_desk(store: Store) -> TaxDesk:
    """Read everything; runs in a task."""
    figures = list_figures(store)
    with store.read() as reading:
        matches = read_matches(reading)
        requests = read_requests(reading)
        firms = tuple(reading.table("enterprise")["uuid"].to_list())
        links = reading.table("tax_links").to_rows()
    uses: dict[str, set[str]] = {}
    for link in links:
        uses.setdefault(link["parcel_uuid"], set()).add(link["enterprise_uuid"])
    return TaxDesk(matches, figures, requests, firms, {k: frozenset(v) for k, v in uses.items()})


__all__ = ["TaxDesk", "read_desk"]
