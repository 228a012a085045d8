# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""上会图: asks, shows the page, writes the file or puts the layout into the project.

Reading, drawing and writing run in a task, in which project, layers and layout of the map live and
die; the user's project is touched by 在布局中打开 alone.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QHideEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lowuse_plugin.gui.chosen_path import chosen_path, suffixes_of
from lowuse_plugin.gui.dialogs.maps.export_map_form import ExportMapForm
from lowuse_plugin.gui.dialogs.maps.export_map_preview import PreviewLoop
from lowuse_plugin.gui.help import install_f1
from lowuse_plugin.gui.widgets.canvas_box import CanvasBox
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.gui.widgets.messages import Messages
from lowuse_plugin.gui.widgets.page_preview import PagePreview
from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.file_names import file_name
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers import roles as layer_roles
from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest
from lowuse_plugin.qgis_bridge.maps.map_texts import title
from lowuse_plugin.qgis_bridge.session import WorkspaceSession
from lowuse_plugin.qgis_bridge.settings import TextSetting
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.qgis_bridge.maps.committee_map import LayoutContent, MapExport

_FOLDER = TextSetting("map/folder", is_path=True)
_FILTERS = {"pdf": "PDF (*.pdf)", "png": "PNG (*.png)", "jpg": "JPG (*.jpg)"}


