# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""面积核对: the page about the areas of the parcel that is looked at (D13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QHBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.parcels.labels import label_of
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.claims.followed_page import FollowedPage, Subject
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.parcels.area_card import card_html
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.gui.widgets.rich_text import RichText, plain
from lowuse_plugin.qgis_bridge.area_reconciliation_words import card_lines
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called, retired_text

if TYPE_CHECKING:
    from lowuse_plugin.domain.parcels.area_reconciliation import Reconciliation
    from lowuse_plugin.domain.ports import Store

TABLES = frozenset({"parcel", "import_package", "lineage"})


@dataclass(frozen=True)
class ParcelAreas:
    """The areas of one parcel.

    Attributes:
        called: How people know the parcel.
        retired: When and why it counts no more; empty while it does.
    """

    called: str
    retired: str
    found: Reconciliation


def read_areas(store: Store, uuid: str) -> ParcelAreas | None:
    """Return the areas of a parcel, None when there is no such parcel any more.

    Raises:
        LowUseError: What the store says.
    """
    from lowuse_plugin.services.parcels.areas import parcel_reconciliation  # noqa: PLC0415

    with store.read() as reading:
        row = reading.row("parcel", uuid)
        found = parcel_reconciliation(reading, uuid, store.info.crs)
    if row is None or found is None:
        return None
    at, reason = row["retired_at"], str(row["retired_reason"] or "")
    retired = "" if at is None else retired_text(shown_day(str(at)), reason)
    return ParcelAreas(parcel_called(label_of(row)), retired, found)


class AreaPage(FollowedPage):
    """Follows the current parcel."""

    def __init__(self, context: PanelContext, name: str, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            context: The shared parts.
            name: Object name; each panel has such a page.
            parent: Owner.
        """
        self.NAME = name
        super().__init__(context, Subject(read_areas, tr("Comparing the areas"), TABLES), parent)
        self._text = RichText(f"{name}.Card")
        self._copy = quiet_button(f"{name}.Copy", tr("Copy as text"), self._on_copy)
        self._column.addWidget(self._text, 1)
        line = QHBoxLayout()
        line.addWidget(self._copy)
        line.addStretch(1)
        self._column.addLayout(line)
        install_f1(self, "mergepreview", "areas")
        self._begin()

    def show_parcel(self, uuid: str) -> None:
        """Show a parcel, empty for none."""
        self._follow.show(uuid)

    def _empty(self) -> tuple[str, Sequence[Offer]]:
        return tr("Choose a parcel in the list or on the map to compare its areas."), ()

    def _gone(self) -> str:
        return tr("This parcel is not in the workspace any more.")

    def _instead(self, _state: ParcelAreas) -> tuple[str, Sequence[Offer]]:
        return "", ()

    def _show(self, state: ParcelAreas) -> None:
        bar = self._text.verticalScrollBar()
        place = bar.value()
        retired = f" · {plain(state.retired)}" if state.retired else ""
        head = f"<p style='margin:2px 0'><b>{plain(state.called)}</b>{retired}</p>"
        self._text.setHtml(head + card_html(state.found))
        bar.setValue(place)

    def _seen(self, _state: ParcelAreas | None) -> None:
        """Nothing is open that follows it."""

    def _aim(self) -> None:
        """Nothing is written here."""

    def _on_copy(self) -> None:
        state: ParcelAreas | None = self._state
        if state is not None:
            head = [state.called, *([state.retired] if state.retired else [])]
            QGuiApplication.clipboard().setText("\n".join((*head, *card_lines(state.found))))
            self._context.messages.info(tr("The areas were copied as text."))


__all__ = ["AreaPage", "ParcelAreas", "read_areas"]
