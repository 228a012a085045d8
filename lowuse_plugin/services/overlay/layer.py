# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One layer laid under many shapes: the computation behind 套合分析, for a workspace or layers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lowuse_plugin.domain.overlay import (
    BY_DOCUMENT,
    FINDING_OVER_M2,
    LEAST_M2,
    PARCEL,
    PARCEL_CLASSES,
    THIN_WIDTH_M,
    UNREGISTERED,
    WHOLE,
    WHOLE_NAME,
    finding_class,
)
from lowuse_plugin.domain.ports import Progress
from lowuse_plugin.geometry.arrays import Floats, Geometries, Mask, Rows, chunks
from lowuse_plugin.geometry.class_overlay import (
    ClassLayer,
    ClassOverlaps,
    overlap_classes,
    prepare_classes,
)
from lowuse_plugin.services.overlay.layers_read import LayerAreas

BLOCK_ROWS = 10_000
"""Shapes worked on at a time: a cancelled run stops within a second or two."""


@dataclass(frozen=True)
class LayerOverlay:
    """What overlaps, one entry a shape and class, sorted by shape.

    Attributes:
        subject: Row of the shape.
        codes: Class of each entry; names beside it.
        share: 0 … 1 of the shape.
        overlap_m2: Share × area of the shape.
        areas: Areas of the layer that it lies in.
        boundary_error: At most half of the shape and nowhere wider than 1 m.
        finding: What it means; empty when nothing.
    """

    subject: Rows
    codes: NDArray[np.object_]
    names: NDArray[np.object_]
    share: Floats
    overlap_m2: Floats
    areas: Rows
    boundary_error: Mask
    finding: NDArray[np.object_]

    def __len__(self) -> int:
        """Return the number of entries."""
        return len(self.subject)

    def take(self, rows: NDArray[np.int64] | Mask) -> LayerOverlay:
        """Return some entries."""
        return LayerOverlay(
            **{name: getattr(self, name)[rows] for name in self.__dataclass_fields__}
        )


def overlay_layer(
    geometries_of: Callable[[Rows], Geometries],
    area_m2: Floats,
    layer: LayerAreas,
    *,
    layer_kind: str,
    reference_kind: str,
    step: Callable[[int], None],
) -> LayerOverlay:
    """Return how much of each shape lies in each class of a layer.

    Args:
        geometries_of: Returns the shapes of some rows, a bounded number at a time.
        area_m2: Area of each shape, on which m² are stated.
        layer: Areas by class.
        layer_kind: Code of ``overlay_layer_kind``: decides what is beside the classes.
        reference_kind: Code of ``reference_kind``: decides what is a finding.
        step: Is told how many shapes are done, and may stop the work.
    """
    polygons = layer.polygons()
    ready = prepare_classes(polygons, layer.classes, len(layer.codes))
    whole = None
    if reference_kind in BY_DOCUMENT and len(layer.codes) > 1:
        whole = prepare_classes(polygons, np.zeros_like(layer.classes), 1)
    blocks = []
    for rows in chunks(len(area_m2), BLOCK_ROWS):
        step(int(rows[0]))
        shapes = geometries_of(rows)
        found = _overlaps(shapes, ready)
        block = _entries(found, rows, area_m2, layer.codes, layer.names)
        if whole is not None:
            covered = _overlaps(shapes, whole)
            block = joined_entries([block, _wholes(found, covered, rows, area_m2)])
        if layer_kind == PARCEL:
            block = joined_entries([block, _remainder(block, rows, area_m2)])
        blocks.append(block)
    entries = joined_entries(blocks) if blocks else nothing()

    def on_ground(subjects: Rows, classes: Mask) -> Floats:
        chosen = polygons[classes[layer.classes]]
        ground = prepare_classes(chosen, np.zeros(len(chosen), dtype=np.int64), 1)
        covered = overlap_classes(geometries_of(subjects), ground, least_m2=0.0, thin_width_m=0.0)
        share = np.zeros(len(subjects))
        share[covered.subject] = covered.share
        return share * area_m2[subjects]

    return _with_findings(entries, layer, reference_kind, on_ground)


def _overlaps(shapes: Geometries, layer: ClassLayer) -> ClassOverlaps:
    return overlap_classes(shapes, layer, least_m2=LEAST_M2, thin_width_m=THIN_WIDTH_M)


def _entries(
    found: ClassOverlaps, rows: Rows, area_m2: Floats, codes: Sequence[str], names: Sequence[str]
) -> LayerOverlay:
    subject = rows[found.subject]
    return LayerOverlay(
        subject=subject,
        codes=_texts(codes)[found.class_number],
        names=_texts(names)[found.class_number],
        share=found.share,
        overlap_m2=found.share * area_m2[subject],
        areas=found.areas,
        boundary_error=found.thin,
        finding=np.full(len(subject), "", dtype=object),
    )


