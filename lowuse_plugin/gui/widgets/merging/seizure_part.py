# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The seizure query of a registration: its day, and at the field whether it is young enough."""

from __future__ import annotations

from datetime import date

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QFormLayout

from lowuse_plugin.gui.widgets.form_fields import OptionalDay, required
from lowuse_plugin.gui.widgets.plain_parts import form_note
from lowuse_plugin.qgis_bridge.i18n import tr


class MergeSeizureQuery(QObject):
    """Rows of a form: one day for all the parcels of a merge."""

    changed = pyqtSignal()

    def __init__(
        self, place: str, form: QFormLayout, queried: date | None, *, most: int, count: int,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        """Add the rows.

        Args:
            place: Object name.
            form: Gets the rows.
            queried: Day of the newest query of the parcels.
            most: So many working days old may it be.
            count: Parcels for which this one query holds.
            parent: Owner.
        """
        super().__init__(parent)
        self._most, self._count = most, count
        self._day = OptionalDay(f"{place}.SeizureCheckedOn", queried, tr("Day of the query"))
        self._note = form_note(f"{place}.SeizureNote")
        self._day.edited.connect(self.changed)
        form.addRow(required(tr("Seizure query of")), self._day)
        form.addRow("", self._note)

    @property
    def day(self) -> date | None:
        """What was entered, None where it is missing or no day."""
        return self._day.day

    def follow(self, before: date | None, now: date | None) -> None:
        """Let the day follow the parcels where nobody touched it."""
        if self._day.day == before and not self._day.gap:
            self._day.show_text("" if now is None else now.isoformat())

    def gap(self, registered: date) -> str:
        """Return what is wrong with it for a registration of a day, empty when nothing."""
        if self._day.gap:
            return self._day.gap
        on = self._day.day
        if on is None:
            return tr("Enter the day of the seizure query.")
        if on > registered:
            return tr("The seizure query cannot be later than the registration.")
        return self._age(on, registered)

    def tell(self, registered: date) -> None:
        """Say at the field how old the query may be, and mark it where it is older.

        How old it is stands in the gap, which the form says in any case.
        """
        on = self._day.day
        is_old = on is not None and on <= registered and bool(self._age(on, registered))
        rule = tr("All {count} parcels; at most {days} working day(s) old.",
                  count=self._count, days=self._most)  # fmt: skip
        self._note.setText(f"⚠ {rule}" if is_old else rule)

    def _age(self, asked: date, registered: date) -> str:
        from lowuse_plugin.domain.merging.query_age import working_days  # noqa: PLC0415

        if working_days(asked, registered) <= self._most:
            return ""
        return tr("The seizure query is {days} days older than the registration, more than {most} "
                  "working day(s): ask the register again.",
                  days=(registered - asked).days, most=self._most)  # fmt: skip
