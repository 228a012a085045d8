# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The layer in which boundaries are drawn: 编辑边界（未写入工作库） (D6).

A memory layer with copies of parcels, in which QGIS's own tools work. Nothing that happens in it
reaches the workspace by itself.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFields,
    QgsLayerNotesUtils,
    QgsLayerTreeGroup,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from lowuse_plugin.domain.boundaries.edits import NEW_COLUMNS, StoredShape
from lowuse_plugin.domain.boundaries.questions import DrawnFeature
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.qgis_bridge.district_names import district_label
from lowuse_plugin.qgis_bridge.layers import roles as layer_roles
from lowuse_plugin.qgis_bridge.layers.sources import plain
from lowuse_plugin.qgis_bridge.scratch import draft as scratch_draft
from lowuse_plugin.qgis_bridge.scratch import look
from lowuse_plugin.qgis_bridge.scratch.draft import Draft
from lowuse_plugin.qgis_bridge.scratch.features import drawn_in, make_feature, same_shape
from lowuse_plugin.qgis_bridge.scratch.mark import DRAFT, SCRATCH, TITLE, scratch_of

_REST_MS = 400
"""So long after the last stroke a drawing is looked at."""


class ScratchLayer(QObject):
    """Makes the layer, watches it and reads it."""

    changed = pyqtSignal()
    """Something was drawn; comes when the hand rests."""
    committed = pyqtSignal()
    """The user pressed QGIS's own button for saving layer edits."""
    lost = pyqtSignal(str)
    """The layer was taken out of the project by somebody else than :meth:`end`: the id of the
    workspace that it belonged to."""

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._layer: QgsVectorLayer | None = None
        self._store_id = ""
        self.base: dict[str, StoredShape] = {}
        """Parcels as the drawing began with them."""
        self.neighbours: frozenset[str] = frozenset()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.changed)
        self._quiet = False
        self._numbers: dict[str, int] = {}

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The layer, while there is one."""
        return self._layer

    @property
    def is_waiting(self) -> bool:
        """Whether the last stroke is still waited for."""
        return self._rest.isActive()

    @property
    def store_id(self) -> str:
        """The workspace that it belongs to."""
        return self._store_id if self._layer is not None else ""

    def begin(self, store_id: str, crs: str, district: str) -> QgsVectorLayer:
        """Put an empty layer into the project, above our others.

        Args:
            store_id: Its workspace.
            crs: That of the workspace.
            district: Of new parcels; empty when people have to choose.
        """
        layer = QgsVectorLayer(f"MultiPolygon?crs={crs}", TITLE, "memory")
        layer.dataProvider().addAttributes(look.fields())
        layer.updateFields()
        layer.setCustomProperty(SCRATCH, store_id)
        spec = shipped()
        columns = spec.tables["parcel"].columns
        titles = {name: columns[name].title for name in NEW_COLUMNS}
        districts = {district_label(code): code for code in spec.codes["district"].values}
        look.dress(layer, titles, districts, district)
        self._place(layer, store_id)
        self._take(layer)
        return layer

    def adopt(self, layer: QgsVectorLayer, draft: Draft) -> None:
        """Go on with a layer that was kept, or that a project brought back without its features.

        What stands in the layer is newer than its draft.
        """
        layer.setReadOnly(False)
        self._take(layer)
        self.base, self.neighbours = dict(draft.base), draft.neighbours
        if not layer.featureCount():
            self._insert([self._from_draft(each) for each in draft.features])
        layer.triggerRepaint()

    def add(self, parcels: Iterable[StoredShape], *, neighbour: bool) -> None:
        """Copy parcels into the layer; those that are there already stay as they are drawn."""
        new = [parcel for parcel in parcels if parcel.uuid not in self.base]
        for parcel in new:
            self.base[parcel.uuid] = parcel
        if neighbour:
            self.neighbours |= {parcel.uuid for parcel in new}
        self._insert([self._copy(parcel) for parcel in new])

    def promote(self, uuids: Iterable[str]) -> None:
        """Make neighbours parcels that are edited."""
        wanted = self.neighbours & frozenset(uuids)
        self.neighbours -= wanted
        layer = self._layer
        if layer is None or not wanted:
            return
        role = layer.fields().lookupField(look.ROLE)
        ids = [f.id() for f in layer.getFeatures() if plain(f[look.UUID]) in wanted]
        with _Quiet(self):
            # Behind the editing buffer: it is no stroke that could be undone.
            values = {each: {role: look.EDIT} for each in ids if each >= 0}
            layer.dataProvider().changeAttributeValues(values)
            for each in ids:
                if each < 0:
                    layer.changeAttributeValue(each, role, look.EDIT)
        layer.triggerRepaint()

    def replace(self, parcel: StoredShape) -> None:
        """Take a parcel as the workspace has it now, instead of what is drawn."""
        self.base[parcel.uuid] = parcel
        with _Quiet(self):
            self._remove(parcel.uuid)
            self._insert([self._copy(parcel)])
        self._stir()

    def drop(self, uuid: str) -> None:
        """Forget a parcel, with what is drawn of it."""
        self.base.pop(uuid, None)
        self.neighbours -= {uuid}
        with _Quiet(self):
            self._remove(uuid)
        self._stir()

    def features(self) -> list[DrawnFeature]:
        """Return what is drawn now, unsaved strokes included."""
        return [] if self._layer is None else drawn_in(self._layer)

    def touched(self, features: Iterable[DrawnFeature]) -> frozenset[str]:
        """Return the parcels whose shape is not the one that the drawing began with."""
        found = set(self.base)
        for feature in features:
            stored = self.base.get(feature.uuid or "")
            if stored is not None and same_shape(feature.wkb, stored.wkb):
                found.discard(stored.uuid)
        return frozenset(found)

    @property
    def is_dirty(self) -> bool:
        """Whether anything is drawn that the workspace does not have."""
        features = self.features()
        uuids = [feature.uuid for feature in features if feature.uuid in self.base]
        fresh = len(features) - len(uuids)
        return bool(fresh or len(uuids) != len(set(uuids)) or self.touched(features))

    def draft(self, reason: str) -> Draft:
        """Return the drawing as it is now."""
        return Draft(self.features(), dict(self.base), self.neighbours, reason)

    def keep_draft(self, reason: str) -> None:
        """Write the drawing beside the layer, so that a saved project keeps it."""
        if self._layer is not None:
            self._layer.setCustomProperty(DRAFT, scratch_draft.to_text(self.draft(reason)))

    def lock(self) -> str:
        """Let nothing be drawn: what is there is being written.

        Returns:
            What QGIS says when it cannot end editing; empty when the layer is locked.
        """
        layer = self._layer
        if layer is None:
            return ""
        with _Quiet(self):
            if layer.isEditable() and not layer.commitChanges():
                return "; ".join(layer.commitErrors())
        layer.setReadOnly(True)
        return ""

    def unlock(self) -> None:
        """Let the layer be drawn in again after :meth:`lock`."""
        layer = self._layer
        if layer is not None and layer.readOnly():
            layer.setReadOnly(False)
            layer.startEditing()

    def mark(self, note: str) -> None:
        """Write onto the layer why it was not written into the workspace; empty takes it away."""
        if self._layer is None:
            return
        if note:
            QgsLayerNotesUtils.setLayerNotes(self._layer, html.escape(note))
        else:
            QgsLayerNotesUtils.removeNotes(self._layer)

    def number_parts(self, numbers: Mapping[str, int]) -> None:
        """Number the parts of a split on the map as the question does."""
        if self._layer is not None and numbers != self._numbers:
            self._numbers = dict(numbers)
            look.number_parts(self._layer, numbers)

    def extent(self, keys: Iterable[str] | None = None) -> QgsRectangle:
        """Return the box around features, all of them when none are named."""
        if self._layer is None:
            return QgsRectangle()
        request = QgsFeatureRequest().setNoAttributes()
        if keys is not None:
            request.setFilterFids([int(key) for key in keys])
        box = QgsRectangle()
        for feature in self._layer.getFeatures(request):
            box.combineExtentWith(feature.geometry().boundingBox())
        return box

    def edit_again(self) -> None:
        """Let the layer be drawn in, after it was saved by QGIS's own button."""
        layer = self._layer
        if layer is not None and not layer.isEditable() and not layer.readOnly():
            layer.startEditing()

    def end(self, *, remove: bool = True) -> None:
        """Let go of the layer.

        Args:
            remove: Take it out of the project; otherwise it stays with its draft.
        """
        layer = self._layer
        if layer is None:
            return
        self._let_go()
        layer.setReadOnly(False)
        if remove:
            if layer.isEditable():
                layer.rollBack()
            self._project.removeMapLayer(layer.id())

    # -- how --------------------------------------------------------------------------------------

    def _place(self, layer: QgsVectorLayer, store_id: str) -> None:
        group = layer_roles.group_of(self._project, store_id)
        parent: QgsLayerTreeGroup = group or self._project.layerTreeRoot()
        self._project.addMapLayer(layer, False)
        parent.insertLayer(0, layer)

    def _take(self, layer: QgsVectorLayer) -> None:
        self._let_go()
        self._layer = layer
        self._store_id = scratch_of(layer)
        self.base, self.neighbours, self._numbers = {}, frozenset(), {}
        for signal in (layer.featureAdded, layer.geometryChanged, layer.featureDeleted,
                       layer.attributeValueChanged):  # fmt: skip
            signal.connect(self._stir)
        layer.afterCommitChanges.connect(self._on_commit)
        layer.afterRollBack.connect(self._stir)
        layer.willBeDeleted.connect(self._on_gone)
        layer.startEditing()

    def _let_go(self) -> None:
        layer, self._layer = self._layer, None
        self._rest.stop()
        if layer is None:
            return
        for signal in (layer.featureAdded, layer.geometryChanged, layer.featureDeleted,
                       layer.attributeValueChanged):  # fmt: skip
            signal.disconnect(self._stir)
        layer.afterCommitChanges.disconnect(self._on_commit)
        layer.afterRollBack.disconnect(self._stir)
        layer.willBeDeleted.disconnect(self._on_gone)

    def _stir(self, *_what: Any) -> None:
        if not self._quiet and self._layer is not None:
            self._rest.start()

    def _on_commit(self) -> None:
        if not self._quiet:
            self.committed.emit()

    def _on_gone(self) -> None:
        self._layer = None
        self._rest.stop()
        self.lost.emit(self._store_id)

    def _insert(self, features: list[QgsFeature]) -> None:
        """Put features behind the editing buffer: they are no stroke that could be undone."""
        layer = self._layer
        if layer is None or not features:
            return
        with _Quiet(self):
            layer.dataProvider().addFeatures(features)
        layer.updateExtents()
        layer.reload()  # snapping looks only at what it was told of
        layer.triggerRepaint()

    def _remove(self, uuid: str) -> None:
        layer = self._layer
        if layer is None:
            return
        shown = [f.id() for f in layer.getFeatures() if plain(f[look.UUID]) == uuid]
        parts = [each for each in shown if each < 0]
        # Behind the editing buffer, and what the buffer hides as well: Ctrl+Z must not bring back
        # what is forgotten.
        provider = layer.dataProvider()
        rows = [f.id() for f in provider.getFeatures() if plain(f[look.UUID]) == uuid]
        provider.deleteFeatures(rows)
        if parts:
            layer.deleteFeatures(parts)
        if parts or set(rows) - set(shown):
            layer.undoStack().clear()
        layer.reload()

    def _copy(self, parcel: StoredShape) -> QgsFeature:
        role = look.NEIGHBOUR if parcel.uuid in self.neighbours else look.EDIT
        values: dict[str, Any] = {name: getattr(parcel, name) for name in NEW_COLUMNS}
        values |= {look.UUID: parcel.uuid, look.VERSION: parcel.version, look.ROLE: role}
        values[look.LABEL] = parcel.label
        return self._feature(parcel.wkb, values, before=parcel.wkb)

    def _from_draft(self, drawn: DrawnFeature) -> QgsFeature:
        values: dict[str, Any] = dict(drawn.values)
        stored = self.base.get(drawn.uuid or "")
        if stored is not None:
            role = look.NEIGHBOUR if stored.uuid in self.neighbours else look.EDIT
            values |= {look.UUID: stored.uuid, look.VERSION: stored.version, look.ROLE: role}
            values[look.LABEL] = stored.label
        return self._feature(drawn.wkb, values, before=stored.wkb if stored else None)

    def _feature(
        self, wkb: bytes | None, values: Mapping[str, Any], before: bytes | None
    ) -> QgsFeature:
        fields = self._layer.fields() if self._layer is not None else QgsFields()
        return make_feature(fields, wkb, values, before)


class _Quiet:
    """Inside the block nothing counts as drawn by the user."""

    def __init__(self, scratch: ScratchLayer) -> None:
        self._scratch = scratch
        self._before = False

    def __enter__(self) -> None:
        self._before, self._scratch._quiet = self._scratch._quiet, True  # noqa: SLF001

    def __exit__(self, *_error: object) -> None:
        self._scratch._quiet = self._before  # noqa: SLF001
