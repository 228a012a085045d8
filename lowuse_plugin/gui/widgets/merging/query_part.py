# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a query of the registry found: once for all parcels, and parcel by parcel what differs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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
    QueryLine,
)
from lowuse_plugin.domain.parcels.codes import short_by
from lowuse_plugin.gui.widgets.first_names import first_names
from lowuse_plugin.gui.widgets.form_fields import OptionalDay, choice
from lowuse_plugin.gui.widgets.plain_parts import heading, plain_label, quiet_button
from lowuse_plugin.gui.widgets.tall_scroll import TallScroll
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import (
    commas,
    labelled,
    semicolons,
    sentences,
    with_aside,
)

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
        self._labels = short_by({each.uuid: each.label for each in parcels})
        self._common = _Answer(f"{place}.All", QueryFound(asked_on=today), self, common=True)
        self._rows = {
            each.uuid: _Answer(f"{place}.{number}", each.recorded, self)
            for number, each in enumerate(parcels, 1)
        }
        self._lines = {each.uuid: QueryLine(each.recorded, each.recorded) for each in parcels}
        """What stands in each row, and what of it a person typed."""
        self._news: dict[str, str] = {}
        """uuid → what a colleague entered of a parcel since, where something else stood here."""
        self._names = {uuid: QLabel(label) for uuid, label in self._labels.items()}
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
        self._show()

    @property
    def found(self) -> dict[str, QueryFound]:
        """What stands there, by uuid of the parcel."""
        return {uuid: line.now for uuid, line in self._lines.items()}

    @property
    def texts(self) -> tuple[object, ...]:
        """Everything that was entered, as typed."""
        return (self._common.texts, *(row.texts for row in self._rows.values()))

    @property
    def gap(self) -> str:
        """What has to be entered yet or cannot be, empty when nothing."""
        unread = [
            f"{self._labels[uuid]} “{row.day_text}”" for uuid, row in self._rows.items() if row.gap
        ]
        if self._common.gap or unread:
            return self._common.gap or tr(
                "No day: {parcels}. Enter one such as 2025-01-01.", parcels=first_names(unread)
            )
        if not any(line.new for line in self._lines.values()):
            return tr("Choose what the query found: nothing differs yet from what is recorded.")
        asked = {uuid: line.now for uuid, line in self._lines.items() if SEIZURE in line.new}
        undated = [
            self._labels[uuid] for uuid, each in asked.items()
            if each.seized != UNKNOWN and each.asked_on is None
        ]  # fmt: skip
        late = [
            self._labels[uuid] for uuid, each in asked.items()
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

    @property
    def news(self) -> str:
        """What colleagues entered of parcels of which something else stood here; or empty."""
        told = [with_aside(self._labels[uuid], words) for uuid, words in self._news.items()]
        if not told:
            return ""
        return tr("A colleague entered something else since this form was opened: {parcels}. "
                  "What is typed stays; look at it, then write.",
                  parcels=first_names(told))  # fmt: skip

    def renew(self, parcels: Sequence[QueriedParcel]) -> None:
        """Take in what is recorded now; what a person typed stays."""
        common = self._common.found
        for each in parcels:
            before, recorded = self._lines[each.uuid], each.recorded
            line = before.renewed(recorded, common)
            parts = recorded.parts_unlike(before.recorded) & recorded.parts_unlike(before.now)
            if parts & (before.new | line.new):
                self._news[each.uuid] = _recorded_words(recorded, parts)
            self._put(each.uuid, line)
        self._show()

    def _type(self, uuid: str, part: str) -> None:
        """Know what a person typed of a parcel: the common answer leaves it alone."""
        self._lines[uuid] = self._lines[uuid].typed(part, self._rows[uuid].found)
        self._tell()

    def _fill(self) -> None:
        common = self._common.found
        for uuid, line in self._lines.items():
            self._put(uuid, line.following(common))
        self._tell()

    def _overwrite(self) -> None:
        """Let the common answer stand where something else does: this was asked for."""
        common = self._common.found
        for uuid, line in self._lines.items():
            self._put(uuid, line.replacing(common))
        self._tell()

    def _put(self, uuid: str, line: QueryLine) -> None:
        self._lines[uuid] = line
        self._rows[uuid].show(line.now)

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """Say which parcels differ from the common answer, and how old the query is."""
        common = self._common.found
        other = [uuid for uuid, line in self._lines.items() if line.apart(common)]
        apart = set(other)
        for uuid, label in self._names.items():
            label.setText(f"{'≠ ' if uuid in apart else ''}{self._labels[uuid]}")
        self._kept.setText(
            tr("{count} parcels say something else than the common answer, as typed or recorded: "
               "{parcels}.", count=len(other),
               parcels=first_names([self._labels[uuid] for uuid in other]))
            if other else ""
        )  # fmt: skip
        for widget in (self._kept, self._over):
            widget.setVisible(bool(other))
        self._age.setText(self._age_text(self.found))

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
        return tr("Older than {days} days: a warning at the acceptance, asked again before review "
                  "and agreement. At most {working} working day(s) old at the registration.",
                  days=self._days, working=self._working_days)  # fmt: skip

    # -- widgets ----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above, inside = QWidget(), QWidget()
        top, rows = _grid(above), _grid(inside)
        _head(top)
        count = QLabel(tr("All {count} parcels", count=len(self._rows)))
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
        none = {"": tr("(choose)")} if common else {UNKNOWN: tr("not known")}
        seizures, mortgages = none | _seizures(), none | _mortgages()
        self._seized = choice(
            f"{name}.Seized", [(word, code) for code, word in seizures.items()], found.seized
        )
        self._day = OptionalDay(f"{name}.Day", found.asked_on, tr("Day of the query"))
        self._mortgaged = choice(
            f"{name}.Mortgaged", [(word, code) for code, word in mortgages.items()],
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
    def day_text(self) -> str:
        """The day of the query, as typed."""
        return self._day.text().strip()

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
        """Put the line into a grid behind a name.

        Args:
            grid: With the columns of :func:`_grid`.
            row: Of the grid.
            name: Of the parcels; what stands in it now is what screen readers say of each field.
        """
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setBuddy(self._seized)
        grid.addWidget(name, row, 0)
        fields = (self._seized, self._day, self._mortgaged)
        for at, (field, title) in enumerate(zip(fields, _titles(), strict=True), 1):
            inner = field.inner() if isinstance(field, OptionalDay) else field
            inner.setAccessibleName(f"{name.text()} {title}".strip())
            grid.addWidget(field, row, at)


def _seizures() -> dict[str, str]:
    return {NO: tr("not seized"), YES: tr("seized")}


def _mortgages() -> dict[str, str]:
    return {NO: tr("no mortgage"), YES: tr("mortgaged")}


def _recorded_words(found: QueryFound, parts: Collection[str]) -> str:
    """Return some parts of what is recorded, with their titles."""
    seizure, _day, mortgage = _titles()
    unknown, words = tr("not known"), []
    if SEIZURE in parts:
        day = "" if found.asked_on is None else found.asked_on.isoformat()
        seized = _seizures().get(found.seized, unknown)
        words.append(labelled(seizure, commas(each for each in (seized, day) if each)))
    if MORTGAGE in parts:
        words.append(labelled(mortgage, _mortgages().get(found.mortgaged, unknown)))
    return semicolons(words)


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
