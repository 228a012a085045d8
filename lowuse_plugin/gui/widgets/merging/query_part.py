# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a query of the registry found: once for all parcels, and parcel by parcel what differs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lowuse_plugin.domain.merging.register_query import (
    MORTGAGE,
    NO,
    SEIZURE,
    UNKNOWN,
    YES,
    QueriedParcel,
    QueryFound,
    differs,
    filled,
    replaced,
)
from lowuse_plugin.domain.parcels.codes import short_by
from lowuse_plugin.gui.widgets.first_names import first_names
from lowuse_plugin.gui.widgets.form_fields import OptionalDay, choice
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.tall_scroll import TallScroll
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import sentences

_LEAST_ROWS, _MOST_LINES = 5, 16
"""Lines of text that the parcels take at least and at most; more are scrolled to."""
_STRETCH = (3, 2, 3, 2)


class MergeQueryPart(QWidget):
    """The common answer stands above; parcels follow it until a person types another one there."""

    changed = pyqtSignal()

    def __init__(
        self,
        place: str,
        parcels: Sequence[QueriedParcel],
        today: date,
        *,
        most_days: int,
        most_working_days: int,
    ) -> None:
        """Show what is recorded; no answer is chosen yet.

        Args:
            place: Object name; the common answer adds ``.All``, each parcel its number.
            parcels: As they were read.
            today: Day of the office, proposed as that of the query.
            most_days: So many days old may a query be at the acceptance.
            most_working_days: And so many working days at the registration.
        """
        super().__init__()
        self._today = today
        self._days, self._working_days = most_days, most_working_days
        self._parcels = tuple(parcels)
        self._labels = short_by({each.uuid: each.label for each in parcels})
        self._common = _Answer(f"{place}.All", QueryFound(asked_on=today), self, common=True)
        self._rows = {
            each.uuid: _Answer(f"{place}.{number}", each.recorded, self)
            for number, each in enumerate(parcels, 1)
        }
        self._own: dict[str, set[str]] = {each.uuid: set() for each in parcels}
        """Parts of the answer that a person typed, parcel by parcel."""
        self._names = {uuid: QLabel() for uuid in self._rows}
        self._age = plain_label(f"{place}.Age")
        self._kept = plain_label(f"{place}.Kept")
        self._over = quiet_button(f"{place}.Overwrite", tr("Fill these in too"), self._overwrite)
        self._over.setToolTip(
            tr("The common answer stands in their place, also of a recorded seizure or mortgage")
        )
        self._lay_out()
        self._common.edited.connect(lambda _part: self._fill())
        for uuid, row in self._rows.items():
            row.edited.connect(partial(self._type, uuid))
        self._tell()

    @property
    def found(self) -> dict[str, QueryFound]:
        """What stands there, by uuid of the parcel."""
        return {uuid: row.found for uuid, row in self._rows.items()}

    @property
    def texts(self) -> tuple[object, ...]:
        """Everything that was entered, as typed."""
        return (self._common.texts, *(row.texts for row in self._rows.values()))

    @property
    def gap(self) -> str:
        """What has to be entered yet or cannot be, empty when nothing."""
        unread = [each.gap for each in (self._common, *self._rows.values()) if each.gap]
        if unread:
            return unread[0]
        new = {
            each.uuid: found for each, found in zip(self._parcels, self.found.values(), strict=True)
            if found != each.recorded
        }  # fmt: skip
        if not new:
            return tr("Choose what the query found: nothing differs yet from what is recorded.")
        asked = {uuid: each for uuid, each in new.items() if each.seized != UNKNOWN}
        undated = [self._labels[uuid] for uuid, each in asked.items() if each.asked_on is None]
        late = [
            self._labels[uuid] for uuid, each in new.items()
            if each.asked_on is not None and each.asked_on > self._today
        ]  # fmt: skip
        return sentences(
            (
                tr("Enter the day of the query: {parcels}.", parcels=first_names(undated))
                if undated else "",
                tr("The query cannot lie in the future: {parcels}.", parcels=first_names(late))
                if late else "",
            )
        )  # fmt: skip

    def _type(self, uuid: str, part: str) -> None:
        """Know what a person typed of a parcel: the common answer leaves it alone."""
        self._own[uuid].add(part)
        self._tell()

    def _fill(self) -> None:
        common = self._common.found
        for each in self._parcels:
            row = self._rows[each.uuid]
            row.show(filled(row.found, each.recorded, common, self._own[each.uuid]))
        self._tell()

    def _overwrite(self) -> None:
        """Let the common answer stand everywhere: this was asked for."""
        common = self._common.found
        for uuid, row in self._rows.items():
            self._own[uuid].clear()
            row.show(replaced(row.found, common))
        self._tell()

    def _tell(self) -> None:
        common = self._common.found
        other = [uuid for uuid, row in self._rows.items() if differs(row.found, common)]
        for uuid, label in self._names.items():
            label.setText(f"{'≠ ' if uuid in other else ''}{self._labels[uuid]}")
        self._kept.setText(
            tr("{count} parcels say something else than the common answer, as typed or recorded: "
               "{parcels}.", count=len(other),
               parcels=first_names([self._labels[uuid] for uuid in other]))
            if other else ""
        )  # fmt: skip
        for widget in (self._kept, self._over):
            widget.setVisible(bool(other))
        self._age.setText(self._age_text(self.found))
        self.changed.emit()

    def _age_text(self, found: Mapping[str, QueryFound]) -> str:
        """Return how old queries are today that are too old, else how old they may be."""
        old = [
            uuid for uuid, each in found.items()
            if each.asked_on is not None and (self._today - each.asked_on).days > self._days
        ]  # fmt: skip
        if old:
            return "⚠ " + tr(
                "The query is older than {days} days: {parcels}. Ask the register again.",
                days=self._days, parcels=first_names([self._labels[uuid] for uuid in old]),
            )  # fmt: skip
        return tr("At most {days} days old at the acceptance, {working} working day(s) at the "
                  "registration.", days=self._days, working=self._working_days)  # fmt: skip

    # -- widgets ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above, inside = QWidget(), QWidget()
        top, rows = _grid(above), _grid(inside)
        _head(top)
        count = QLabel(tr("All {count} parcels", count=len(self._parcels)))
        self._common.put(top, 1, count)
        for at, (uuid, answer) in enumerate(self._rows.items()):
            answer.put(rows, at, self._names[uuid])
        rows.setRowStretch(len(self._rows), 1)
        kept = QHBoxLayout()
        kept.addWidget(self._kept, 1)
        kept.addWidget(self._over, 0, Qt.AlignmentFlag.AlignTop)
        scroll = TallScroll(inside, least=_LEAST_ROWS, most=_MOST_LINES)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field that has the focus
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(heading(tr("One query for all parcels")))
        layout.addWidget(above)
        layout.addWidget(self._age)
        layout.addWidget(heading(tr("Parcel by parcel: type only what differs")))
        layout.addLayout(kept)
        layout.addWidget(scroll, 1)


