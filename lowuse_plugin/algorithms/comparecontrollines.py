# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:comparecontrollines``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsFields,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsWkbTypes,
)

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import WORKSPACE, Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.control_line.classes import ControlRule
    from lowuse_plugin.qgis_bridge.layers.sources import LayerRows
    from lowuse_plugin.services.control_line.compare import Compared
    from lowuse_plugin.services.control_line.difference import LineDifference, LineShapes

DIFFERENCE_FIELDS = {"kind": "text", "level_before": "int", "level_after": "int", "area_m2": "real"}
FLIP_FIELDS = {
    "class_before": "text",
    "class_after": "text",
    "inside_before_m2": "real",
    "inside_after_m2": "real",
}


class CompareControlLinesAlgorithm(LowUseAlgorithm):
    """Tells what changes between two versions of the control line."""

    key = "comparecontrollines"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Compare control lines"),
            summary=tr("Tells which parcels change class between two versions of the line."),
            help=tr(
                "Compares two versions of the control line: which parcels change from inside to "
                "outside, to crossing or back, with the areas inside before and after, and where "
                "the lines differ on the ground, as added, removed or of another level.\n\n"
                "With a workspace, name two of its versions; drafts count too, and nothing is "
                "written. Without one, give two polygon layers and, where parcels are to be "
                "compared, a layer of parcels. The layers may be in different CRS: all is done in "
                "that of the parcels, or else of the line before, which has to be in metres. "
                "Overlapping polygons of one line are dissolved first."
            ),
            tags=tr("control line,version,compare,difference,flip"),
        )

    def add_parameters(self) -> None:
        """Add versions or layers, the figures of the rule, and the results."""
        self.add_workspace_parameter(optional=True)
        for parameter in (
            parameters.text("OLD", tr("Version before"), tr("Name of a version; a workspace.")),
            parameters.text("NEW", tr("Version after"), tr("Name of a version; a workspace.")),
            parameters.polygons("OLD_LINE", tr("Line before"), tr("Instead of a workspace.")),
            parameters.field("OLD_LEVEL", tr("Level of the line before"), "OLD_LINE", tr("1 or 2")),
            parameters.polygons("NEW_LINE", tr("Line after"), tr("Instead of a workspace.")),
            parameters.field("NEW_LEVEL", tr("Level of the line after"), "NEW_LINE", tr("1 or 2")),
            parameters.polygons("INPUT", tr("Parcels"), tr("Together with two layers of lines.")),
            parameters.number(
                "TOLERANCE",
                tr("Tolerance (share of the parcel)"),
                0.001,
                tr("Of layers; a workspace is compared by its rule."),
            ),
            parameters.number(
                "MAX_REMAINDER_M2",
                tr("Largest neglected part (m²)"),
                100.0,
                tr("Of layers; a workspace is compared by its rule."),
            ),
            _sink("OUTPUT", tr("Where the lines differ")),
            _sink("FLIPS", tr("Parcels that change class")),
        ):
            self.addParameter(parameter)
        for name, title in (
            ("FLIPPED", tr("Parcels that change class")),
            ("HOLDERS", tr("Right holders of these")),
            ("ADDED_M2", tr("Added (m²)")),
            ("REMOVED_M2", tr("Removed (m²)")),
            ("LEVEL_CHANGED_M2", tr("Of another level (m²)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Compare versions or layers."""
        layers = [job.has(name) for name in ("OLD_LINE", "NEW_LINE")]
        if job.has(WORKSPACE) == any(layers) or any(layers) != all(layers):
            raise LowUseError("LINE_LAYERS_MISSING")
        return self._compare_versions(job) if job.has(WORKSPACE) else self._compare_layers(job)

    def _compare_versions(self, job: Job) -> dict[str, Any]:
        from dataclasses import asdict

        from qgis.core import QgsCoordinateReferenceSystem

        from lowuse_plugin.services.control_line.compare import compare_control_lines
        from lowuse_plugin.services.control_line.versions import line_uuid_of

        with job.open_workspace() as store:
            old, new = (line_uuid_of(store, job.text(name) or "") for name in ("OLD", "NEW"))
            found = compare_control_lines(store, old, new, progress=job.progress)
            shapes = _shapes_of(store, found.affected)
            crs = QgsCoordinateReferenceSystem(store.info.crs)
        job.warn_example(is_example=found.example)
        output = _write_differences(job, found.differences, crs)
        fields = _fields({"uuid": "text", "label": "text", "holder": "text", **FLIP_FIELDS})
        rows = [
            (shapes[f.parcel_uuid], [f.parcel_uuid, f.label, f.holder, f.before, f.after,
                                     f.inside_before_m2, f.inside_after_m2])
            for f in found.flips
        ]  # fmt: skip
        flips = _write(job, "FLIPS", fields, rows, crs)
        summary = {
            "old": found.old,
            "new": found.new,
            "parcels": found.parcels,
            "flips": [asdict(flip) for flip in found.flips],
            "shifted": len(found.shifted),
            "classes_before": {n: asdict(c) for n, c in found.classes_before.items()},
            "classes_after": {n: asdict(c) for n, c in found.classes_after.items()},
        }
        figures = {
            "FLIPPED": len(found.flips),
            "HOLDERS": found.holders,
            "ADDED_M2": found.added_m2,
            "REMOVED_M2": found.removed_m2,
            "LEVEL_CHANGED_M2": found.level_changed_m2,
        }
        _tell(job, figures)
        return {**figures, "SUMMARY": as_json(summary), "OUTPUT": output, "FLIPS": flips}

    def _compare_layers(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.geometry.wkb import parse_polygons
        from lowuse_plugin.qgis_bridge.layers.sources import extended, read_rows
        from lowuse_plugin.services.control_line.compare import compare_shapes, count_classes

        source = job.source("INPUT")
        old_source, new_source = job.source("OLD_LINE"), job.source("NEW_LINE")
        if old_source is None or new_source is None:
            raise LowUseError("LINE_LAYERS_MISSING")
        parcels = read_rows(source, job.context, job.progress) if source is not None else None
        crs = parcels.crs if parcels is not None else None
        old = read_rows(old_source, job.context, job.progress, into=crs)
        new = read_rows(new_source, job.context, job.progress, into=old.crs)
        shapes = (
            parse_polygons(parcels.wkb, parcels.labels())
            if parcels is not None
            else parse_polygons([], [])
        )
        found = compare_shapes(
            len(shapes),
            lambda rows: shapes[rows],
            _line(old, job.field("OLD_LEVEL")),
            _line(new, job.field("NEW_LEVEL")),
            rule=_rule(job),
            progress=job.progress,
        )
        output = _write_differences(job, found.differences, old.crs)
        flips = None
        if parcels is not None:
            fields = extended(parcels.fields, FLIP_FIELDS)
            flips = _write(job, "FLIPS", fields, _flips(parcels, found), parcels.crs)
            job.tell_left_out(parcels.without_geometry)
        import shapely

        area = shapely.area(shapes)
        classes = {
            name: {n: [c.parcels, c.area_m2] for n, c in count_classes(overlay, area).items()}
            for name, overlay in (("before", found.before), ("after", found.after))
        }
        figures = {
            "FLIPPED": int(found.flipped.sum()),
            "ADDED_M2": found.square_metres("added"),
            "REMOVED_M2": found.square_metres("removed"),
            "LEVEL_CHANGED_M2": found.square_metres("level"),
        }
        _tell(job, figures)
        summary = {"parcels": len(shapes), "shifted": int(found.shifted.sum()), "classes": classes}
        return {**figures, "SUMMARY": as_json(summary), "OUTPUT": output, "FLIPS": flips}


def _sink(name: str, title: str) -> QgsProcessingParameterFeatureSink:
    kind = QgsProcessing.SourceType.TypeVectorPolygon
    return QgsProcessingParameterFeatureSink(name, title, type=kind, optional=True)


def _rule(job: Job) -> ControlRule:
    from lowuse_plugin.domain.control_line.classes import ControlRule

    return ControlRule(
        tolerance=job.number("TOLERANCE"), max_remainder_m2=job.number("MAX_REMAINDER_M2")
    )


def _line(rows: LayerRows, level: str | None) -> LineShapes:
    """Return the polygons of a layer with their levels.

    Raises:
        LowUseError: ``LINE_LEVEL_UNKNOWN``: a level that is none.
    """
    from lowuse_plugin.domain.control_line.classes import LEVELS
    from lowuse_plugin.geometry.wkb import parse_polygons
    from lowuse_plugin.services.control_line.difference import LineShapes

    given = rows.values(level) if level else [None] * len(rows.ids)
    known = {str(number): number for number in LEVELS} | {"": 0}
    levels = []
    for value in given:
        text = f"{value:g}" if isinstance(value, float) else str("" if value is None else value)
        if text.strip() not in known:
            raise LowUseError("LINE_LEVEL_UNKNOWN", level=value)
        levels.append(known[text.strip()])
    return LineShapes.given(parse_polygons(rows.wkb, rows.labels()), levels)


def _shapes_of(store: Any, parcels: Sequence[str]) -> dict[str, bytes]:
    import json

    with store.read() as reading:
        rows = reading.table("line_flip_shapes", uuids=json.dumps(list(parcels))).to_rows()
    return {row["uuid"]: bytes(row["geom"]) for row in rows}


def _fields(kinds: dict[str, str]) -> QgsFields:
    from lowuse_plugin.qgis_bridge.layers.sources import extended

    return extended(QgsFields(), kinds)


def _flips(parcels: LayerRows, found: Compared) -> list[tuple[bytes, list[Any]]]:
    return [
        (
            parcels.wkb[row],
            [
                *parcels.attributes[row],
                str(found.before.control_class[row]),
                str(found.after.control_class[row]),
                float(found.before.inside_m2[row]),
                float(found.after.inside_m2[row]),
            ],
        )
        for row in found.flipped.nonzero()[0].tolist()
    ]


def _write_differences(job: Job, differences: Sequence[LineDifference], crs: Any) -> str | None:
    def rows() -> Iterator[tuple[bytes, list[Any]]]:
        for each in differences:
            yield each.wkb, [each.kind, each.level_before, each.level_after, each.m2]

    return _write(job, "OUTPUT", _fields(DIFFERENCE_FIELDS), list(rows()), crs)


def _write(
    job: Job, name: str, fields: QgsFields, rows: Sequence[tuple[bytes, list[Any]]], crs: Any
) -> str | None:
    from lowuse_plugin.qgis_bridge.layers.sources import write_rows

    sink, output = job.sink(name, fields, QgsWkbTypes.Type.MultiPolygon, crs)
    if sink is not None:
        write_rows(sink, fields, rows, job.progress, len(rows))
    return output


def _tell(job: Job, figures: dict[str, Any]) -> None:
    from lowuse_plugin.domain.units import format_area

    job.tell(tr("{count} parcels change class.", count=figures["FLIPPED"]))
    if "HOLDERS" in figures:
        job.tell(tr("{count} right holders are concerned.", count=figures["HOLDERS"]))
    job.tell(
        tr(
            "Added {added}, removed {removed}, of another level {level}.",
            added=format_area(figures["ADDED_M2"]),
            removed=format_area(figures["REMOVED_M2"]),
            level=format_area(figures["LEVEL_CHANGED_M2"]),
        )
    )
