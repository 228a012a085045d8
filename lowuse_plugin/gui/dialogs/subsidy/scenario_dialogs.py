# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Windows about scenarios: keeping one under a name, retiring one, several side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.domain.display import shown_number
from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.plain_parts import plain_label
from lowuse_plugin.gui.widgets.reason_line import ReasonLine
from lowuse_plugin.gui.widgets.subsidy.what_if_result import far_text
from lowuse_plugin.gui.widgets.window_size import fit
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.money_text import yuan
from lowuse_plugin.qgis_bridge.settings import NAME_LENGTH, one_line
from lowuse_plugin.qgis_bridge.state_words import marked
from lowuse_plugin.qgis_bridge.waiting import Waiting

_NAME = "LowUse.Scenario"


@dataclass(frozen=True)
class Side:
    """One column of the comparison."""

    title: str
    facts: Mapping[str, Any]
    switches: Mapping[str, str]
    """Title of a reading → its words."""
    pack: str
    result: Mapping[str, Any]


class KeepDialog(AskingDialog):
    """Asks for name and remark of what is tried."""

    wanted = pyqtSignal()

    NAME = "Scenario"

    def __init__(
        self,
        suggested: str,
        taken: Sequence[str],
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Suggest a name.

        Args:
            suggested: A name that says what is tried.
            taken: Names of the scenarios of this project.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("Keep as scenario"), tr("Keep"), waiting, parent)
        self.trial: Any = None
        """What is kept; belongs to whoever opened it."""
        self._taken = {name.casefold() for name in taken}
        self._name = QLineEdit(suggested)
        self._name.setObjectName(f"{_NAME}.Name")
        self._name.setMaxLength(NAME_LENGTH)
        self._name.selectAll()
        self._remark = QLineEdit()
        self._remark.setObjectName(f"{_NAME}.Remark")
        self._remark.setMaxLength(500)
        self.form.addRow(tr("Name"), self._name)
        self.form.addRow(tr("Remark"), self._remark)
        note = plain_label(
            f"{_NAME}.Note",
            tr("A scenario is no calculation: it enters no total and no sheet. Colleagues see it "
               "here."),
        )  # fmt: skip
        self.form.addRow(note)
        self.body.addWidget(self._fields)
        for line in (self._name, self._remark):
            line.textChanged.connect(lambda _text: self._on_changed())
        install_f1(self, "whatif", "scenarios")
        self._begin()

    @property
    def name(self) -> str:
        """The name as one line."""
        return one_line(self._name.text())

    @property
    def remark(self) -> str:
        """The remark as one line."""
        return one_line(self._remark.text())

    def _typed(self) -> tuple[str, str]:
        return self.name, self.remark

    def _gap(self) -> str:
        if not self.name:
            return tr("Enter a name for the scenario.")
        if self.name.casefold() in self._taken:
            return "✕ " + tr("A scenario of this project has that name already.")
        return ""

    def _send(self) -> None:
        self.wanted.emit()


class RetireScenarioDialog(AskingDialog):
    """Asks why a scenario goes off the list."""

    wanted = pyqtSignal()

    NAME = "Scenario"

    def __init__(self, name: str, waiting: Waiting, parent: QWidget | None = None) -> None:
        """Ask about one scenario."""
        super().__init__(tr("Retire scenario"), tr("Retire"), waiting, parent)
        self._line = ReasonLine(f"{_NAME}.Reason", tr("Reason, such as: figures were corrected"))
        self.form.addRow(tr("Scenario"), plain_label(f"{_NAME}.Called", name))
        self.form.addRow(tr("Reason"), self._line)
        self.body.addWidget(self._fields)
        self._line.textChanged.connect(lambda _text: self._on_changed())
        install_f1(self, "whatif", "scenarios")
        self._begin()

    @property
    def reason(self) -> str:
        """Why it is retired."""
        return str(self._line.reason)

    def accept(self) -> None:
        """Offer the reason next time."""
        self._line.remember()
        super().accept()

    def _typed(self) -> str:
        return self.reason

    def _gap(self) -> str:
        return "" if self.reason else tr("Give the reason: it stays with the scenario.")

    def _send(self) -> None:
        self.wanted.emit()


class CompareDialog(QDialog):
    """The workspace, what is tried and scenarios side by side; what differs is bold."""

    def __init__(self, sides: Sequence[Side], parent: QWidget | None = None) -> None:
        """Show the columns; the first is what the others are compared with."""
        super().__init__(parent)
        self.setObjectName("LowUse.ScenarioCompare")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Compare scenarios"))
        rows = comparison(sides)
        self.table = QTableWidget(len(rows), len(sides))
        self.table.setObjectName(f"{_NAME}.Comparison")
        self.table.setHorizontalHeaderLabels([side.title for side in sides])
        self.table.setVerticalHeaderLabels([title for title, _ in rows])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for row, (_title, texts) in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                font = item.font()
                font.setBold(text != texts[0])
                item.setFont(font)
                self.table.setItem(row, column, item)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.resizeRowsToContents()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(tr("For internal use only. What differs from the workspace is "
                                   "bold.")))  # fmt: skip
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        install_f1(self, "whatif", "scenarios")
        fit(self, 40 + 26 * len(sides), 10 + len(rows) * 2)


def comparison(sides: Sequence[Side]) -> list[tuple[str, list[str]]]:
    """Return title and texts of each row; readings only where one differs."""
    rows = [
        (title, [_area(side.facts.get(key)) for side in sides]) for key, title in _areas().items()
    ]
    rows += [
        (tr("Accepted on"), [_accepted(side.facts) for side in sides]),
        (tr("Applied on"), [str(side.facts.get("applied_on") or "–") for side in sides]),
        (tr("Policy pack"), [side.pack for side in sides]),
    ]
    titles = dict.fromkeys(title for side in sides for title in side.switches)
    usual = tr("as the pack says")
    rows += [(title, [side.switches.get(title, usual) for side in sides]) for title in titles]
    results = [side.result for side in sides]
    rows += [
        (tr("Result"), [marked(str(r["status"])) if r else "–" for r in results]),
        (tr("FAR"), [far_text(str(r["far"])) if r else "–" for r in results]),
        (tr("Tier"), [str(r["tier"]) if r and r.get("tier") else "–" for r in results]),
        (tr("Amount"), [yuan(r["amount_yuan"], tr("no subsidy")) if r else "–" for r in results]),
    ]
    return rows


def _areas() -> dict[str, str]:
    return {
        "floor_area_m2": tr("Floor area (m²)"),
        "far_floor_area_m2": tr("FAR floor area (m²)"),
        "stated_far": tr("Stated FAR"),
        "land_area_m2": tr("Redeveloped land (m²)"),
        "net_land_area_m2": tr("Net land (m²)"),
    }


def _area(value: object) -> str:
    return "–" if value is None else shown_number(exact(str(value)))


def _accepted(facts: Mapping[str, Any]) -> str:
    days = [str(a.get("on")) for a in facts.get("acceptances") or () if a.get("on")]
    days += [str(facts["accepted_on"])] if facts.get("accepted_on") else []
    return "、".join(days) or "–"
