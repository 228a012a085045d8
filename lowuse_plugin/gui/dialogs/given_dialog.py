# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""粘贴表格 and 读回修改后的表: what a table changes, row by row, before it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QWidget

from lowuse_plugin.gui.dialogs.history.difference_dialog import DifferenceDialog
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.services.rows.save_cells import Means

if TYPE_CHECKING:
    from lowuse_plugin.domain.cell_changes import ChangeSet
    from lowuse_plugin.domain.importing.given_table import GivenTable
    from lowuse_plugin.domain.ports import Progress, Store

    Read = Callable[[Progress], GivenTable]


class GivenDialog(DifferenceDialog):
    """Shows what a table changes; whether empty cells clear is asked."""

    def __init__(
        self,
        context: PanelContext,
        name: str,
        title: str,
        means: Means,
        *,
        again: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Start with no table.

        Args:
            context: The shared parts.
            name: Object name behind ``LowUse.``.
            title: Of the window.
            means: Where the values come from, for the log.
            again: Button that takes another table.
            parent: Owner.
        """
        self._from = QLabel()
        self._from.setObjectName(f"LowUse.{name}.From")
        self._from.setWordWrap(True)
        self._from.setTextFormat(Qt.TextFormat.PlainText)
        self._clears = QCheckBox(tr("Empty cells empty the field"))
        self._clears.setObjectName(f"LowUse.{name}.Clears")
        self._clears.setToolTip(tr("Otherwise an empty cell changes nothing"))
        self._read: Read | None = None
        self._again = again
        super().__init__(context, name, title, means, parent)
        self._clears.toggled.connect(lambda _on: self._compare())

    def top(self) -> QWidget:
        """Return where the table is from, and the question."""
        top = QWidget()
        layout = QHBoxLayout(top)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._from, 1)
        layout.addWidget(self._clears)
        if self._again is not None:
            self._again.setAutoDefault(False)
            layout.addWidget(self._again)
        return top

    def take(self, said: str, read: Read) -> None:
        """Compare a table with the workspace.

        Args:
            said: Where it is from.
            read: Gives the table; runs in the task.
        """
        self._from.setText(said)
        self._read = read
        self._compare()

    def _compare(self) -> None:
        read, clears = self._read, self._clears.isChecked()
        if read is None:
            return

        def work(store: Store, progress: Progress) -> ChangeSet:
            from lowuse_plugin.services.importing.match_given import propose_table  # noqa: PLC0415

            progress.step(0, 1, tr("Reading the table"))
            return propose_table(store, read(progress), clears=clears)

        self.propose(work)


class PasteDialog(GivenDialog):
    """What the clipboard holds."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        again = QPushButton(tr("Paste again"))
        again.setObjectName("LowUse.Paste.Again")
        super().__init__(
            context, "Paste", tr("Paste table"), Means.PASTE, again=again, parent=parent
        )
        again.clicked.connect(lambda _checked=False: self.paste())

    def paste(self) -> None:
        """Read the clipboard."""
        text = str(QGuiApplication.clipboard().text())

        def read(_progress: Progress) -> GivenTable:
            from lowuse_plugin.exchange.pasted_table import read_pasted  # noqa: PLC0415

            return read_pasted(text)

        lines = len(text.splitlines())
        said = tr("From the clipboard, {count} lines.", count=f"{lines:,}")
        keys = tr("One column must name the parcels: 宗地代码, 不动产单元号 or 图斑编号.")
        self.take(f"{said} {keys}", read)


class ReadBackDialog(GivenDialog):
    """What a table that went out has become."""

    def __init__(self, context: PanelContext, parent: QWidget | None = None) -> None:
        title = tr("Read the edited table back")
        super().__init__(context, "ReadBack", title, Means.SHEET, parent=parent)

    def read_file(self, path: Path) -> None:
        """Read a file."""

        def read(progress: Progress) -> GivenTable:
            from lowuse_plugin.exchange.round_trip.reading import read_round_trip  # noqa: PLC0415

            return read_round_trip(path, progress)

        self.take(tr("From {file}", file=path.name), read)
