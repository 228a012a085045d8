# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The ground of approvals against that of supply, for every parcel and unit (P-38).

Whatever number of documents and layers cover it, ground counts once; and it is ground that is
compared, not sums: 60 m² approved and 60 m² supplied elsewhere leave 60 m² unsupplied. Land of a
district for which one of both kinds is not registered gets no result: nothing is known of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from lowuse_plugin.domain.overlay import (
    APPROVAL,
    BY_DOCUMENT,
    LEAST_M2,
    LEGAL_CLASSES,
    ONLY_SUPPLIED,
    SETTLED,
    SUPPLY,
    UNAPPROVED,
    UNSUPPLIED,
    concerns,
)
from lowuse_plugin.domain.ports import Reading
from lowuse_plugin.geometry import wkb
from lowuse_plugin.geometry.arrays import Floats, Geometries, Rows, chunks
from lowuse_plugin.geometry.class_overlay import ClassLayer, overlap_classes, prepare_classes
from lowuse_plugin.services.overlay.layer import BLOCK_ROWS, LayerOverlay, joined_entries, nothing


@dataclass(frozen=True)
class LegalLayer:
    """One registered layer of approvals or of supply."""

    kind: str
    """Code of ``reference_kind``: an approval or supply."""
    district: str
    """Empty for every district."""
    areas: Geometries


def read_legal_layers(reading: Reading) -> tuple[LegalLayer, ...]:
    """Read all registered layers of approvals and supply.

    Raises:
        LowUseError: ``STORED_GEOMETRY_UNREADABLE``.
    """
    return tuple(
        LegalLayer(
            row["kind"],
            row["district"] or "",
            wkb.decode_polygons(
                reading.table("overlay_reference_areas", layer=row["uuid"])["geom"]
            ),
        )
        for row in reading.table("overlay_legal_layers").to_rows()
    )


def overlay_legal(
    geometries_of: Callable[[Rows], Geometries],
    area_m2: Floats,
    districts: Sequence[str | None],
    layers: Sequence[LegalLayer],
    *,
    step: Callable[[int], None],
) -> LayerOverlay:
    """Return how much of each shape is approved and supplied, only one of them, or neither.

    Args:
        geometries_of: Returns the shapes of some rows, a bounded number at a time.
        area_m2: Area of each shape, on which m² are stated.
        districts: District of each shape; None where it is not known.
        layers: All registered approvals and supply.
        step: Is told how many shapes are done, and may stop the work.
    """
    blocks, done = [], 0
    for own, rows in _groups(districts, layers):
        by_kind = {kind: [x.areas for x in own if x.kind == kind] for kind in BY_DOCUMENT}
        if all(by_kind.values()):
            both = [areas for kind in BY_DOCUMENT for areas in by_kind[kind]]
            grounds = [_ground(parts) for parts in (by_kind[APPROVAL], by_kind[SUPPLY], both)]
            for chosen in chunks(len(rows), BLOCK_ROWS):
                step(done + int(chosen[0]))
                block = rows[chosen]
                shapes = geometries_of(block)
                shares = [_covered(shapes, ground) for ground in grounds]
                blocks.append(_entries(block, area_m2, _classes(*shares)))
        done += len(rows)
    return joined_entries(blocks) if blocks else nothing()


def _groups(
    districts: Sequence[str | None], layers: Sequence[LegalLayer]
) -> Iterator[tuple[list[LegalLayer], Rows]]:
    """Yield the layers that concern the same shapes, and these."""
    concerned: dict[tuple[int, ...], list[str]] = {}
    keys = np.array([district or "" for district in districts], dtype=object)
    for district in sorted(set(keys.tolist())):
        own = tuple(
            place for place, layer in enumerate(layers) if concerns(layer.district, district)
        )
        concerned.setdefault(own, []).append(district)
    for own, named in concerned.items():
        yield [layers[place] for place in own], np.flatnonzero(np.isin(keys.astype(str), named))


def _ground(parts: Sequence[Geometries]) -> ClassLayer:
    polygons = np.concatenate(parts)
    return prepare_classes(polygons, np.zeros(len(polygons), dtype=np.int64), 1)


def _covered(shapes: Geometries, ground: ClassLayer) -> Floats:
    found = overlap_classes(shapes, ground, least_m2=0.0, thin_width_m=0.0)
    share = np.zeros(len(shapes))
    share[found.subject] = found.share
    return share


def _classes(approved: Floats, supplied: Floats, either: Floats) -> Mapping[str, Floats]:
    return {
        SETTLED: approved + supplied - either,
        UNSUPPLIED: either - supplied,
        ONLY_SUPPLIED: either - approved,
        UNAPPROVED: 1 - either,
    }


def _entries(rows: Rows, area_m2: Floats, shares: Mapping[str, Floats]) -> LayerOverlay:
    parts = []
    for code, share in shares.items():
        there = np.flatnonzero(share * area_m2[rows] > LEAST_M2)
        count, own = len(there), share[there]
        parts.append(
            LayerOverlay(
                subject=rows[there],
                codes=_same(code, count),
                names=_same(LEGAL_CLASSES[code], count),
                share=own,
                overlap_m2=own * area_m2[rows[there]],
                areas=np.zeros(count, dtype=np.int64),
                boundary_error=np.zeros(count, dtype=np.bool_),
                finding=_same("", count),
            )
        )
    return joined_entries(parts)


def _same(word: str, count: int) -> NDArray[np.object_]:
    return np.full(count, word, dtype=object)


def legal_part(
    subject: shapely.Geometry, approved: shapely.Geometry, supplied: shapely.Geometry, code: str
) -> shapely.Geometry:
    """Return the part of a shape in one of :data:`LEGAL_CLASSES`."""
    inside, taken = shapely.intersection(subject, approved), shapely.intersection(subject, supplied)
    if code == SETTLED:
        return shapely.intersection(inside, taken)
    if code == UNSUPPLIED:
        return shapely.difference(inside, taken)
    if code == ONLY_SUPPLIED:
        return shapely.difference(taken, inside)
    return shapely.difference(subject, shapely.union(inside, taken))
