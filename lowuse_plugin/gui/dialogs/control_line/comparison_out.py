# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a comparison of two versions of the control line gives out: layers, and an xlsx file."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProject, QgsVectorLayer

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.domain.parcels.labels import shown_parcel
from lowuse_plugin.gui.panels.context import PanelContext
from lowuse_plugin.gui.widgets.control_line.words import class_words, level_word
from lowuse_plugin.gui.widgets.file_offers import file_offers
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.line_layers import (
    Picture,
    comparison_key,
    make_pictures,
    show_pictures,
)

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.services.control_line.compare import LineComparison, LineFlip
    from lowuse_plugin.services.control_line.versions import StatedLine

_GROUND = {"原级别": "string", "新级别": "string", "面积": "double"}
_PARCEL = {
    "宗地": "string",
    "权利人": "string",
    "原类别": "string",
    "新类别": "string",
    "原线内": "double",
    "新线内": "double",
}


def show_on_map(
    context: PanelContext,
    store: Store,
    found: LineComparison,
    go_to: Callable[[Sequence[Any]], None],
) -> None:
    """Put the parcels that flip and the ground that differs on the map.

    Args:
        context: The shared parts.
        store: The workspace.
        found: What is shown.
        go_to: Lets the map show layers.
    """

    def work(progress: Progress) -> list[QgsVectorLayer]:
        keys = json.dumps(list(found.affected))
        with store.read() as reading:
            rows = reading.table("line_flip_shapes", uuids=keys).to_rows()
        shapes = {row["uuid"]: bytes(row["geom"]) for row in rows}
        return make_pictures(_pictures(found, shapes), store.info.crs, progress)

    def done(layers: list[QgsVectorLayer]) -> None:
        title = tr("Control line {old} → {new}", old=found.old, new=found.new)
        key = comparison_key(store.info.store_id, found.old_uuid, found.new_uuid)
        show_pictures(QgsProject.instance(), key, title, layers)
        go_to(layers)

    context.run_for(store, tr("Reading the parcels"), work, done)


def _pictures(found: LineComparison, shapes: dict[str, bytes]) -> list[Picture]:
    words = class_words()
    flips = [
        (shapes[flip.parcel_uuid], _parcel(flip, words))
        for flip in found.flips
        if flip.parcel_uuid in shapes
    ]
    titles = {
        "added": tr("Added to the line"),
        "removed": tr("Removed from the line"),
        "level": tr("Of another level"),
    }
    ground = [
        Picture(
            kind,
            title,
            _GROUND,
            [
                (each.wkb, (level_word(each.level_before), level_word(each.level_after), each.m2))
                for each in found.differences
                if each.kind == kind
            ],
        )
        for kind, title in titles.items()
    ]
    return [Picture("flips", tr("Parcels that change class"), _PARCEL, flips), *ground]


def _parcel(flip: LineFlip, words: dict[str, str]) -> tuple[Any, ...]:
    return (
        shown_parcel(flip.label),
        flip.holder,
        words[flip.before],
        words[flip.after],
        flip.inside_before_m2,
        flip.inside_after_m2,
    )


def write_comparison(
    context: PanelContext,
    store: Store,
    found: LineComparison,
    lines: Sequence[StatedLine | None],
    path: Path,
) -> None:
    """Write the comparison as xlsx, and say where it is.

    Args:
        context: The shared parts.
        store: The workspace.
        found: What is written.
        lines: The two versions, for their approvals.
        path: The file.
    """

    def work(_progress: Progress) -> Path:
        from lowuse_plugin.exchange.line_comparison_xlsx import (  # noqa: PLC0415
            write_line_comparison,
        )

        write_line_comparison(path, sheet_of(found, lines), workspace=store.info, on=office_today())
        return path

    def done(written: Path) -> None:
        context.messages.success(
            tr("Comparison written: {path}", path=written), offers=file_offers(written)
        )

    context.run_for(store, tr("Writing the comparison"), work, done)


def sheet_of(found: LineComparison, lines: Sequence[StatedLine | None]) -> Any:
    """Return what the workbook says; what leaves the office is Chinese."""
    from lowuse_plugin.exchange.line_comparison_xlsx import (  # noqa: PLC0415
        ComparisonSheet,
        FlipRow,
        GroundRow,
    )

    def flip_row(flip: LineFlip) -> FlipRow:
        return FlipRow(
            flip.label,
            flip.holder,
            flip.district,
            flip.before,
            flip.after,
            flip.inside_before_m2,
            flip.inside_after_m2,
            flip.area_m2,
        )

    rule = found.rule
    old, new = (_approval(line) for line in lines)
    return ComparisonSheet(
        old=(found.old, old),
        new=(found.new, new),
        flips=[flip_row(flip) for flip in found.flips],
        shifted=[flip_row(flip) for flip in found.shifted],
        classes={
            name: (
                before.parcels,
                before.area_m2,
                found.classes_after[name].parcels,
                found.classes_after[name].area_m2,
            )
            for name, before in found.classes_before.items()
        },
        holders=found.holders,
        ground=[
            GroundRow(each.kind, each.level_before, each.level_after, each.m2)
            for each in found.differences
        ],
        rule=f"容差 {rule.tolerance * 100:g} %，另一侧不超过 {rule.max_remainder_m2:g} m²",
        example=found.example,
    )


def _approval(line: StatedLine | None) -> str:
    if line is None:
        return ""
    if line.is_draft:
        return "草案"
    said = [line.approved_by, line.approval_no]
    said += [f"{shown_day(line.approved_on)}批准"] if line.approved_on else []
    return " ".join(word for word in said if word) or "批准信息未登记"
