# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What becomes of units that lie wholly in a new one, and whose tag goes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QGroupBox, QLabel, QRadioButton, QVBoxLayout, QWidget

from lowuse_plugin.domain.display import shown_code
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.gui.widgets.survey_units.words import both
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import with_aside

if TYPE_CHECKING:
    from lowuse_plugin.services.survey_units.shapes import UnitOverlap

_NAME = "LowUse.UnitForm.Absorb"
_MOST_NAMED, _LINES_EACH, _LEADING = 5, 2, 4
"""So many units are named; each may take two lines."""


class UnitAbsorb(QGroupBox):
    """Asks; nothing is chosen beforehand."""

    answered = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Units that lie inside"), parent)
        self.setObjectName(_NAME)
        self._inside: tuple[UnitOverlap, ...] = ()
        self._which = plain_label(f"{_NAME}.Which")
        self._take = QRadioButton(tr("They go into this unit: they are retired, tag and basis, "
                                     "legacy land and contact go on; checks and publicity begin "
                                     "anew"))  # fmt: skip
        self._take.setObjectName(f"{_NAME}.Take")
        self._keep = QRadioButton(tr("They stay beside it; the overlap will be reported"))
        self._keep.setObjectName(f"{_NAME}.Keep")
        self._ask = QLabel(tr("They are tagged differently. Whose tag goes on?"))
        self._tag = QuietComboBox()
        self._tag.setObjectName(f"{_NAME}.Tag")
        layout = QVBoxLayout(self)
        for widget in (self._which, self._take, self._keep, self._ask, self._tag):
            layout.addWidget(widget)
        self._take.toggled.connect(lambda _on: self._on_answered())
        self._keep.toggled.connect(lambda _on: self._on_answered())
        self._tag.currentIndexChanged.connect(lambda _index: self.answered.emit())
        self.ask(())

    def ask(self, inside: Sequence[UnitOverlap]) -> None:
        """Show the units; what was answered holds as long as they are the same."""
        if [each.uuid for each in inside] == [each.uuid for each in self._inside] and inside:
            return
        self._inside = tuple(inside)
        lines = [self._line(each) for each in inside[:_MOST_NAMED]]
        if len(inside) > _MOST_NAMED:
            lines.append(tr("and {count} more", count=f"{len(inside) - _MOST_NAMED:,}"))
        self._which.setText("\n".join(lines))
        height = (self.fontMetrics().lineSpacing() + _LEADING) * _LINES_EACH * len(lines)
        self._which.setMinimumHeight(height)
        blocked = self._tag.blockSignals(True)
        self._tag.clear()
        self._tag.addItem(tr("Choose …"), None)
        self._tag.addItem(tr("None: the new unit is tagged anew"), "")
        for each in self._tagged:
            kind = shown_code("low_efficiency_kind", each.low_efficiency_kind)
            self._tag.addItem(f"{each.label} {kind}", each.uuid)
        self._tag.blockSignals(blocked)
        self.setVisible(bool(inside))
        self._show_tag()

    @property
    def absorb(self) -> tuple[str, ...] | None:
        """The units that go in; None where nobody has answered."""
        if not self._inside or self._keep.isChecked():
            return ()
        return tuple(each.uuid for each in self._inside) if self._take.isChecked() else None

    @property
    def tag_from(self) -> str | None:
        """Unit whose tag goes on; None where that needs no answer."""
        return self._tag.currentData() if self._needs_tag else None

    @property
    def gap(self) -> str:
        """What has to be answered yet, empty when nothing."""
        if self.absorb is None:
            return tr("Say what becomes of the units that lie inside.")
        if self._needs_tag and self._tag.currentData() is None:
            return tr("Choose whose tag goes on.")
        return ""

    @property
    def _tagged(self) -> list[UnitOverlap]:
        return [each for each in self._inside if each.tag_state == "tagged"]

    @property
    def _needs_tag(self) -> bool:
        kinds = {each.low_efficiency_kind for each in self._tagged}
        return self._take.isChecked() and len(kinds) > 1

    def _on_answered(self) -> None:
        self._show_tag()
        self.answered.emit()

    def _show_tag(self) -> None:
        for widget in (self._ask, self._tag):
            widget.setVisible(self._needs_tag)

    @staticmethod
    def _line(each: UnitOverlap) -> str:
        said = both(each.area_m2)
        if not each.tag_state:
            return f"{each.label}　{said}"
        kind = shown_code("low_efficiency_kind", each.low_efficiency_kind)
        state = shown_code("tag_state", each.tag_state)
        return f"{each.label}　{said}　{with_aside(state, kind) if kind else state}"
