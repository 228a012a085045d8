# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""查封、抵押登记查询: the registry is asked once for all parcels, and its answer entered once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.merging.register_query import QueriedParcel, QueryFound
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.merging.query_part import MergeQueryPart
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.settings import one_line
from lowuse_plugin.qgis_bridge.waiting import Waiting

PLACE = "LowUse.MergeQuery"


@dataclass(frozen=True)
class QueryRequest:
    """What the form begins with.

    Attributes:
        parcels: As they were read.
        most_days: So many days old may a query be at the acceptance.
        most_working_days: And so many working days at the registration.
    """

    parcels: tuple[QueriedParcel, ...]
    person: str
    most_days: int
    most_working_days: int


@dataclass(frozen=True)
class QueryEntry:
    """What was entered: number or remark of the query, and uuid → what it found."""

    number: str
    found: Mapping[str, QueryFound]


class MergeQueryDialog(AskingDialog):
    """Asks for the answer of the registry; one answer holds for all that nobody typed otherwise."""

    save_wanted = pyqtSignal(object)
    """A :class:`QueryEntry`."""

    NAME = "MergeQuery"
    CHARACTERS = 90
    RENEWS = True

    def __init__(
        self, request: QueryRequest, waiting: Waiting, parent: QWidget | None = None
    ) -> None:
        """Show what is recorded.

        Args:
            request: What it begins with.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(
            tr("Enter the seizure and mortgage query"), tr("Save the query"), waiting, parent
        )
        self.request = request
        self._arrived: tuple[QueriedParcel, ...] | None = None
        """Parcels that were read while a save was on its way."""
        self._number = line_edit(
            "Number", tr("Such as 江海查〔2026〕12号; it stands in the change history"), place=PLACE
        )
        self._part = MergeQueryPart(
            PLACE,
            request.parcels,
            office_today(),
            most_days=request.most_days,
            most_working_days=request.most_working_days,
        )
        self.form.addRow(tr("Done by"), plain_label(f"{PLACE}.Person", request.person))
        self.form.addRow(tr("Query no. or remark"), self._number)
        self.body.addWidget(self._fields)
        self.body.addWidget(self._part, 1)
        self._take_room()
        self._number.textChanged.connect(lambda _text: self._on_changed())
        self._part.changed.connect(self._on_changed)
        install_f1(self, "mergecases", "query")
        self._begin()

    @property
    def entry(self) -> QueryEntry:
        """What was entered."""
        return QueryEntry(one_line(self._number.text()), self._part.found)

    def renew(self, parcels: tuple[QueriedParcel, ...]) -> None:
        """Take the parcels in as they are now, and say where a colleague entered something else.

        Args:
            parcels: Those of the request, read again.
        """
        if self.is_busy:
            self._arrived = parcels
            return
        was_edited, before = self.edited, self._part.news
        self.request = replace(self.request, parcels=parcels)
        self._part.renew(parcels)
        if not was_edited:
            self._untouched = self._typed()
        if self._part.news != before:
            self._tell_changed(self._part.news)
        self._aim()

    def rest(self) -> None:
        """Go on: the save has ended; what came meanwhile is taken in."""
        super().rest()
        if self._arrived is not None:
            arrived, self._arrived = self._arrived, None
            self.renew(arrived)

    def _typed(self) -> object:
        return self._number.text(), self._part.texts

    def _gap(self) -> str:
        return self._part.gap

    def _send(self) -> None:
        self.save_wanted.emit(self.entry)
