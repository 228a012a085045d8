# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The layers of the open workspace in the user's project.

They stand in a group of their own and show the display copy. Name, order, visibility, style,
filter and labels are the user's from the moment a layer is there; what we keep right is where it
reads from, and that it is drawn again when what it shows has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsDataProvider,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.qgis_bridge.day_turn import DayTurn
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers import dress as layer_dress
from lowuse_plugin.qgis_bridge.layers import roles, themes
from lowuse_plugin.qgis_bridge.layers.missing_layers import MissingLayers
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS, ROLES, Role
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession
    from lowuse_plugin.services.describe_layers import LayerFacts

Shown = Callable[[QgsVectorLayer], QgsRectangle | None]
"""Gives the part of the map that is shown, in the CRS of a layer; None when there is no map."""


class MapLayers(QObject):
    """Puts the layers of the session's workspace into the project and keeps them up to date."""

    layers_changed = pyqtSignal()
    """Our layers came, went or read from another file now."""
    first_shown = pyqtSignal()
    """Layers were put into the project, or their first parcels came: the map may go there."""
    missing_changed = pyqtSignal(object)
    """Tuple of roles that the user removed and may want back (补回图层)."""
    theme_changed = pyqtSignal(str)
    """Key of the theme that is shown now, empty when it is none of ours."""
    facts_changed = pyqtSignal()
    """What is known of the sources was read again."""

    def __init__(
        self,
        project: QgsProject,
        session: WorkspaceSession,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        """Follow a session; layers come when it has a workspace.

        Args:
            project: The user's project.
            session: The workspace that is open.
            tasks: Reads what stands in the notes.
            parent: Owner.
        """
        super().__init__(parent)
        self._project, self._session, self._tasks = project, session, tasks
        self._shown: Shown = lambda _layer: None
        self._facts: LayerFacts | None = None
        self._missing = MissingLayers(project, lambda: self.missing, self)
        self._missing.changed.connect(self.missing_changed)
        self._watched: dict[str, QgsVectorLayer] = {}
        self._adding: Iterator[None] | None = None
        """Layers that are being added."""
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)
        self._empty: set[str] = set()
        """Layers of parcels that had nothing to show when they were looked at last."""
        self._day = DayTurn(self)
        self._day.turned.connect(lambda: roles.show_today(self.by_role))
        self._day.turned.connect(self._annotate_all)
        session.opened.connect(self._show)
        session.closed.connect(self._leave)
        session.refreshed.connect(self._refresh)
        project.layersRemoved.connect(self._look_again)
        project.homePathChanged.connect(self._stamp_all)
        if session.store is not None:
            self._show()

    def stop(self) -> None:
        """Let go of session and project; the layers stay where they are."""
        self._session.opened.disconnect(self._show)
        self._session.closed.disconnect(self._leave)
        self._session.refreshed.disconnect(self._refresh)
        self._project.layersRemoved.disconnect(self._look_again)
        self._project.homePathChanged.disconnect(self._stamp_all)
        self._adding = None
        self._day.stop()
        self._missing.stop()
        self._watch([])

    def watch_map(self, shown: Shown) -> None:
        """Let a map say what it shows, so that nothing is drawn again that nobody sees."""
        self._shown = shown

    @property
    def store_id(self) -> str:
        """The workspace whose layers these are, empty when none is open."""
        return self._session.info.store_id if self._session.info else ""

    @property
    def by_role(self) -> dict[str, list[QgsVectorLayer]]:
        """The layers of the open workspace; a user may have duplicated one."""
        return roles.layers_of(self._project, self.store_id) if self.store_id else {}

    def layer(self, role: str) -> QgsVectorLayer | None:
        """Return the layer of a role, the first if there are several."""
        return next(iter(self.by_role.get(role, ())), None)

    @property
    def is_adding(self) -> bool:
        """Whether layers are still to come."""
        return self._adding is not None

    @property
    def facts(self) -> LayerFacts | None:
        """What is known of the sources; None until it was read."""
        return self._facts

    @property
    def missing(self) -> tuple[str, ...]:
        """Roles that the user removed."""
        if not self.store_id or self.is_adding:
            return ()
        gone = roles.offered_in(self._project, self.store_id) - set(self.by_role)
        return tuple(name for name in ROLES if name in gone - self._without_rows())

    @property
    def theme(self) -> str:
        """Key of the theme that is shown, empty when it is none of ours."""
        return themes.current_theme(self.layer(PARCELS))

    def apply_theme(self, key: str) -> None:
        """Show our layers as the theme of that key says."""
        theme = themes.THEMES[key]
        if theme.needs in {"", *self.by_role}:
            themes.apply_theme(self._project, self.by_role, theme)
        elif self.store_id and not self.is_adding:
            self._add([ROLES[theme.needs]], then=lambda: self.apply_theme(key))

    def restore(self, wanted: Iterable[str] = tuple(ROLES)) -> None:
        """Put back what the user removed (补回图层), or of it only certain roles."""
        self._add(ROLES[name] for name in self.missing if name in wanted)

    def adopt(self, *, reload: bool = False) -> None:
        """Take over the layers of this workspace that a project brought, and repair them.

        Args:
            reload: They were open before the copy was filled: let them look at it again.
        """
        if not self.store_id:
            return
        clean = not self._project.isDirty()
        for layer, role in self._each():
            self._point(layer, role)
            layer_dress.mend(layer)
            if reload:
                layer.reload()
                layer.triggerRepaint()
        self._stamp_all()
        # Where the copy stands on this computer is nothing that the user has to save.
        if clean:
            self._project.setDirty(False)
        self._look_again()
        if self._facts is not None and not self.is_adding:
            self._add(self._never_offered())

    def _show(self) -> None:
        """Adopt the layers that are there; in a project without any, add them."""
        if roles.group_of(self._project, self.store_id) is None and not self.by_role:
            self._add((r for r in ROLES.values() if not r.optional), then=self.first_shown.emit)
        else:
            self.adopt(reload=True)
        self._describe()

    def _never_offered(self) -> list[Role]:
        """Return roles that this project has not seen: new in this version, or empty before."""
        known = roles.offered_in(self._project, self.store_id) | self._without_rows()
        return [role for role in ROLES.values() if role.name not in known]

    def _without_rows(self) -> set[str]:
        """Return optional roles that have nothing to show, and those that nobody asked for."""
        return roles.unwanted(self._facts is not None and bool(self._facts.references))

    def _leave(self) -> None:
        """Leave the layers in the project, with what they showed last."""
        self._adding = None
        self._facts = None
        self._watch([])
        self._missing.look()
        self.layers_changed.emit()

    def _add(self, wanted: Iterable[Role], then: Callable[[], None] = lambda: None) -> None:
        """Add layers one after the other: the interface must not wait for all of them.

        Args:
            wanted: Their roles.
            then: Called when they are there.
        """
        self._adding = self._added(list(wanted), then)
        self._turn.start()

    def _go_on(self) -> None:
        if self._adding is None:
            return
        try:
            if next(self._adding, self) is not self:
                self._turn.start()
        except BaseException:
            self._adding = None
            raise

    def _added(self, wanted: list[Role], then: Callable[[], None]) -> Iterator[None]:
        """Add layers, and pause after each."""
        made = []
        if wanted:
            self._group()
            yield
        for role in wanted:
            group = self._group()
            layer = self._make(role)
            known = {*roles.offered_in(self._project, self.store_id), role.name}
            group.setCustomProperty(roles.OFFERED, sorted(known))
            self._project.addMapLayer(layer, False)
            node = group.insertLayer(roles.place_in(group, role), layer)
            node.setExpanded(role.name == PARCELS)
            made.append((role, layer))
            yield
        self._adding = None
        if not made:
            return
        themes.enter(self._project, self.by_role, [layer for _, layer in made])
        shown = themes.THEMES[self.theme or themes.SURVEY]
        themes.apply_theme(self._project, {r.name: [layer] for r, layer in made}, shown)
        self._look_again()
        then()
        if self._facts is not None and (late := self._never_offered()):
            self._add(late)  # the sources were known while the others were being added

    def _make(self, role: Role) -> QgsVectorLayer:
        options = QgsVectorLayer.LayerOptions(loadDefaultStyle=False)
        layer = QgsVectorLayer(self._source(role), role.title, "ogr", options)
        layer.setCrs(self._crs())
        self._stamp(layer, role)
        layer_dress.dress(layer, role)
        self._annotate(layer, role)
        if role.name == PARCELS:
            themes.add_styles(layer)
        return layer

    def _group(self) -> QgsLayerTreeGroup:
        found = roles.group_of(self._project, self.store_id)
        if found is not None:
            return found
        if not self._project.mapLayers():
            self._project.setCrs(self._crs())
        group = self._project.layerTreeRoot().insertGroup(0, f"低效用地 · {self._path().stem}")
        group.setCustomProperty(roles.GROUP, self.store_id)
        return group

    def _point(self, layer: QgsVectorLayer, role: Role) -> None:
        """Let a layer read this session's copy; style, name and filter stay."""
        source = self._source(role)
        if layer.source().partition("|subset=")[0] != source or not layer.isValid():
            filtered = roles.filter_of(layer)
            options = QgsDataProvider.ProviderOptions()
            layer.setDataSource(source, layer.name(), "ogr", options, False)
            if filtered:
                layer.setSubsetString(filtered)
        if layer.crs() != self._crs():
            layer.setCrs(self._crs())

    def _source(self, role: Role) -> str:
        store = self._session.store
        return store.layer_source(role.view) if store is not None else ""

    def _crs(self) -> QgsCoordinateReferenceSystem:
        info = self._session.info
        return QgsCoordinateReferenceSystem(info.crs if info is not None else "")

    def _path(self) -> Path:
        return self._session.path or Path()

    def _stamp_all(self) -> None:
        """Write role and workspace onto every layer of ours."""
        for layer, role in self._each():
            self._stamp(layer, role)

    def _each(self) -> list[tuple[QgsVectorLayer, Role]]:
        return [(layer, ROLES[name]) for name, found in self.by_role.items() for layer in found]

    def _stamp(self, layer: QgsVectorLayer, role: Role) -> None:
        wanted = {
            roles.ROLE: role.name,
            roles.STORE_ID: self.store_id,
            roles.WORKSPACE: str(self._path()),
            roles.WORKSPACE_FROM_PROJECT: roles.from_project(self._project, self._path()),
        }
        for name, value in wanted.items():
            if layer.customProperty(name) != value:
                layer.setCustomProperty(name, value)
        if not layer.readOnly():
            layer.setReadOnly(True)

    def _annotate(self, layer: QgsVectorLayer, role: Role) -> None:
        lines = self._facts.lines(role.table, office_today()) if self._facts else ()
        layer_dress.annotate(layer, role, self._path().name, lines)

    def _describe(self) -> None:
        """Read where everything comes from, and write it into the notes."""
        store = self._session.store
        if store is None:
            return

        def work(_progress: Progress) -> LayerFacts:
            from lowuse_plugin.services.describe_layers import describe_layers  # noqa: PLC0415

            return describe_layers(store)

        def done(facts: LayerFacts) -> None:
            self._facts = facts
            if not self.is_adding:
                self._add(self._never_offered())
            self._annotate_all()
            self.facts_changed.emit()

        title = tr("Reading the sources of the layers")
        self._tasks.run(title, work, done, wanted=lambda: self._session.store is store, hidden=True)

    def _annotate_all(self) -> None:
        for layer, role in self._each():
            self._annotate(layer, role)

    def _refresh(self, refresh: Refresh) -> None:
        """Draw again what changed, where it is seen."""
        for name, members in self.by_role.items():
            role = ROLES[name]
            rows = refresh.everything or bool(refresh.tables & role.decides_rows)
            if not rows and not refresh.tables & role.decides_looks:
                continue
            for layer in members:
                # A view that was empty when it was opened has no keys until it is opened again.
                if rows:
                    roles.read_anew(layer)
                    if layer.id() in self._empty and not roles.is_empty(layer):
                        self._empty.discard(layer.id())
                        layer.updateExtents(True)
                        self.first_shown.emit()
                anywhere = role.is_redrawn_anywhere(refresh.tables)
                if anywhere or roles.meets(self._shown(layer), refresh.bounds):
                    layer.triggerRepaint()  # reading anew alone draws nothing
        if refresh.everything or refresh.tables & roles.DESCRIBED:
            self._describe()

    def _look_again(self) -> None:
        """See which layers are there, after the user or a project changed something."""
        if self.is_adding or not self.store_id:
            return
        by_role = self.by_role
        self._watch(layer for members in by_role.values() for layer in members)
        self._empty = {layer.id() for layer in by_role.get(PARCELS, ()) if roles.is_empty(layer)}
        self.layers_changed.emit()
        self._missing.look_later()

    def _watch(self, layers: Iterable[QgsVectorLayer]) -> None:
        """Follow the styles of exactly these layers."""
        wanted = {layer.id(): layer for layer in layers}
        gone = self._watched.keys() - wanted.keys()
        for key in gone:
            layer = self._watched.pop(key)
            if self._project.mapLayer(key) is not None:
                layer.styleManager().currentStyleChanged.disconnect(self._style_changed)
        for key in wanted.keys() - self._watched.keys():
            wanted[key].styleManager().currentStyleChanged.connect(self._style_changed)
            self._watched[key] = wanted[key]

    def _style_changed(self, _name: str) -> None:
        """Write again what a stored style brought back as it was when it was stored."""
        self._stamp_all()
        self._annotate_all()
        self.theme_changed.emit(self.theme)
