# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Asks for the files of papers of merges and writes them; loaded when the first is wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject, QTimer, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QMenu, QToolButton, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.merging.parts import too_few
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.qgis_bridge.file_names import file_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.paper_kinds import (
    MERGE_APPLICATION,
    MERGE_COMPARISON,
    MERGE_COMPARISON_EXCEL,
    MERGE_EXCHANGE,
    MERGE_REVIEW,
    MERGE_SUFFIXES,
    MERGE_WORD,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.values import ValueChoice
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.qgis_bridge.merging.papers import MergePapersWritten

PLACE = "LowUse.MergePapers"
OF_PARCELS = (MERGE_APPLICATION, MERGE_COMPARISON, MERGE_COMPARISON_EXCEL)
"""What can be written before somebody draws a case up."""
_FILTERS = {"docx": "Word (*.docx)", "xlsx": "Excel (*.xlsx)"}
_FILE_NAMES: Mapping[str, str] = {
    MERGE_APPLICATION: "宗地合并申请表",
    MERGE_REVIEW: "宗地合并审查表",
    MERGE_COMPARISON: "合并前后对照表",
    MERGE_COMPARISON_EXCEL: "合并前后对照表",
    MERGE_EXCHANGE: "宗地合并交换表",
}


class MergePapersWriter(QObject):
    """Asks for the file and writes in the background."""

    def __init__(self, context: PanelContext, window: QWidget, parent: QObject) -> None:
        """Write nothing yet.

        Args:
            context: The shared parts.
            window: Owner of the dialogs.
            parent: With whom it goes.
        """
        super().__init__(parent)
        self._context, self._window = context, window
        self._found: tuple[Store, tuple[str, ...]] | None = None
        """Cases of a workspace whose exchange tables are wanted."""
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._ask_of_all)

    def of_all(self) -> None:
        """Write the exchange tables of all cases."""
        store = self._context.session.store
        if store is None:
            self._context.messages.info(tr("Open a workspace first."))
            return

        def work(_progress: Progress) -> tuple[str, ...]:
            from lowuse_plugin.services.merging.sheets import choose_cases  # noqa: PLC0415

            return choose_cases(store)

        def done(cases: tuple[str, ...]) -> None:
            self._found = (store, cases)
            self._turn.start()  # no other task begins while one ends, and a dialog stays open long

        self._context.run_for(store, _title(MERGE_EXCHANGE), work, done, hidden=True)

    def _ask_of_all(self) -> None:
        found, self._found = self._found, None
        if found is None or self._context.session.store is not found[0]:
            return
        store, cases = found
        path = self._target(MERGE_EXCHANGE, store, store.path.stem)
        if path is not None:
            self._write(store, MERGE_EXCHANGE, path, cases=cases)

    # -- writing ----------------------------------------------------------------------------------

    def write(self, case_uuid: str, number: str, kind: str) -> None:
        """Ask for the file of a paper of a case and write it.

        Args:
            case_uuid: The case.
            number: 合并编号, for the name of the file.
            kind: One of :data:`~lowuse_plugin.qgis_bridge.paper_kinds.MERGE_KINDS`.
        """
        store = self._ready(kind)
        path = self._target(kind, store, number) if store is not None else None
        if store is not None and path is not None:
            self._write(store, kind, path, cases=(case_uuid,))

    def of_parcels(
        self, kind: str, parcels: Sequence[str], values: Mapping[str, ValueChoice]
    ) -> None:
        """Ask for the file of a paper of parcels and write it."""
        if too_few(parcels):
            self._context.messages.info(too_few(parcels))
            return
        store = self._ready(kind)
        path = self._target(kind, store, "") if store is not None else None
        if store is not None and path is not None:
            self._write(store, kind, path, parcels=tuple(parcels), values=dict(values))

    def edit_template(self, kind: str) -> None:
        """Open the office's own template of a paper in Word; a copy of ours to begin with."""

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.qgis_bridge.merging.papers import start_own_template  # noqa: PLC0415

            return start_own_template(kind)

        def done(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            text = tr("The template of your office: {path}. It is used from now on.", path=path)
            self._context.messages.info(text, offers=file_offers(path))

        self._context.tasks.run(_title(kind), work, done, hidden=True)

    def _ready(self, kind: str) -> Store | None:
        store = self._context.session.store
        problem = _why_no_word() if kind in MERGE_WORD else ""
        if store is None or problem:
            self._context.messages.info(problem or tr("Open a workspace first."))
            return None
        return store

    def _target(self, kind: str, store: Store, number: str) -> Path | None:
        [suffix] = MERGE_SUFFIXES[kind]
        name = file_name(number, _FILE_NAMES[kind], office_today(), suffix)
        chosen, _used = QFileDialog.getSaveFileName(
            self._window, _title(kind), str(store.path.parent / name), _FILTERS[suffix]
        )
        return chosen_path(Path(chosen), (suffix,)) if chosen else None

    def _write(self, store: Store, kind: str, path: Path, **of_what: Any) -> None:
        def work(progress: Progress) -> MergePapersWritten:
            from lowuse_plugin.qgis_bridge.merging.papers import (  # noqa: PLC0415
                MergePapersRequest,
                write_merge_papers,
            )

            return write_merge_papers(store, MergePapersRequest(kind, path, **of_what), progress)

        self._context.run_for(store, _title(kind), work, self._written)

    def _written(self, made: MergePapersWritten) -> None:
        from lowuse_plugin.qgis_bridge.merging.papers import told  # noqa: PLC0415

        self._context.messages.success(" ".join(told(made)), offers=file_offers(made.path))

    # -- the button -------------------------------------------------------------------------------

    def button(
        self,
        write: Callable[[str], None],
        parent: QWidget,
        kinds: Sequence[str],
    ) -> QToolButton:
        """Return a button with a menu of papers.

        Args:
            write: Gets the kind of the paper.
            parent: Of the button.
            kinds: What is offered.
        """
        button = QToolButton(parent)
        button.setObjectName(f"{PLACE}.Button")
        button.setText(tr("Merge papers"))
        button.setToolTip(tr("Word and Excel papers of this merge, with map"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        for kind in kinds:
            menu.addAction(_action(menu, kind, tr("{paper} …", paper=_title(kind)), write))
        own = menu.addMenu(tr("Own templates"))
        own.setObjectName(f"{PLACE}.Own")
        for kind in (each for each in kinds if each in MERGE_WORD):
            own.addAction(_action(own, kind, _title(kind), self.edit_template, "Own."))
        button.setMenu(menu)
        return button


def _action(
    menu: QMenu, kind: str, text: str, act: Callable[[str], None], prefix: str = ""
) -> QAction:
    action = QAction(text, menu)
    action.setObjectName(f"{PLACE}.{prefix}{kind}")
    action.setToolTip(_tip(kind) if not prefix else tr("Edit the template in Word"))
    action.triggered.connect(lambda _checked=False: act(kind))
    return action


def _title(kind: str) -> str:
    return {
        MERGE_APPLICATION: tr("Application for a merge (Word)"),
        MERGE_REVIEW: tr("Review of a merge (Word)"),
        MERGE_COMPARISON: tr("Before and after of a merge (Word)"),
        MERGE_COMPARISON_EXCEL: tr("Before and after of a merge (Excel)"),
        MERGE_EXCHANGE: tr("Exchange tables of merges (Excel)"),
    }[kind]


def _tip(kind: str) -> str:
    return {
        MERGE_APPLICATION: tr("宗地合并申请表: parcels, conditions, papers to bring, map"),
        MERGE_REVIEW: tr("宗地合并审查表: every condition with reasons and judgement, steps, map"),
        MERGE_COMPARISON: tr("合并前后对照表: map, areas, and every field before and after"),
        MERGE_COMPARISON_EXCEL: tr("合并前后对照表 with a column a parcel and sums as formulas"),
        MERGE_EXCHANGE: tr("Tables hb, hb_cy and hb_jc under their field codes"),
    }[kind]


def _why_no_word() -> str:
    from lowuse_plugin.qgis_bridge.unit_papers import why_no_word  # noqa: PLC0415

    return why_no_word()