class ExportMapDialog(QDialog):
    """Makes the map 工业用地控制线比对图 of the open workspace."""

    def __init__(  # noqa: PLR0917  the shared parts, each named
        self,
        session: WorkspaceSession,
        tasks: Tasks,
        messages: Messages,
        iface: Any,
        current: CurrentParcel,
        parent: QWidget | None = None,
    ) -> None:
        """Show what was answered last time.

        Args:
            session: The open workspace.
            tasks: Runs reading and drawing.
            messages: Speaks to the user.
            iface: QGIS's interface: map canvas and layout windows.
            current: Knows the selected parcels.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.ExportMap")
        self.setWindowTitle(tr("Committee map: control line and parcels"))
        self._session = session
        self._tasks = tasks
        self._messages = messages
        self._iface = iface
        self._project = QgsProject.instance()
        self._exporting = False
        shown = CanvasBox(iface.mapCanvas(), self._crs, self)
        self._form = ExportMapForm(lambda: current.selection, shown.box)
        self._page = PagePreview()
        self._page.setObjectName("LowUse.ExportMap.Preview")
        self._preview = PreviewLoop(tasks, messages, self._page, self._to_draw, self)
        self._state = QLabel()
        self._state.setObjectName("LowUse.ExportMap.State")
        self._state.setWordWrap(True)
        self._export = QPushButton(tr("Export PDF …"))
        self._export.setObjectName("LowUse.ExportMap.Export")
        self._open = QPushButton(tr("Open in layout"))
        self._open.setObjectName("LowUse.ExportMap.OpenLayout")
        self._open.setToolTip(tr("Puts the map into your project as a layout that you can edit"))
        self._lay_out()
        self._connect()
        install_f1(self, "maps")
        self._meet_workspace()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Draw the page of what is there now."""
        super().showEvent(event)
        self._preview.draw()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep the answers."""
        super().hideEvent(event)
        self._form.remember()

    def export_to(self, path: Path) -> None:
        """Write the map in the background and tell."""
        store, request = self._session.store, self._asked()
        if store is None or request is None:
            return

        def work(progress: Progress) -> MapExport:
            from lowuse_plugin.qgis_bridge.maps.committee_map import export_control_map  # noqa: PLC0415

            return export_control_map(store, request, path, progress)

        self._form.remember()
        self._set_exporting(tr("Writing {file} …", file=path.name))
        self._tasks.run(
            tr("Committee map"),
            work,
            self._exported,
            on_failed=self._export_failed,
            on_cancelled=self._export_ended,
        )

    def open_in_layout(self) -> None:
        """Put the map into the user's project and open its window."""
        store, request, layers = self._session.store, self._asked(), self._layers()
        if store is None or request is None:
            return
        if layers is None:
            self._messages.info(
                tr("The layers of the workspace are not in the project. Put them back first.")
            )
            return

        def work(progress: Progress) -> LayoutContent:
            from lowuse_plugin.qgis_bridge.maps.committee_map import (  # noqa: PLC0415
                read_layout_content,
            )

            progress.step(0, 1, tr("Reading the workspace"))
            return read_layout_content(store, request)

        def done(content: LayoutContent) -> None:
            from lowuse_plugin.qgis_bridge.maps.committee_map import (  # noqa: PLC0415
                add_layout_to_project,
            )

            self._export_ended()
            # Time has passed: the user may have removed them meanwhile.
            present = self._layers()
            if present is None:
                return
            layout = add_layout_to_project(self._project, present, content, request)
            self._iface.openLayoutDesigner(layout)

        self._form.remember()
        self._set_exporting(tr("Preparing the layout …"))
        self._tasks.run(
            tr("Committee map"),
            work,
            done,
            on_failed=self._export_failed,
            on_cancelled=self._export_ended,
        )

    def _lay_out(self) -> None:
        fields = QScrollArea()
        fields.setWidgetResizable(True)
        fields.setFrameShape(QScrollArea.Shape.NoFrame)
        fields.setWidget(self._form)
        fields.setMinimumWidth(self.fontMetrics().horizontalAdvance("0") * 44)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(fields)
        halves.addWidget(self._page)
        halves.setStretchFactor(1, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._export, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self._open, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setObjectName("LowUse.ExportMap.Close")
        close.setText(tr("Close"))
        buttons.rejected.connect(self.close)
        layout = QVBoxLayout(self)
        layout.addWidget(halves, 1)
        layout.addWidget(self._state)
        layout.addWidget(buttons)
        screen = self.screen().availableGeometry().size()
        self.resize(self.sizeHint().boundedTo(screen * 0.9))

    def _connect(self) -> None:
        self._form.changed.connect(self._preview.draw_soon)
        self._preview.begun.connect(self._drawing)
        self._preview.ended.connect(self._drawn)
        self._export.clicked.connect(self._ask_file)
        self._open.clicked.connect(self.open_in_layout)
        self._session.opened.connect(self._meet_workspace)
        self._session.closed.connect(self._leave_workspace)
        self._session.refreshed.connect(self._data_changed)

    # What is asked for -----------------------------------------------------------------------

    def _asked(self) -> MapRequest | None:
        request = self._form.request()
        if request is None:
            self._state.setText(tr("Select parcels on the map first, or choose another area."))
        return request

    def _crs(self) -> str:
        info = self._session.info
        return info.crs if info else ""

    def _layers(self) -> dict[str, Any] | None:
        """Return line and parcels of the workspace in the project, if both are there."""
        info = self._session.info
        if info is None:
            return None
        found = layer_roles.layers_of(self._project, info.store_id)
        wanted = (layer_roles.CONTROL_LINE, layer_roles.PARCELS)
        if not all(found.get(role) for role in wanted):
            return None
        return {role: found[role][0] for role in wanted}

    # The workspace ---------------------------------------------------------------------------

    def _meet_workspace(self) -> None:
        info = self._session.info
        if info is None:
            self._leave_workspace()
            return
        self._form.show_workspace(info.district)
        self._form.setEnabled(True)
        self._enable()
        if self.isVisible():
            self._preview.draw()

    def _leave_workspace(self) -> None:
        self._form.setEnabled(False)
        self._preview.stop()
        self._page.show_text(tr("Open a workspace first."))
        self._state.clear()
        self._enable()

    def _data_changed(self, _refresh: object) -> None:
        if self.isVisible():
            self._preview.draw_soon()

    # The preview -----------------------------------------------------------------------------

    def _to_draw(self) -> tuple[Store, MapRequest] | None:
        """Return what the page shows, and say its title; None when there is nothing to show."""
        store, info = self._session.store, self._session.info
        request = self._asked() if store is not None else None
        if store is None or info is None or request is None:
            return None
        self._form.show_title(title(info.district, replace(request, title="")))
        return store, request

    def _drawing(self) -> None:
        self._state.setText(tr("Drawing the preview …"))

    def _drawn(self) -> None:
        if not self._exporting:
            self._state.clear()

    # The file --------------------------------------------------------------------------------

    def _ask_file(self) -> None:
        request, info = self._asked(), self._session.info
        if request is None or info is None:
            return
        name = file_name(request.sheet_no, title(info.district, request), request.on, "pdf")
        folder = Path(_FOLDER.get() or self._session.path.parent)
        chosen, kind = QFileDialog.getSaveFileName(
            self, tr("Save map"), str(folder / name), ";;".join(_FILTERS.values())
        )
        if chosen:
            path = chosen_path(Path(chosen), (*suffixes_of(_FILTERS, kind), "jpeg"))
            _FOLDER.set(str(path.parent))
            self.export_to(path)

    def _exported(self, made: MapExport) -> None:
        path = made.files[0]
        text = tr("Map written: {file} (scale 1:{scale}).", file=path, scale=made.scale)
        for missing, used in made.fonts.stand_ins().items():
            text += " " + tr(
                "The font {missing} is not installed; {used} was used.", missing=missing, used=used
            )
        self._messages.success(text, offers=file_offers(path))
        self._export_ended()

    def _export_failed(self, error: BaseException) -> None:
        self._messages.failure(error)
        self._export_ended()

    def _set_exporting(self, text: str) -> None:
        self._exporting = True
        self._state.setText(text)
        self._enable()

    def _export_ended(self) -> None:
        if sip.isdeleted(self):
            return
        self._exporting = False
        self._state.clear()
        self._enable()

    def _enable(self) -> None:
        ready = self._session.store is not None and not self._exporting
        self._export.setEnabled(ready)
        self._open.setEnabled(ready)
