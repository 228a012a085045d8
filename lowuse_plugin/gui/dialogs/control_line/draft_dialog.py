# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""新建控制线草案: a copy of a version, shapes of a layer or of the hand, or both together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.dialogs.asking_dialog import AskingDialog
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.claims.step_parts import line_edit
from lowuse_plugin.gui.widgets.control_line.words import level_word
from lowuse_plugin.gui.widgets.form_fields import day_edit, day_of
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.quiet_combo import QuietComboBox
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.waiting import Waiting

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from lowuse_plugin.gui.survey_units.drawing import UnitDrawing
    from lowuse_plugin.services.control_line.versions import StatedLine

_NAME = "LowUse.LineDraft"
_LEVELS = (1, 2, 0)


@dataclass(frozen=True)
class DraftEntry:
    """What was entered."""

    version: str
    valid_from: date
    based_on: str
    """Uuid of the version whose blocks it begins with; empty for none."""
    shapes: tuple[bytes, ...]
    """Further blocks in the CRS of the workspace."""
    level: int
    """Of these."""
    remark: str


class LineDraftDialog(AskingDialog):
    """Asks for one draft."""

    draft_given = pyqtSignal(object)
    """A :class:`DraftEntry`."""

    NAME = "LineDraft"
    CHARACTERS = 64

    def __init__(
        self,
        known: Sequence[StatedLine],
        chosen: str,
        drawing: UnitDrawing,
        *,
        crs: str,
        waiting: Waiting,
        parent: QWidget | None = None,
    ) -> None:
        """Show the form.

        Args:
            known: The versions that there are.
            chosen: Uuid of the one that it may begin as; empty for none.
            drawing: Draws on the map.
            crs: Of the workspace.
            waiting: What saves that wait tell.
            parent: Owner.
        """
        super().__init__(tr("New draft of the control line"), tr("Save"), waiting, parent)
        self._drawing, self._crs = drawing, crs
        self._shapes: tuple[bytes, ...] = ()
        self._drawn = 0
        self._band = drawing.band()
        self._names = {line.version for line in known}
        self._version = line_edit("Version", tr("Such as 2026版"), place=_NAME)
        self._from = day_edit("From", QDate(office_today()), place=_NAME)
        self._base = QuietComboBox()
        self._base.setObjectName(f"{_NAME}.Base")
        self._base.addItem(tr("None: only the shapes below"), "")
        for line in reversed(known):
            self._base.addItem(line.version, line.uuid)
        self._base.choose(chosen)
        self._level = QuietComboBox()
        self._level.setObjectName(f"{_NAME}.Level")
        for level in _LEVELS:
            self._level.addItem(level_word(level), level)
        self._remark = line_edit("Remark", "", place=_NAME)
        self._what = plain_label(f"{_NAME}.What")
        self._lay_out()
        install_f1(self, "lines", "draft")
        self._begin()
        self._show_shapes()

    @property
    def entry(self) -> DraftEntry:
        """What was entered."""
        return DraftEntry(
            self._version.text().strip(),
            day_of(self._from),
            str(self._base.currentData() or ""),
            self._shapes,
            int(self._level.currentData() or 0),
            self._remark.text().strip(),
        )

    def take_shapes(self, shapes: tuple[bytes, ...]) -> None:
        """Take further blocks."""
        if shapes:
            self._shapes += shapes
            self._show_shapes()
            self._on_changed()

    def done(self, result: int) -> None:
        """Take everything off the map."""
        self._take_no_more()
        self._band.release()
        super().done(result)

    def _take_no_more(self) -> None:
        self._drawing.cancel_own(self._drawn)

    def _typed(self) -> object:
        return self.entry

    def _gap(self) -> str:
        given = self.entry
        if not given.version:
            return tr("Give the version a name, such as 2026版.")
        if given.version in self._names:
            return tr("There is a version of this name already.")
        if not given.based_on and not given.shapes:
            return tr("Choose a version to begin with, or draw or take shapes.")
        return ""

    def _send(self) -> None:
        self.draft_given.emit(self.entry)

    def _show_shapes(self) -> None:
        from qgis.core import QgsGeometry  # noqa: PLC0415

        parts = []
        for wkb in self._shapes:
            part = QgsGeometry()
            part.fromWkb(wkb)
            parts.append(part)
        whole = bytes(QgsGeometry.unaryUnion(parts).asWkb()) if parts else None
        self._band.show(whole, self._crs)
        self._what.setText(
            tr("{count} further shapes; they are shown on the map.", count=len(self._shapes))
            if self._shapes
            else tr("No further shapes.")
        )
        self._clear.setEnabled(bool(self._shapes))

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        draw = quiet_button(f"{_NAME}.Draw", tr("Draw on the map"), self._on_draw)
        draw.setToolTip(
            tr("Click the corners on the map; right click ends, Backspace takes one back, Esc "
               "cancels.")
        )  # fmt: skip
        select = quiet_button(
            f"{_NAME}.Selection", tr("Take the selected shapes"), self._on_selection
        )
        self._clear = quiet_button(f"{_NAME}.Clear", tr("Take them away"), self._on_clear)
        for button in (draw, select, self._clear):
            buttons.addWidget(button)
        buttons.addStretch(1)
        form = self.form
        form.addRow(tr("Version *"), self._version)
        form.addRow(tr("Meant from"), self._from)
        form.addRow(tr("Begin with the blocks of"), self._base)
        form.addRow(tr("Level of the shapes"), self._level)
        form.addRow(tr("Remark"), self._remark)
        self.body.addWidget(self._fields)
        self.body.addLayout(buttons)
        self.body.addWidget(self._what)
        for line in (self._version, self._remark):
            line.textEdited.connect(lambda _text: self._on_changed())
        for box in (self._base, self._level):
            box.currentIndexChanged.connect(lambda _index: self._on_changed())
        self._from.dateChanged.connect(lambda _day: self._on_changed())

    def _on_draw(self) -> None:
        self._drawn = self._drawing.draw(self.take_shapes)

    def _on_selection(self) -> None:
        self.take_shapes(self._drawing.selected())

    def _on_clear(self) -> None:
        self._shapes = ()
        self._show_shapes()
        self._on_changed()
