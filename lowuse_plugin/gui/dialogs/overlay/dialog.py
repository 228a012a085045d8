# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""套合分析: every registered layer, one run over all of them, and its table as xlsx."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QShowEvent
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.dialogs.list_window import ListWindow
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.flow_layout import FlowLayout
from lowuse_plugin.gui.widgets.overlay.totals import OverlayTotals
from lowuse_plugin.gui.widgets.overlay.words import layer_columns, layer_row
from lowuse_plugin.gui.widgets.parcels.scope import ALL, ParcelScope
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.subsidy.ledger_table import MoneyTable
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.role_words import why_not

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.overlay.reference_layers import RegisteredLayer

_NAME = "LowUse.Overlay"
_TABLES = frozenset(
    {
        "reference_layer", "reference_area", "control_line", "control_line_version",
        "three_old_area", "parcel", "overlay_run", "import_package",
    }
)  # fmt: skip
_LAYERS_SHARE, _TOTALS_SHARE = 3, 2

LayerAct = Callable[["RegisteredLayer"], None]
Parcels = Callable[[], Sequence[str]]


@dataclass(frozen=True)
class OverlayWindowDoors:
    """What the window lets others do."""

    bring: Callable[[], None]
    """Opens the import."""
    from_map: Callable[[Sequence[RegisteredLayer]], None]
    """Registers a layer of the QGIS project beside those that there are."""
    change: LayerAct
    retire: LayerAct
    show: LayerAct
    run: Callable[[Sequence[str] | None, Sequence[str] | None], ServiceTask | None]
    """Analyses layers (None: all) for parcels (None: all)."""
    write: Callable[[Sequence[str] | None], ServiceTask | None]
    """Asks for a file and writes the table of parcels as xlsx."""
    select: Callable[[Sequence[str]], None]
    """Selects parcels on the map and in the lists."""


def _read(store: Store, _subject: str) -> tuple[RegisteredLayer, ...]:
    from lowuse_plugin.services.overlay.reference_layers import registered_layers  # noqa: PLC0415

    return registered_layers(store)


