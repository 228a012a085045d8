# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The selection of the map and that of the panels are one.

The map knows parcels by the number of their row (``fid``), everybody else by uuid. A parcel keeps
both for good, so what was looked up once stays known.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from qgis.core import (
    QgsExpression,
    QgsFeatureRequest,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)
from qgis.PyQt.QtCore import QObject

from lowuse_plugin.qgis_bridge.current import CurrentParcel
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.map_layers import MapLayers
from lowuse_plugin.qgis_bridge.layers.roles import PARCELS, ROLES, is_read_anew
from lowuse_plugin.qgis_bridge.tasks import Tasks

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Refresh
    from lowuse_plugin.qgis_bridge.session import WorkspaceSession

FEW = 2000
"""So many parcels are looked up at once, in about 30 ms; more are read in a task."""
MANY = 20_000
"""So many are looked up there, as those of a rectangle; for more all are read."""
_CHUNK = 500
_REPORT_EVERY = 5000


class ParcelKeys:
    """fid ↔ uuid of the parcels of one workspace, as far as they were asked for."""

    def __init__(self) -> None:
        self._uuid_of: dict[int, str] = {}
        self._fid_of: dict[str, int] = {}
        self.complete = False
        """All parcels of the layer are known: what is not known is not in it."""

    def clear(self) -> None:
        """Forget everything, as for another workspace."""
        self._uuid_of.clear()
        self._fid_of.clear()
        self.complete = False

    def learn(self, pairs: Mapping[int, str]) -> None:
        """Take in what was read."""
        self._uuid_of.update(pairs)
        self._fid_of.update(zip(pairs.values(), pairs.keys(), strict=True))

    def unknown_fids(self, fids: Iterable[int]) -> list[int]:
        """Return those that have to be looked up."""
        return [] if self.complete else [fid for fid in fids if fid not in self._uuid_of]

    def unknown_uuids(self, uuids: Iterable[str]) -> list[str]:
        """Return those that have to be looked up."""
        return [] if self.complete else [uuid for uuid in uuids if uuid not in self._fid_of]

    def uuids(self, layer: QgsVectorLayer, fids: Collection[int]) -> list[str]:
        """Return the uuids of the parcels that are in the layer, in the order asked for."""
        for chunk in _chunks(self.unknown_fids(fids)):
            self.learn(_pairs(layer, QgsFeatureRequest(list(chunk))))
        return [self._uuid_of[fid] for fid in fids if fid in self._uuid_of]

    def fids(self, layer: QgsVectorLayer, uuids: Collection[str]) -> list[int]:
        """Return the fids of the parcels that are in the layer, in the order asked for."""
        for chunk in _chunks(self.unknown_uuids(uuids)):
            request = QgsFeatureRequest().setFilterExpression(among(chunk))
            self.learn(_pairs(layer, request))
        return [self._fid_of[uuid] for uuid in uuids if uuid in self._fid_of]


def among(uuids: Iterable[str]) -> str:
    """Return the expression that holds for the given parcels."""
    values = ",".join(QgsExpression.quotedValue(uuid) for uuid in uuids)
    return f'"uuid" IN ({values})'


def _chunks(items: Sequence[int] | Sequence[str]) -> Iterator[list]:
    rest = iter(items)
    while chunk := list(islice(rest, _CHUNK)):
        yield chunk


def _request_of(chunk: Sequence[int] | Sequence[str]) -> QgsFeatureRequest:
    """Return the question for some parcels, by fid or by uuid."""
    uuids = [key for key in chunk if isinstance(key, str)]
    if uuids:
        return QgsFeatureRequest().setFilterExpression(among(uuids))
    return QgsFeatureRequest(list(chunk))


def _pairs(
    source: QgsVectorLayer | QgsVectorLayerFeatureSource,
    request: QgsFeatureRequest,
    progress: Progress | None = None,
) -> dict[int, str]:
    """Read fid → uuid; without a filter of the request, of all."""
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    request.setSubsetOfAttributes(["uuid"], source.fields())
    column = source.fields().lookupField("uuid")
    found: dict[int, str] = {}
    for done, feature in enumerate(source.getFeatures(request)):
        if progress is not None and done % _REPORT_EVERY == 0:
            progress.step(0, 0)
        found[feature.id()] = feature[column]
    return found