def _texts(words: Sequence[str]) -> NDArray[np.object_]:
    result = np.empty(len(words), dtype=object)
    result[:] = list(words)
    return result


def _wholes(
    found: ClassOverlaps, covered: ClassOverlaps, rows: Rows, area_m2: Floats
) -> LayerOverlay:
    """Return what all classes cover together, where it is less than their sum."""
    total = np.bincount(found.subject, weights=found.area_m2, minlength=len(rows))
    less = total[covered.subject] - covered.area_m2 > LEAST_M2
    chosen = ClassOverlaps(
        **{name: getattr(covered, name)[less] for name in covered.__dataclass_fields__}
    )
    return _entries(chosen, rows, area_m2, (WHOLE,), (WHOLE_NAME,))


def _remainder(block: LayerOverlay, rows: Rows, area_m2: Floats) -> LayerOverlay:
    """Return what of each shape lies in no class: land that is not registered."""
    first = int(rows[0]) if len(rows) else 0
    taken = np.bincount(block.subject - first, weights=block.share, minlength=len(rows))
    share: Floats = 1 - taken.astype(np.float64)
    left = np.flatnonzero(share * area_m2[rows] > LEAST_M2)
    return LayerOverlay(
        subject=rows[left],
        codes=np.full(len(left), UNREGISTERED, dtype=object),
        names=np.full(len(left), PARCEL_CLASSES[UNREGISTERED], dtype=object),
        share=share[left],
        overlap_m2=share[left] * area_m2[rows[left]],
        areas=np.zeros(len(left), dtype=np.int64),
        boundary_error=np.zeros(len(left), dtype=np.bool_),
        finding=np.full(len(left), "", dtype=object),
    )


def _with_findings(
    found: LayerOverlay,
    layer: LayerAreas,
    reference_kind: str,
    on_ground: Callable[[Rows, Mask], Floats],
) -> LayerOverlay:
    """Mark the classes that must not be there, where they cover more than 1 m² of ground in all.

    Where one class alone is above it, so is their ground; where their sum is not, it is not either.
    Only between has the ground to be measured.

    Args:
        found: What overlaps.
        layer: Areas by class.
        reference_kind: Code of ``reference_kind``.
        on_ground: Returns how much m² of some shapes some classes cover together.
    """
    meanings = [
        finding_class(reference_kind, code, name)
        for code, name in zip(layer.codes, layer.names, strict=True)
    ]
    if not any(meanings) or not len(found):
        return found
    meaning = dict(zip(zip(layer.codes, layer.names, strict=True), meanings, strict=True))
    pairs = zip(found.codes.tolist(), found.names.tolist(), strict=True)
    stated = _texts([meaning.get(pair, "") for pair in pairs])
    wrong = stated != ""
    subject, area = found.subject[wrong], np.round(found.overlap_m2[wrong], 6)
    count = int(found.subject.max()) + 1
    total = np.round(np.bincount(subject, weights=area, minlength=count), 6)
    largest = np.zeros(count)
    np.maximum.at(largest, subject, area)
    doubted = np.flatnonzero((total > FINDING_OVER_M2) & (largest <= FINDING_OVER_M2))
    if doubted.size:
        classes = np.array([bool(each) for each in meanings])
        total[doubted] = np.round(on_ground(doubted, classes), 6)
    finding = found.finding.copy()
    counted = wrong & (total[found.subject] > FINDING_OVER_M2)
    finding[counted] = stated[counted]
    return LayerOverlay(
        **{n: getattr(found, n) for n in found.__dataclass_fields__ if n != "finding"},
        finding=finding,
    )


def joined_entries(parts: Sequence[LayerOverlay]) -> LayerOverlay:
    """Return the entries of several, sorted by shape."""
    found = LayerOverlay(
        **{
            name: np.concatenate([getattr(part, name) for part in parts])
            for name in LayerOverlay.__dataclass_fields__
        }
    )
    return found.take(np.argsort(found.subject, kind="stable"))


def nothing() -> LayerOverlay:
    """Return no entry."""
    rows, text = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=object)
    return LayerOverlay(rows, text, text, np.zeros(0), np.zeros(0), rows, rows.astype(bool), text)


def watch(progress: Progress, total: int, before: int, name: str) -> Callable[[int], None]:
    """Return what tells a progress how far one of several layers is."""

    def step(done: int) -> None:
        progress.step(before + done, total, name)

    return step
