# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A layer of the QGIS project as a reader of files would give it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeatureRequest, QgsVectorLayer, QgsVectorLayerFeatureSource

from lowuse_plugin.domain.columns import ColumnTable, column
from lowuse_plugin.domain.ports import IncomingTable
from lowuse_plugin.qgis_bridge.layers.sources import plain

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress

_REPORT_EVERY = 1000


@dataclass(frozen=True)
class LayerTable:
    """What another thread may read: taken from the layer in the interface thread."""

    name: str
    crs: str
    fields: Sequence[str]
    total: int
    source: QgsVectorLayerFeatureSource
    chosen: tuple[int, ...] | None

    @classmethod
    def of(cls, layer: QgsVectorLayer, *, selected: bool = False) -> LayerTable:
        """Return a layer as it is now, its unsaved edits too.

        Args:
            layer: Polygons.
            selected: Only what is selected in it.
        """
        chosen = tuple(sorted(layer.selectedFeatureIds())) if selected else None
        return cls(
            name=layer.name(),
            crs=layer.crs().authid() or layer.crs().toWkt(),
            fields=[field.name() for field in layer.fields()],
            total=len(chosen) if chosen is not None else layer.featureCount(),
            source=QgsVectorLayerFeatureSource(layer),
            chosen=chosen,
        )

    def read(self, progress: Progress) -> IncomingTable:
        """Read its features, in any thread; values as text, as sheets and tables bring them.

        Raises:
            CancelledError: The user asked to stop.
        """
        request = QgsFeatureRequest()
        if self.chosen is not None:
            request.setFilterFids(list(self.chosen))
        wkb: list[bytes | None] = []
        values: list[list[Any]] = [[] for _ in self.fields]
        seen = hashlib.sha256()
        for done, feature in enumerate(self.source.getFeatures(request)):
            if done % _REPORT_EVERY == 0:
                progress.step(done, max(self.total, done + 1))
            shape = feature.geometry()
            wkb.append(None if shape.isEmpty() else bytes(shape.asWkb()))
            row = [_text(plain(value)) for value in feature.attributes()]
            for own, value in zip(values, row, strict=True):
                own.append(value)
            seen.update(wkb[-1] or b"-")
            seen.update(repr(row).encode())
        return IncomingTable(
            path=self.name,
            layer=self.name,
            sha256=seen.hexdigest(),
            encoding="",
            columns=ColumnTable(
                {name: column("text", own) for name, own in zip(self.fields, values, strict=True)}
            ),
            wkb=wkb,
            crs=self.crs,
            first_row=1,
        )


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