class MapSelection(QObject):
    """Carries the selection from the map to :class:`CurrentParcel` and back.

    A single selected parcel becomes the current one. Neither side hears its own echo.
    """

    def __init__(
        self,
        session: WorkspaceSession,
        map_layers: MapLayers,
        current: CurrentParcel,
        tasks: Tasks,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._map_layers = map_layers
        self._current = current
        self._tasks = tasks
        self._keys = ParcelKeys()
        self._layer: QgsVectorLayer | None = None
        self._layer_id = ""
        self._store_id = ""
        self._echo = False
        self._reading_all = False
        self._some_missing = False
        self._then: Callable[[], None] = lambda: None
        self._changes = 0
        """Counts how often rows may have come or gone."""
        session.refreshed.connect(self._refreshed)
        map_layers.layers_changed.connect(self._follow)
        current.selection_changed.connect(self._to_map)
        self._follow()

    def stop(self) -> None:
        """Let go of everything."""
        self._session.refreshed.disconnect(self._refreshed)
        self._map_layers.layers_changed.disconnect(self._follow)
        self._current.selection_changed.disconnect(self._to_map)
        self._let_go()

    @property
    def keys(self) -> ParcelKeys:
        """What is known of the keys, for others who must find a parcel in the layer."""
        return self._keys

    def _follow(self) -> None:
        """Listen to the layer of parcels that is there now."""
        layer = self._map_layers.layer(PARCELS)
        if self._map_layers.store_id != self._store_id:
            self._store_id = self._map_layers.store_id
            self._keys.clear()
        if (layer.id() if layer is not None else "") == self._layer_id:
            return
        self._let_go()
        if layer is not None:
            self._layer, self._layer_id = layer, layer.id()
            layer.selectionChanged.connect(self._to_panels)
            layer.willBeDeleted.connect(self._forget)
            layer.subsetStringChanged.connect(self._rows_changed)
            if self._current.selection:
                self._to_map(self._current.selection)

    def _let_go(self) -> None:
        if self._layer is not None:
            self._layer.selectionChanged.disconnect(self._to_panels)
            self._layer.willBeDeleted.disconnect(self._forget)
            self._layer.subsetStringChanged.disconnect(self._rows_changed)
        self._forget()

    def _forget(self) -> None:
        self._layer, self._layer_id = None, ""

    def _refreshed(self, refresh: Refresh) -> None:
        """Forget keys that belong to a copy that is no more."""
        if refresh.everything:
            self._keys.clear()
        elif refresh.tables & ROLES[PARCELS].decides_rows:
            self._rows_changed()

    def _rows_changed(self) -> None:
        """Parcels may have come; those that are known keep their keys."""
        self._changes += 1
        self._keys.complete = False

    def _to_panels(self, *_changes: object) -> None:
        """The user selected on the map."""
        layer = self._layer
        if self._echo or layer is None or is_read_anew(layer):
            return
        fids = layer.selectedFeatureIds()
        unknown = self._keys.unknown_fids(fids)
        if len(unknown) > FEW:
            self._read_keys(unknown, self._to_panels)
            return
        uuids = self._keys.uuids(layer, fids)
        self._current.select(uuids)
        if len(uuids) == 1:
            self._current.look_at(uuids[0])

    def _to_map(self, uuids: frozenset[str]) -> None:
        """Somebody selected in a list."""
        layer = self._layer
        if layer is None:
            return
        unknown = self._keys.unknown_uuids(uuids)
        if len(unknown) > FEW:
            self._read_keys(unknown, lambda: self._to_map(self._current.selection))
            return
        fids = self._keys.fids(layer, uuids)
        if set(fids) == set(layer.selectedFeatureIds()):
            return
        self._echo = True
        try:
            layer.selectByIds(fids)
        finally:
            self._echo = False

    def _read_keys(self, unknown: Sequence[int] | Sequence[str], then: Callable[[], None]) -> None:
        """Read keys in a task, then go on.

        Args:
            unknown: Keys of the parcels that have to be looked up; of many, or where some were
                not there the last time, all are read, and what is not there then is nowhere.
            then: What to do with them; of several that were asked for meanwhile, the last is done.
        """
        self._then = then
        layer = self._layer
        if layer is None or self._reading_all:
            return
        source, store_id = QgsVectorLayerFeatureSource(layer), self._store_id
        changes, whole = self._changes, self._some_missing or len(unknown) > MANY

        def work(progress: Progress) -> dict[int, str]:
            if whole:
                return _pairs(source, QgsFeatureRequest(), progress)
            found: dict[int, str] = {}
            for chunk in _chunks(unknown):
                found |= _pairs(source, _request_of(chunk), progress)
            return found

        def done(pairs: dict[int, str]) -> None:
            self._reading_all = False
            if store_id != self._store_id:
                return
            self._keys.learn(pairs)
            # Parcels that came while this was read are not in it.
            self._keys.complete = whole and changes == self._changes
            self._some_missing = not whole and len(pairs) < len(unknown)
            self._then()

        self._reading_all = True
        title = tr("Looking up the selected parcels")
        self._tasks.run(title, work, done, hidden=True).ended.connect(self._read)

    def _read(self) -> None:
        self._reading_all = False
