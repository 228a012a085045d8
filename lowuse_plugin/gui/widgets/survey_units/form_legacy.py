# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""历史遗留用地 of a unit: one frame a kind, each with its own area, day and papers (P-38)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Value
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.domain.survey_units.fields import LegacyLand
from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.widgets.field_editors import FieldEditor
from lowuse_plugin.gui.widgets.plain_parts import quiet_button
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.survey_units.legacy import LegacyRow

_COLUMNS = ("legacy_kind", "area_m2", "used_since", "penalty_no", "basis")


class LegacyLine(QGroupBox):
    """One kind."""

    changed = pyqtSignal()
    remove_wanted = pyqtSignal()

    def __init__(self, row: LegacyRow | None, parent: QWidget | None = None) -> None:
        """Show a stored kind, or a new one.

        Args:
            row: As it was read, None for a new one.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Details.LegacyLine")
        self.row = row
        specs = shipped().tables["legacy_land"].columns
        stored = _values(row.land) if row is not None else {}
        layout = QVBoxLayout(self)
        self._editors = {name: FieldEditor(specs[name], stored.get(name)) for name in _COLUMNS}
        for editor in self._editors.values():
            editor.changed.connect(self.changed)
            editor.left.connect(lambda e=editor: e.say(""))
            layout.addWidget(editor)
        self._editors["area_m2"].setToolTip(tr("Empty: the whole unit"))
        remove = quiet_button("LowUse.Details.RemoveLegacy", tr("Remove"), self.remove_wanted.emit)
        remove.setToolTip(tr("Take this row out; it stays in the history"))
        layout.addWidget(remove)

    @property
    def is_changed(self) -> bool:
        """Whether it is new, or says something else than what is stored."""
        return self.row is None or any(each.is_changed for each in self._editors.values())

    def editor(self, column: str) -> FieldEditor:
        """Return the editor of a column."""
        return self._editors[column]

    def land(self) -> LegacyLand:
        """Return what stands there.

        Raises:
            LowUseError: Something cannot be read, or no kind is chosen.
        """
        values = {name: editor.value for name, editor in self._editors.items()}
        if values["legacy_kind"] is None:
            field = shipped().tables["legacy_land"].columns["legacy_kind"].title
            raise LowUseError("FIELD_REQUIRED", field=field)
        area, since = values["area_m2"], values["used_since"]
        return LegacyLand(
            legacy_kind=str(values["legacy_kind"]),
            area_m2=exact(area) if isinstance(area, int | float) else None,
            used_since=date.fromisoformat(str(since)) if since else None,
            penalty_no=_text(values["penalty_no"]),
            basis=_text(values["basis"]),
        )


class LegacyForm(QWidget):
    """The kinds of one unit, and a button for one more."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[LegacyLine] = []
        self._removed: list[LegacyRow] = []
        self._rows = QVBoxLayout()
        self._add = quiet_button("LowUse.Details.AddLegacy", tr("Add &legacy land"), self.add_line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._rows)
        layout.addWidget(self._add)

    @property
    def is_changed(self) -> bool:
        """Whether anything is to be written."""
        return bool(self._removed) or any(line.is_changed for line in self._lines)

    @property
    def lines(self) -> Sequence[LegacyLine]:
        """The shown kinds."""
        return tuple(self._lines)

    @property
    def removed(self) -> tuple[LegacyRow, ...]:
        """Stored kinds that were taken out."""
        return tuple(self._removed)

    def rows(self) -> tuple[LegacyRow, ...]:
        """Return what is to stand there.

        Raises:
            LowUseError: As :meth:`LegacyLine.land`.
        """
        return tuple(
            LegacyRow(
                line.row.uuid if line.row else "", line.row.version if line.row else 0, line.land()
            )
            for line in self._lines
        )

    def show_rows(self, rows: Sequence[LegacyRow]) -> None:
        """Show what is stored; what was entered is gone."""
        for line in self._lines:
            line.deleteLater()
        self._lines.clear()
        self._removed.clear()
        for row in rows:
            self._append(LegacyLine(row))

    def add_line(self) -> None:
        """Ask for one more kind."""
        line = LegacyLine(None)
        self._append(line)
        line.editor("legacy_kind").take_focus()
        self.changed.emit()

    def _append(self, line: LegacyLine) -> None:
        line.changed.connect(self.changed)
        line.remove_wanted.connect(lambda: self._remove(line))
        self._lines.append(line)
        self._rows.addWidget(line)

    def _remove(self, line: LegacyLine) -> None:
        self._lines.remove(line)
        if line.row is not None:
            self._removed.append(line.row)
        line.hide()
        line.deleteLater()
        self.changed.emit()


def _values(land: LegacyLand) -> dict[str, Value]:
    return {
        "legacy_kind": land.legacy_kind,
        "area_m2": None if land.area_m2 is None else float(land.area_m2),
        "used_since": land.used_since.isoformat() if land.used_since else None,
        "penalty_no": land.penalty_no,
        "basis": land.basis,
    }


def _text(value: Value) -> str | None:
    return str(value) if value else None