class OverlayDialog(ListWindow):
    """Beside the map; follows what colleagues save."""

    NAME = "Overlay"
    SIZE = "lowuse/overlay/geometry"
    CHARACTERS, LINES = 140, 34

    def __init__(
        self,
        context: PanelContext,
        doors: OverlayWindowDoors,
        shown: Callable[[], Sequence[str] | None],
        parent: QWidget | None = None,
    ) -> None:
        """Read the layers of the open workspace.

        Args:
            context: The shared parts.
            doors: What can be done.
            shown: Gives what the list of the panel that is seen shows; None without a list.
            parent: Owner.
        """
        super().__init__(context, tr("Overlay analysis"), parent)
        self._doors = doors
        self._layers: tuple[RegisteredLayer, ...] = ()
        self._running: ServiceTask | None = None
        self._make(shown)
        self._follow_list(_TABLES, _read, tr("Reading the layers"), self._table)
        self._table.chosen.connect(lambda _key: self._aim())
        self._table.doubleClicked.connect(lambda _index: self._with(doors.show)())
        context.session.role_changed.connect(self._aim)
        context.current.selection_changed.connect(self._on_selection)
        context.book.loaded.connect(self._on_selection)
        self._lay_out()
        self._begin("overlay")
        self._aim()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read when it is seen first, and what was put off since."""
        super().showEvent(event)
        self._mean_now()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Count anew when somebody comes back from a list that shows others by now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._scope.refresh()

    def choose_scope(self, scope: str) -> None:
        """Mean the chosen parcels, those that are shown, or all.

        Args:
            scope: As :class:`ParcelScope` names it.
        """
        self._scope.refresh()
        self._scope.choose(scope)

    # -- building ---------------------------------------------------------------------------------

    def _make(self, shown: Callable[[], Sequence[str] | None]) -> None:
        context, doors = self._context, self._doors
        self._table = MoneyTable(f"{_NAME}.Layers", layer_columns())
        self._bring = quiet_button(f"{_NAME}.Import", tr("Import a layer …"), doors.bring)
        self._bring.setToolTip(
            tr("Land survey, three zones and lines, plans, approvals, supplies, parks from files")
        )
        self._from_map = quiet_button(f"{_NAME}.FromMap", tr("Register a layer …"), self._register)
        self._from_map.setToolTip(tr("Register any polygon layer of the QGIS project"))
        self._change = quiet_button(f"{_NAME}.Change", tr("Change …"), self._with(doors.change))
        self._retire = quiet_button(
            f"{_NAME}.Retire", tr("Retire the layer …"), self._with(doors.retire)
        )
        self._show_layer = quiet_button(
            f"{_NAME}.Show", tr("Show on the map"), self._with(doors.show)
        )
        self._scope = ParcelScope(
            f"{_NAME}.Scope", context.book, lambda: context.current.chosen, shown, self
        )
        self._only = QCheckBox(tr("Only the chosen layers"))
        self._only.setObjectName(f"{_NAME}.Only")
        self._only.setToolTip(tr("Choose rows in the table; Ctrl and Shift choose several"))
        self._run = quiet_button(f"{_NAME}.Run", tr("Run the analysis"), self._on_run)
        self._write = quiet_button(f"{_NAME}.Write", tr("Write xlsx …"), self._on_write)
        self._totals = OverlayTotals(context, self._doors.select, self)
        self._said = plain_label(f"{_NAME}.Said")
        self._progress = TaskProgressBar(parent=self)
        self._only.toggled.connect(lambda _on: self._aim())
        self._scope.changed.connect(self._on_scope)

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for button in (self._bring, self._from_map, self._change, self._retire, self._show_layer):
            buttons.addWidget(button)
        run = QHBoxLayout()
        run.addWidget(self._scope, 1)
        run.addWidget(self._only)
        run.addWidget(self._run)
        run.addWidget(self._write)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._stack)
        split.addWidget(self._totals)
        split.setStretchFactor(0, _LAYERS_SHARE)
        split.setStretchFactor(1, _TOTALS_SHARE)
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addLayout(buttons)
        layout.addLayout(run)
        layout.addWidget(split, 1)
        layout.addWidget(self._said)
        layout.addLayout(bottom)

    # -- showing ----------------------------------------------------------------------------------

    def _register(self) -> None:
        self._doors.from_map(self._layers)

    def _take(self, layers: tuple[RegisteredLayer, ...]) -> None:
        self._layers = layers
        if layers:
            self._table.show_rows([layer_row(layer) for layer in layers])
            self._show_list()
        else:
            self._say(
                tr("There are no layers yet. Import the land survey, three zones and lines, plans, "
                   "approvals and supplies as reference layers.")
            )  # fmt: skip
        self._totals.read_again()
        self._aim()

    def _aim(self) -> None:
        reason = why_not(self._context.session)
        layer = self._chosen()
        registered = layer is not None and layer.is_reference
        for button in (self._bring, self._from_map):
            button.setEnabled(not reason)
        for button in (self._change, self._retire):
            button.setEnabled(registered and not reason)
        self._show_layer.setEnabled(layer is not None)
        has_parcels = bool(self._scope.uuids)
        chosen = bool(self._chosen_keys()) or not self._only.isChecked()
        can_run = bool(self._layers) and has_parcels and chosen and not reason
        self._run.setEnabled(can_run and self._running is None)
        self._write.setEnabled(any(each.analysed_on is not None for each in self._layers))
        gap = "" if self._layers and has_parcels else tr("There are no parcels to lay over.")
        if self._only.isChecked() and not chosen:
            gap = tr("Choose the layers in the table.")
        stale = sum(not each.current for each in self._layers)
        if not gap and stale:
            gap = tr("{count} of {total} layers are not analysed as they are now.",
                     count=stale, total=len(self._layers))  # fmt: skip
        self._said.setText(reason or gap)

    def _chosen(self) -> RegisteredLayer | None:
        key = self._table.chosen_key
        return next((each for each in self._layers if each.key == key), None)

    def _chosen_keys(self) -> list[str]:
        rows = self._table.selectionModel().selectedRows()
        return [self._table.money.rows[index.row()].key for index in rows]

    def _with(self, act: LayerAct) -> Callable[[], None]:
        """Return what does something with the chosen layer."""

        def acting() -> None:
            layer = self._chosen()
            if layer is not None:
                act(layer)

        return acting

    def _on_selection(self, _what: object) -> None:
        self._scope.refresh()

    def _on_scope(self) -> None:
        self._aim()
        self._totals.show_for(self._parcels())

    def _mean_now(self) -> None:
        """Let box, result, run and file mean the same parcels, whatever was chosen meanwhile."""
        self._scope.refresh()
        self._on_scope()

    def _parcels(self) -> Sequence[str] | None:
        """Return the parcels that are meant; None for all of them."""
        return None if self._scope.scope == ALL else self._scope.uuids

    def _on_run(self) -> None:
        keys = self._chosen_keys() if self._only.isChecked() else None
        task = self._doors.run(keys, self._parcels())
        if task is None:
            return
        self._running = task
        self._aim()
        task.ended.connect(self._on_ran)
        self._progress.follow(task)

    def _on_ran(self) -> None:
        if not sip.isdeleted(self):
            self._running = None
            self._totals.read_again()
            self._aim()

    def _on_write(self) -> None:
        self._mean_now()
        task = self._doors.write(self._parcels())
        if task is not None:
            self._progress.follow(task)
