# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Reads the pages of the window of enterprises and taxes: each when what it rests on changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QObject, pyqtSignal

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.taxes.figures import list_figures
from lowuse_plugin.services.taxes.land import read_districts, read_uses
from lowuse_plugin.services.taxes.matches import list_matches
from lowuse_plugin.services.taxes.requests import read_requests

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh, Store
    from lowuse_plugin.domain.tax_request import TaxRequest
    from lowuse_plugin.gui.panels.context import PanelContext

MATCHES, FIGURES, LETTERS = "matches", "figures", "letters"
_LAND = frozenset({"enterprise", "parcel_enterprise", "parcel", "import_package"})
_RESTS_ON: Mapping[str, frozenset[str]] = {
    MATCHES: _LAND | {"parcel_holder", "right_holder"},
    FIGURES: _LAND | {"enterprise_year"},
    LETTERS: _LAND | {"enterprise_year", "tax_request"},
}


@dataclass(frozen=True)
class Letters:
    """The letters, and about whom a new one may ask."""

    requests: tuple[TaxRequest, ...]
    enterprises: tuple[str, ...]
    known: frozenset[str]
    """Those of which a tax of last year is there."""
    uses: Mapping[str, Collection[str]]
    """Enterprise → the parcels that it uses."""
    districts: Mapping[str, Collection[str]]
    """Enterprise → where its land lies."""

    def scopes(self, parcels: Collection[str]) -> dict[str, tuple[str, ...]]:
        """Return the enterprises that a letter may ask about, by scope."""
        chosen = frozenset(parcels)
        return {
            "all": self.enterprises,
            "selected": tuple(
                firm for firm in self.enterprises if not chosen.isdisjoint(self.uses.get(firm, ()))
            ),
            "lacking": tuple(firm for firm in self.enterprises if firm not in self.known),
        }


def read_letters(store: Store) -> Letters:
    """Read the letters; runs in a task."""
    last = office_today().year - 1
    with store.read() as reading:
        requests = read_requests(reading)
        firms = tuple(reading.table("enterprise")["uuid"].to_list())
        years = reading.table("tax_years").to_rows()
        uses, districts = read_uses(reading), read_districts(reading)
    known = frozenset(
        row["enterprise_uuid"]
        for row in years
        if row["year"] == last and not (row["tax_wan_per_mu"] is None and row["tax_wan"] is None)
    )
    return Letters(requests, firms, known, uses, districts)


_READ: Mapping[str, Callable[[Store], Any]] = {
    MATCHES: list_matches,
    FIGURES: list_figures,
    LETTERS: read_letters,
}


class TaxReader(QObject):
    """One reading at a time: the page that is seen first, another one when it was never read."""

    read = pyqtSignal(str, object)
    """A page, and what was read for it."""

    def __init__(self, context: PanelContext, seen: Callable[[], str], parent: QObject) -> None:
        """Read nothing yet.

        Args:
            context: The shared parts; a workspace is open.
            seen: Returns the page that is seen.
            parent: Owner.
        """
        super().__init__(parent)
        self._context = context
        self._seen = seen
        self._due = dict.fromkeys(_READ)
        """Pages to read, in their order."""
        self._known: set[str] = set()
        self._is_reading = False
        context.session.refreshed.connect(self._on_refreshed)

    def read_due(self) -> None:
        """Read what is to be read now."""
        store, page = self._context.session.store, self._next()
        if store is None or not page or self._is_reading:
            return
        self._is_reading = True
        del self._due[page]

        def work(_progress: Progress) -> Any:
            return _READ[page](store)

        def done(found: Any) -> None:
            if not sip.isdeleted(self):
                self.read.emit(page, found)

        def ended() -> None:
            if not sip.isdeleted(self):
                self._known.add(page)
                self._is_reading = False
                self.read_due()

        title = tr("Reading enterprises")
        self._context.run_for(store, title, work, done, hidden=True).ended.connect(ended)

    def _next(self) -> str:
        seen = self._seen()
        if seen in self._due:
            return seen
        return next((page for page in self._due if page not in self._known), "")

    def _on_refreshed(self, refresh: Refresh) -> None:
        for page, tables in _RESTS_ON.items():
            if refresh.everything or tables & set(refresh.tables):
                self._due[page] = None
        self.read_due()


__all__ = ["FIGURES", "LETTERS", "MATCHES", "Letters", "TaxReader", "read_letters"]
