# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One field group in three columns: as opened, as stored now, as filled in; nothing preselected."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QGroupBox,
    QLabel,
    QRadioButton,
    QSizePolicy,
    QWidget,
)

from lowuse_plugin.domain.history.conflicts import Choice, ConflictField, GroupConflict
from lowuse_plugin.gui.widgets.field_editors import CHANGED, FOREIGN
from lowuse_plugin.qgis_bridge.edit_words import changed_by
from lowuse_plugin.qgis_bridge.i18n import tr

_TITLE, _BASE, _THEIRS, _MINE = range(4)
_STAYS = "✔ "


class ConflictGroup(QGroupBox):
    """Shows a group and takes the choice."""

    chosen = pyqtSignal()

    def __init__(
        self, conflict: GroupConflict, *, to_decide: bool = True, parent: QWidget | None = None
    ) -> None:
        """Show a group; nothing is chosen.

        Args:
            conflict: The three states.
            to_decide: Ask for a choice; else it is only looked at.
            parent: Owner.
        """
        super().__init__(parent)
        self.conflict = conflict
        self.setObjectName(f"LowUse.Conflict.{conflict.group}")
        self.setTitle(
            tr("{group} (changed by {who})", group=conflict.title, who=changed_by(conflict))
        )
        self._headings: dict[int, QLabel] = {}
        self._cells: dict[int, list[QLabel]] = {_THEIRS: [], _MINE: []}
        self._plain: list[QLabel] = []
        """Everything of fields that nobody changed."""
        self._buttons = QButtonGroup(self)
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(_TITLE, 2)
        for column in (_BASE, _THEIRS, _MINE):
            self._grid.setColumnStretch(column, 3)
        self._head()
        for row, field in enumerate(conflict.fields, start=2):
            self._row(row, field)
        if to_decide:
            self._choices(len(conflict.fields) + 2)
        self.show_unchanged(False)

    @property
    def choice(self) -> Choice | None:
        """What was chosen, None as long as nothing was."""
        button = self._buttons.checkedButton()
        return None if button is None else Choice(button.property("choice"))

    @property
    def unchanged_count(self) -> int:
        """How many fields nobody changed."""
        return sum(not (f.theirs_changed or f.mine_changed) for f in self.conflict.fields)

    def choose(self, choice: Choice) -> None:
        """Choose as with the mouse."""
        for button in self._buttons.buttons():
            if button.property("choice") == str(choice):
                button.click()

    def show_unchanged(self, shown: bool) -> None:
        """Show or hide the fields that nobody changed."""
        for label in self._plain:
            label.setVisible(shown)

    def _head(self) -> None:
        stored = tr("In the workspace now")
        headings = {
            _TITLE: tr("Field"),
            _BASE: tr("When you opened it"),
            _THEIRS: f"{stored}\n{changed_by(self.conflict)}",
            _MINE: tr("What you filled in"),
        }
        for column, text in headings.items():
            label = _cell(text)
            font = label.font()
            font.setBold(True)
            label.setFont(font)
            label.setAlignment(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(label, 0, column)
            self._headings[column] = label
        line = QFrame()
        line.setFrameShape(QFrame.Shape.HLine)
        self._grid.addWidget(line, 1, 0, 1, _MINE + 1)

    def _row(self, row: int, field: ConflictField) -> None:
        unit = f"（{field.unit}）" if field.unit else ""
        marks = {
            _THEIRS: FOREIGN if field.theirs_changed else "",
            _MINE: CHANGED if field.mine_changed else "",
        }
        mine = field.mine if field.writable else tr("{value} (as stored)", value=field.mine)
        texts = {
            _TITLE: field.title + unit,
            _BASE: field.base,
            _THEIRS: field.theirs,
            _MINE: mine,
        }
        for column, text in texts.items():
            shown = text or tr("(empty)")
            mark = marks.get(column, "")
            label = _cell(f"{mark} {shown}" if mark else shown)
            label.setObjectName(f"LowUse.Conflict.{field.column}.{column}")
            font = label.font()
            font.setBold(bool(mark))
            label.setFont(font)
            self._grid.addWidget(label, row, column)
            if column in self._cells:
                self._cells[column].append(label)
            if not (field.theirs_changed or field.mine_changed):
                self._plain.append(label)

    def _choices(self, row: int) -> None:
        for column, choice, text in (
            (_THEIRS, Choice.THEIRS, tr("Keep what is in the workspace")),
            (_MINE, Choice.MINE, tr("Take what I filled in")),
        ):
            button = QRadioButton(text)
            button.setObjectName(f"LowUse.Conflict.{self.conflict.group}.{choice}")
            button.setProperty("choice", str(choice))
            self._buttons.addButton(button)
            self._grid.addWidget(button, row, column)
        self._buttons.buttonClicked.connect(lambda _button: self._on_chosen())

    def _on_chosen(self) -> None:
        """Mark the side that stays; the other one steps back."""
        stays = _THEIRS if self.choice == Choice.THEIRS else _MINE
        for column, cells in self._cells.items():
            heading = self._headings[column]
            text = heading.text().removeprefix(_STAYS)
            heading.setText(_STAYS + text if column == stays else text)
            for label in (heading, *cells):
                label.setEnabled(column == stays)
        self.chosen.emit()


def _cell(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
