# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The page 宗地与范围 of the form of a project: its parcels, its boundary, and the map beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from lowuse_plugin.domain.projects.members import check_apart, check_members
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.polygon_tool import BoundaryBand, PolygonTool, to_workspace
from lowuse_plugin.gui.widgets.messages import Offer
from lowuse_plugin.gui.widgets.projects.boundary import ProjectBoundary
from lowuse_plugin.gui.widgets.projects.parcels import ProjectParcels
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_any, describe_code
from lowuse_plugin.qgis_bridge.projects.words import boundary_text, not_added_text
from lowuse_plugin.qgis_bridge.punctuation import listed
from lowuse_plugin.services.projects.boundary import DRAWN, PARCELS, SOURCE
from lowuse_plugin.services.projects.preview import BoundaryPreview, preview_boundary
from lowuse_plugin.services.projects.read import (
    Candidates,
    ProjectDetails,
    read_candidate_parcels,
    read_project_details,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.field_problem import FieldProblem
    from lowuse_plugin.domain.ports import Refresh, Store, Value
    from lowuse_plugin.qgis_bridge.selected_shapes import SelectedShapes
    from lowuse_plugin.services.projects.membership import Parts

_PAUSE_MS = 200
"""So long after the last change the boundary is measured anew."""


class ProjectLand(QWidget):
    """Knows which parcels and which boundary the project is to have."""

    changed = pyqtSignal()
    """The user did something."""
    shown = pyqtSignal()
    """Something else stands there that nobody entered here: an area, news of a colleague."""
    trouble = pyqtSignal(str)
    split_wanted = pyqtSignal()

    def __init__(
        self,
        context: PanelContext,
        details: ProjectDetails,
        value: Callable[[str], Value],
        selected: Callable[[], SelectedShapes],
        parent: QWidget | None = None,
    ) -> None:
        """Show the land of a project.

        Args:
            context: The shared parts.
            details: The project as it was opened.
            value: Returns what stands in a field of the form.
            selected: Returns the shapes that are selected in the layers of the map.
            parent: Owner.
        """
        super().__init__(parent)
        self.setObjectName("LowUse.Project.Land")
        self._context = context
        self._path = context.session.path
        self._details = details
        self._value = value
        self._selected = selected
        self._source = ""
        """Chosen in the form; empty where nobody chose."""
        self._drawn: bytes | None = None
        self._preview: BoundaryPreview | None = None
        self._tool: PolygonTool | None = None
        self._band = BoundaryBand(context.canvas)
        self.parcels = ProjectParcels()
        self.boundary = ProjectBoundary()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._measure)
        layout = QVBoxLayout(self)
        layout.addWidget(self.parcels, 1)
        layout.addWidget(self.boundary)
        self.parcels.set_base(details.members)
        self._connect()
        self.show_all()

    def _connect(self) -> None:
        self.parcels.changed.connect(self._on_changed)
        self.parcels.add_wanted.connect(self._add_selected)
        self.parcels.split_wanted.connect(self.split_wanted)
        self.parcels.looked_at.connect(self._look_at)
        self.boundary.parcels_wanted.connect(self._take_parcels)
        self.boundary.draw_wanted.connect(self._draw)
        self.boundary.cancel_wanted.connect(self._cancel_drawing)
        self.boundary.selection_wanted.connect(self._take_selected)
        self.boundary.show_wanted.connect(self._show_on_map)
        self._context.session.refreshed.connect(self._on_refreshed)

    @property
    def store(self) -> Store | None:
        """The workspace of the project, None while it is not open: another one is not asked."""
        session = self._context.session
        return session.store if session.path == self._path else None

    # -- what is to be saved ----------------------------------------------------------------------

    @property
    def details(self) -> ProjectDetails:
        """The project as its parcels are compared with."""
        return self._details

    @property
    def is_boundary_changed(self) -> bool:
        """Whether another boundary was chosen."""
        return bool(self._source)

    @property
    def changed_parts(self) -> Parts | None:
        """The parcels as they are to be, None where they are as stored.

        Raises:
            LowUseError: A part cannot be read.
        """
        return self.parcels.parts if self.parcels.is_changed else None

    @property
    def drawn(self) -> bytes | None:
        """The boundary that was drawn, WKB in the CRS of the workspace."""
        return self._drawn

    @property
    def source(self) -> str:
        """The source that was chosen, empty where nobody chose."""
        return self._source

    @property
    def shape(self) -> bytes | None:
        """The boundary as it would be saved, as far as it is known."""
        return self._preview.wkb if self._preview is not None else self._details.shape

    @property
    def area_m2(self) -> float | None:
        """Its area, as far as it is known."""
        if self._preview is not None:
            return self._preview.area_m2
        stored = self._details.row.values.get("plane_area_m2")
        return float(stored) if stored is not None else None

    def problems(self) -> tuple[FieldProblem, ...]:
        """Return what is wrong or unusual with the parcels."""
        district = str(self._value("district") or "")
        members = check_members(self.parcels.members, district, self._value("district_parts"))
        gap = self._preview.gap_m if self._preview is not None else self._details.gap_m
        return (*members, *check_apart(gap))

    # -- parcels ----------------------------------------------------------------------------------

    def take_candidates(self, found: Candidates) -> None:
        """Add parcels that are free, and say why others are not added."""
        if sip.isdeleted(self):
            return
        new = self.parcels.add(found.members)
        text = not_added_text(found)
        if not text and not new:
            text = tr("These parcels are in the list already.")
        self.trouble.emit(text)

    def add(self, uuids: tuple[str, ...]) -> None:
        """Read parcels and add them."""
        store = self.store
        if store is None or not uuids:
            return
        project = self._details.row.uuid
        self._context.run_for(
            store,
            tr("Reading parcels"),
            lambda _progress: read_candidate_parcels(store, uuids, project),
            self.take_candidates,
            hidden=True,
        )

    def _add_selected(self) -> None:
        current = self._context.current
        uuids = tuple(sorted(current.selection)) or ((current.uuid,) if current.uuid else ())
        if uuids:
            self.add(uuids)
        else:
            self.trouble.emit(tr("Choose a parcel in a list or on the map first."))

    def _look_at(self, uuid: str) -> None:
        self._context.current.look_at(uuid, reveal=True, zoom=False)

    def _on_changed(self) -> None:
        self.show_all()
        self._timer.start()
        self.changed.emit()

    # -- boundary ---------------------------------------------------------------------------------

    def measure_soon(self) -> None:
        """Measure the boundary anew: the district is another one."""
        self._timer.start()

    def _take_parcels(self) -> None:
        self._set_boundary(PARCELS, None)

    def _set_boundary(self, source: str, drawn: bytes | None) -> None:
        self._source, self._drawn = source, drawn
        self._on_changed()

    def _take_selected(self) -> None:
        store, found = self.store, self._selected()
        if store is None:
            return
        if found.layers:
            names = listed(found.layers)
            text = tr("Shapes are selected in several layers ({names}). Choose the layer that is "
                      "meant in the layer tree.", names=names)  # fmt: skip
            self.trouble.emit(text)
        elif found.shape.isEmpty():
            self.trouble.emit(tr("Select shapes in a polygon layer of the map first."))
        else:
            self.trouble.emit("")
            self._set_boundary(DRAWN, to_workspace(found.shape, found.crs, store.info.crs))

    def _show_on_map(self) -> None:
        store = self.store
        if store is not None:
            self._band.show(self.shape, store.info.crs)
            self._band.go_there()

    def _draw(self) -> None:
        if self._tool is None:
            self._tool = PolygonTool(self._context.canvas)
            self._tool.drawn.connect(self._on_drawn)
            self._tool.ended.connect(partial(self.boundary.set_drawing, False))
        self._tool.start()
        self.boundary.set_drawing(True)

    def _cancel_drawing(self) -> None:
        if self._tool is not None:
            self._tool.cancel()

    def _on_drawn(self, shape: QgsGeometry) -> None:
        store = self.store
        if store is not None:
            crs = self._context.canvas.mapSettings().destinationCrs()
            self._set_boundary(DRAWN, to_workspace(shape, crs, store.info.crs))

    def _follows_parcels(self) -> bool:
        """Tell whether the boundary is made from the parcels, as saving decides it."""
        stored = self._details.row.values
        source = self._source or stored.get(SOURCE)
        if source:
            return bool(source == PARCELS)
        return bool(self.parcels.members) or self._details.shape is None

    def _measure(self) -> None:
        """Let the boundary be measured that would be saved."""
        store = self.store
        if store is None:
            return
        parcels = [member.parcel_uuid for member in self.parcels.members]
        drawn = None if self._follows_parcels() else self._drawn or self._details.shape
        district = str(self._value("district") or "")
        self._context.run_for(
            store,
            tr("Measuring the boundary"),
            lambda _progress: preview_boundary(store, parcels, drawn, district),
            self._take_preview,
            on_failed=self._not_measured,
            hidden=True,
        )

    def _take_preview(self, found: BoundaryPreview) -> None:
        if sip.isdeleted(self):
            return
        self._preview = found
        store = self.store
        if store is not None:
            self._band.show(found.wkb, store.info.crs)
        self.show_all()
        self.shown.emit()

    def _not_measured(self, error: BaseException) -> None:
        """Say why a boundary cannot be; it is not kept."""
        if sip.isdeleted(self):
            return
        self._source, self._drawn, self._preview = "", None, None
        self.show_all()
        self.changed.emit()
        self.trouble.emit(describe_any(error))

    # -- colleagues -------------------------------------------------------------------------------

    def _on_refreshed(self, refresh: Refresh) -> None:
        store, uuid = self.store, self._details.row.uuid
        if store is None or not uuid:
            return
        if refresh.everything or {"project_parcel", "parcel"} & set(refresh.tables):
            self._context.run_for(
                store,
                tr("Reading a project"),
                lambda _progress: read_project_details(store, uuid),
                self._compare,
                on_failed=lambda _error: None,  # the banner of the fields says what became of it
                hidden=True,
            )

    def _compare(self, now: ProjectDetails) -> None:
        """Take the parcels of now where nobody edited them here, else tell what is new."""
        if sip.isdeleted(self):
            return
        if not self.parcels.is_changed:
            self._take_members(now)
            return
        was, current = self._details.parts, now.parts
        names = {m.parcel_uuid: m.name for m in (*self._details.members, *now.members)}
        load = Offer(
            tr("Load the parcels of now"), partial(self._take_members, now),
            "LowUse.Project.Parcels.Load",
        )  # fmt: skip
        self.parcels.say_news(
            [names[key] for key in current if key not in was],
            [names[key] for key in was if key not in current],
            [names[key] for key in current if key in was and current[key] != was[key]],
            (load,),
        )
        self.shown.emit()

    def _take_members(self, now: ProjectDetails) -> None:
        self._details = replace(self._details, members=now.members, shape=now.shape)
        self.parcels.set_base(now.members)
        self.show_all()
        self._timer.start()
        self.shown.emit()

    # -- showing ----------------------------------------------------------------------------------

    def show_all(self) -> None:
        """Say what the boundary is, and what is wrong."""
        members = self.parcels.members
        self.parcels.offer_split(len({m.district for m in members}) > 1)
        unread = self.parcels.problem
        texts = [describe(unread)] if unread is not None else []
        texts += [describe_code(p.code, p.params) for p in self.problems()]
        self.parcels.say_problems(texts)
        stored = str(self._details.row.values.get(SOURCE) or "")
        source = self._source or stored or (PARCELS if members else "")
        self.boundary.say(
            boundary_text(source, self.area_m2),
            changed=self.is_boundary_changed,
            has_parcels=bool(members),
            has_boundary=self.shape is not None,
        )

    def release(self) -> None:
        """Take everything off the map."""
        self._timer.stop()
        self._band.release()
        if self._tool is not None:
            self._tool.release()
            self._tool = None