class _Answer(QObject):
    """Seized, day of the query, mortgaged: a line of a grid."""

    edited = pyqtSignal(str)
    """A person typed a part of it."""

    def __init__(
        self, name: str, found: QueryFound, parent: QObject, *, common: bool = False
    ) -> None:
        super().__init__(parent)
        none = ("", tr("(choose)")) if common else (UNKNOWN, tr("not known"))
        self._seized = choice(
            f"{name}.Seized",
            [(none[1], none[0]), (tr("not seized"), NO), (tr("seized"), YES)], found.seized,
        )  # fmt: skip
        self._day = OptionalDay(f"{name}.Day", found.asked_on, tr("Day of the query"))
        self._mortgaged = choice(
            f"{name}.Mortgaged",
            [(none[1], none[0]), (tr("no mortgage"), NO), (tr("mortgaged"), YES)],
            found.mortgaged,
        )  # fmt: skip
        self._seized.currentIndexChanged.connect(lambda _at: self.edited.emit(SEIZURE))
        self._day.edited.connect(lambda: self.edited.emit(SEIZURE))
        self._mortgaged.currentIndexChanged.connect(lambda _at: self.edited.emit(MORTGAGE))

    @property
    def found(self) -> QueryFound:
        """What stands there."""
        return QueryFound(
            str(self._seized.currentData()), self._day.day, str(self._mortgaged.currentData())
        )

    @property
    def texts(self) -> tuple[str, str, str]:
        """What stands there, as typed."""
        return (
            str(self._seized.currentData()), self._day.text(), str(self._mortgaged.currentData()),
        )  # fmt: skip

    @property
    def gap(self) -> str:
        """What is wrong with the day, empty when nothing."""
        return self._day.gap

    def show(self, found: QueryFound) -> None:
        """Show an answer without telling anybody; a day that cannot be read yet stays."""
        self._seized.choose(found.seized)
        self._mortgaged.choose(found.mortgaged)
        if found.asked_on != self._day.day:
            self._day.show_text("" if found.asked_on is None else found.asked_on.isoformat())

    def put(self, grid: QGridLayout, row: int, name: QLabel) -> None:
        """Put the line into a grid behind a name, which screen readers say of each field."""
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setBuddy(self._seized)
        grid.addWidget(name, row, 0)
        fields = (self._seized, self._day, self._mortgaged)
        for at, (field, title) in enumerate(zip(fields, _titles(), strict=True), 1):
            inner = field.inner() if isinstance(field, OptionalDay) else field
            inner.setAccessibleName(f"{name.text()} {title}".strip())
            grid.addWidget(field, row, at)


def _titles() -> tuple[str, str, str]:
    return tr("Seizure"), tr("Day of the query"), tr("Mortgage")


def _grid(owner: QWidget) -> QGridLayout:
    """Return the columns that common answer and parcels share."""
    grid = QGridLayout(owner)
    grid.setContentsMargins(0, 0, 0, 0)
    digit = owner.fontMetrics().horizontalAdvance("0")
    for at, stretch in enumerate(_STRETCH):
        grid.setColumnStretch(at, stretch)
        grid.setColumnMinimumWidth(at, digit * 6 * stretch)
    return grid


def _head(grid: QGridLayout) -> None:
    for at, title in enumerate(_titles(), 1):
        grid.addWidget(QLabel(title), 0, at)
