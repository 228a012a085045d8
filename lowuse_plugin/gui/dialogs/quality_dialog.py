# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""质量检查 of survey units: the list of findings beside the map, and as a file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject, QgsRectangle
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.gui.chosen_path import chosen_path
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.finding_list import FindingList
from lowuse_plugin.gui.widgets.overlay.words import parcels_counted, units_counted
from lowuse_plugin.gui.widgets.plain_parts import plain_label, quiet_button
from lowuse_plugin.gui.widgets.task_progress import TaskProgressBar
from lowuse_plugin.gui.widgets.window_size import keep_size, restore_size
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_any, describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.domain.survey.checks import UnitFinding
    from lowuse_plugin.qgis_bridge.tasks import ServiceTask
    from lowuse_plugin.services.survey.checks import UnitCheck

_NAME = "LowUse.Quality"
_SIZE = "lowuse/quality/geometry"
_WIDTH_CHARACTERS, _HEIGHT_LINES = 96, 26
_AROUND = 1.5


class QualityDialog(QDialog):
    """Checks all units, the chosen ones or those that the caller names."""

    def __init__(
        self,
        context: PanelContext,
        units: Sequence[str] = (),
        parent: QWidget | None = None,
        overlays: Callable[[], None] | None = None,
    ) -> None:
        """Check at once.

        Args:
            context: The shared parts.
            units: Which survey units; all when empty.
            parent: Owner.
            overlays: Opens the findings of the overlay analysis.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Quality")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Quality check"))
        self._context = context
        self._units = tuple(units)
        self._found: tuple[UnitFinding, ...] = ()
        self._is_checked = False
        self._asked = 0
        """Counts the checks: only the newest is shown."""
        self._task: ServiceTask | None = None
        """The newest check, while it runs."""
        self.list = FindingList(context.current, name=f"{_NAME}.Findings")
        self.list.set_empty(tr("Checking …"))
        self._told = plain_label(f"{_NAME}.Told")
        self._progress = TaskProgressBar(parent=self)
        self._all = quiet_button(f"{_NAME}.All", tr("Check all units"), self._check_all)
        self._chosen = quiet_button(
            f"{_NAME}.Chosen", tr("Check the selected parcels"), self._check_selected
        )
        self._overlays = quiet_button(
            f"{_NAME}.Overlays", tr("Overlay analysis …"), overlays or _nowhere
        )
        self._overlays.setVisible(False)
        self._export = quiet_button(f"{_NAME}.Export", tr("Write list …"), self._ask_path)
        self._lay_out()
        self.list.went_to.connect(self._go_to)
        context.current.selection_changed.connect(self._aim)
        install_f1(self, "identification", "checks")
        restore_size(self, _SIZE, _WIDTH_CHARACTERS, _HEIGHT_LINES)
        self._aim()
        self.check(self._units)

    @property
    def findings(self) -> tuple[UnitFinding, ...]:
        """What was found."""
        return self._found

    def done(self, result: int) -> None:
        """Remember the size."""
        keep_size(self, _SIZE)
        self._stop()
        super().done(result)

    def check(self, units: Sequence[str] = (), parcels: Sequence[str] = ()) -> None:
        """Check survey units in the background.

        Args:
            units: Which; all when empty and no parcels are given.
            parcels: The units of these.
        """
        store = self._context.session.store
        if store is None:
            return
        self._asked += 1
        asked = self._asked
        self._stop()

        def newest() -> bool:
            return not sip.isdeleted(self) and asked == self._asked

        def done(found: UnitCheck) -> None:
            if newest():
                self._task = None
                self._take(found)

        def failed(error: BaseException) -> None:
            if newest():
                self._task = None
                self._say_none(f"⚠ {describe_any(error)}")

        def ended() -> None:
            if newest() and self._task is not None:
                self._task = None
                self._say_none(tr("The check was stopped. What is listed is from the one before.")
                               if self._is_checked else tr("The check was stopped."))  # fmt: skip

        self._told.setText(tr("Checking …"))
        work, title = partial(_check, store, tuple(units), parcels), tr("Checking survey units")
        task = self._context.run_for(store, title, work, done, on_failed=failed)
        self._task = task
        task.ended.connect(ended)
        self._progress.follow(task)

    def write_to(self, path: Path) -> None:
        """Write the findings as csv or xlsx, in the background."""
        store, found = self._context.session.store, self._found
        if store is None:
            return

        def work(_progress: Progress) -> Path:
            from lowuse_plugin.exchange.survey_units.findings import save_findings  # noqa: PLC0415

            save_findings(path, found, describe=describe_code)
            return path

        def done(written: Path) -> None:
            text = tr("Findings written: {path}", path=written)
            self._context.messages.success(text, offers=file_offers(written))
            if not sip.isdeleted(self):
                self._told.setText(text)

        def failed(error: BaseException) -> None:
            self._context.messages.failure(error)
            if not sip.isdeleted(self):
                self._told.setText(f"⚠ {describe_any(error)}")

        self._context.run_for(store, tr("Writing findings"), work, done, on_failed=failed)

    # -- showing ----------------------------------------------------------------------------------

    def _take(self, check: UnitCheck) -> None:
        found = check.findings
        self._found, self._is_checked = found, True
        none = tr("No survey unit was looked at: parcels that are tagged become units.")
        self.list.set_empty(tr("Nothing was found.") if check.units else none)
        self.list.set_findings(found)
        blocking = [each for each in found if each.blocks]
        units = len({each.unit_uuid for each in blocking})
        looked = tr("{units} looked at.", units=units_counted(check.units))
        if blocking:
            told = tr("{count} findings must be put right before {units} units can be identified.",
                      count=f"{len(blocking):,}", units=f"{units:,}")  # fmt: skip
        else:
            told = tr("Nothing hinders the identification.") if check.units else ""
        parcels = tr(
            "The overlay analysis found {parcels} on farmland, red lines or non-construction "
            "land, whether there are units or not.",
            parcels=parcels_counted(check.overlaid_parcels),
        )
        self._overlays.setVisible(bool(check.overlaid_parcels))
        said = (looked, told, parcels if check.overlaid_parcels else "")
        self._told.setText(" ".join(text for text in said if text))
        self._aim()

    def _say_none(self, text: str) -> None:
        """Say why there is no answer; an earlier one stays."""
        self._told.setText(text)
        if not self._is_checked:
            self.list.set_empty(text)

    def _stop(self) -> None:
        """Stop a check whose answer nobody waits for any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _go_to(self, finding: Any) -> None:
        """Show a unit without a parcel; the others are shown as parcels."""
        info = self._context.session.info
        if info is None or finding.parcel_uuid or getattr(finding, "bounds", None) is None:
            return
        canvas, box = self._context.canvas, QgsRectangle(*finding.bounds)
        transform = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(info.crs),
            canvas.mapSettings().destinationCrs(),
            QgsProject.instance(),
        )
        extent = transform.transformBoundingBox(box)
        extent.scale(_AROUND)
        canvas.setExtent(extent)
        canvas.refresh()

    def _check_all(self) -> None:
        self.check()

    def _check_selected(self) -> None:
        current = self._context.current
        parcels = current.selection or frozenset({current.uuid} if current.uuid else ())
        self.check(parcels=sorted(parcels))

    def _aim(self, *_what: object) -> None:
        current = self._context.current
        self._chosen.setEnabled(bool(current.selection or current.uuid))
        self._export.setEnabled(self._is_checked)

    def _ask_path(self) -> None:
        path = self._context.session.path
        if path is None:
            return
        suggested = path.parent / f"{path.stem}_质量检查_{office_today():%Y%m%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self, tr("Write findings"), str(suggested), "Excel (*.xlsx);;CSV (*.csv)"
        )
        if chosen:
            self.write_to(chosen_path(Path(chosen), ("xlsx", "csv")))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for button in (self._all, self._chosen):
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(self._export)
        bottom = QHBoxLayout()
        bottom.addWidget(self._progress, 1)
        bottom.addStretch(1)
        bottom.addWidget(quiet_button(f"{_NAME}.Close", tr("Close"), self.close))
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        said = QHBoxLayout()
        said.addWidget(self._told, 1)
        said.addWidget(self._overlays)
        layout.addLayout(said)
        layout.addWidget(self.list, 1)
        layout.addLayout(bottom)


def _nowhere() -> None:
    """Where nothing else can be opened."""


def _check(
    store: Store, units: Sequence[str], parcels: Sequence[str], progress: Progress
) -> UnitCheck:
    from lowuse_plugin.services.survey.checks import look_at_units  # noqa: PLC0415
    from lowuse_plugin.services.survey.rows import units_of  # noqa: PLC0415

    chosen: Sequence[str] | None = units or None
    if parcels:
        with store.read() as reading:
            chosen = units_of(reading, parcels)
    return look_at_units(store, chosen, progress)
