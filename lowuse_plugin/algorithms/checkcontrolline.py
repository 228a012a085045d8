# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:checkcontrolline``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import layer_remarks, parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.control_line.classes import ControlRule
    from lowuse_plugin.domain.control_line.pack import ControlPack
    from lowuse_plugin.qgis_bridge.layers.sources import LayerRows
    from lowuse_plugin.services.control_line.check_polygons import ControlLine
    from lowuse_plugin.services.overlay.check_layers import LayerCheck

CLASSES = ("inside", "outside", "crossing")
ADDED_FIELDS = {
    "control_class": "text",
    "inside_m2": "real",
    "outside_m2": "real",
    "inside_share": "real",
    "level_1_m2": "real",
    "level_2_m2": "real",
    "level_0_m2": "real",
    "sliver": "bool",
    "boundary_error": "bool",
    "difference_m2": "real",
    "remarks": "text",
}


class CheckControlLineAlgorithm(LowUseAlgorithm):
    """Tells which parcels are inside, outside or across the industrial control line."""

    key = "checkcontrolline"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Check against the control line"),
            summary=tr("Tells which parcels lie inside, outside or across the control line."),
            help=tr(
                "Overlays parcels with the industrial control line and classes each parcel as "
                "inside, outside or crossing, with the areas of both parts and by level.\n\n"
                "With a workspace, all its parcels are checked against the version in force on "
                "the day, and the results are kept there; only results that changed are written. "
                "Without one, give a layer of parcels and a layer of control lines; the result is "
                "a new layer. Control lines in another CRS are transformed to that of the "
                "parcels; feet and other units are scaled to metres; parcels in degrees are "
                "projected, to the CRS of the lines when it is in metres, else to the 3-degree "
                "zone that they lie in. Lines that close count as the areas that they enclose; "
                "a gap is named. Arcs become chords, invalid rings are repaired, and each result "
                "says so.\n\n"
                "A part on the other side is neglected when it is not above the tolerance and not "
                "above the largest neglected part. A crossing whose smaller part is nowhere wider "
                "than the width given is marked as a boundary error. Touching counts as outside. "
                "The default figures are examples until the office has set its own: give its rule "
                "as a TOML file, so that the results name it."
            ),
            tags=tr("control line,overlay,inside,outside,crossing,industrial"),
        )

    def add_parameters(self) -> None:
        """Add workspace or layers, the figures of the rule, and the results."""
        self.add_workspace_parameter(optional=True)
        for parameter in (
            parameters.polygons("INPUT", tr("Parcels"), tr("Instead of a workspace.")),
            parameters.polygons(
                "LINE",
                tr("Control lines"),
                tr("Instead of a workspace; polygons, or lines that close."),
                lines=True,
            ),
            parameters.field(
                "LEVEL",
                tr("Level of the line"),
                "LINE",
                tr("Field with 1 or 2, 一级 or 二级; without it the line has no levels."),
            ),
            parameters.field(
                "REGISTERED",
                tr("Registered area (m²)"),
                "INPUT",
                tr("Field of the parcels; the result says how much larger the measured area is."),
            ),
            parameters.file(
                "RULE",
                tr("Rule of the office (TOML)"),
                tr("Its figures instead of the three below; the results keep its id and hash."),
                "toml",
            ),
            parameters.text(
                "CHECKED_BY", tr("Checked by"), tr("Kept with each result of a workspace.")
            ),
            parameters.text(
                "PARCELS",
                tr("Only these parcels (JSON list of uuids)"),
                tr("Of the workspace; all of them when it is left empty."),
            ),
            parameters.day("ON", tr("Day of the check"), tr("Today when it is left empty.")),
            parameters.number(
                "TOLERANCE",
                tr("Tolerance (share of the parcel)"),
                0.001,
                tr("A part up to this share may be neglected."),
            ),
            parameters.number(
                "MAX_REMAINDER_M2",
                tr("Largest neglected part (m²)"),
                100.0,
                tr("A larger part is never neglected."),
            ),
            parameters.number(
                "THIN_WIDTH_M",
                tr("Width of a boundary error (m)"),
                1.0,
                tr("A strip that is nowhere wider is marked as a boundary error."),
            ),
            parameters.result_layer("OUTPUT", tr("Checked parcels")),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("INSIDE", tr("Parcels inside")))
        self.addOutput(QgsProcessingOutputNumber("OUTSIDE", tr("Parcels outside")))
        self.addOutput(QgsProcessingOutputNumber("CROSSING", tr("Parcels crossing")))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Check a workspace or a layer."""
        if job.takes_layer():
            return self._check_layer(job)
        return self._check_workspace(job)

    def _check_layer(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.qgis_bridge.layers.sources import extended, read_rows, write_rows
        from lowuse_plugin.services.overlay.check_layers import Layer, check_layers

        source, line_source = job.source("INPUT"), job.source("LINE")
        if source is None or line_source is None:
            raise LowUseError("LINE_LAYER_MISSING")
        parcels = read_rows(source, job.context, job.progress, any_unit=True)
        lines = read_rows(line_source, job.context, job.progress, any_unit=True)
        if parcels.in_plane:
            # The operations that the user chose for the project hold for the lines too.
            lines = read_rows(
                line_source, job.context, job.progress, into=parcels.crs, any_unit=True
            )
        pack = _pack(job)
        found = check_layers(
            Layer(parcels.wkb, parcels.labels(), parcels.crs_text()),
            Layer(lines.wkb, lines.labels(), lines.crs_text()),
            _control_lines(lines, job.field("LEVEL")),
            on=job.day("ON"),
            rule=_rule(job) if pack is None else pack.rule,
            progress=job.progress,
        )
        registered = _registered(parcels, job.field("REGISTERED"))
        results = found.to_json(parcels.ids, registered)
        fields = extended(parcels.fields, ADDED_FIELDS)
        sink, output = job.sink("OUTPUT", fields, source.wkbType(), parcels.crs)
        if sink is not None:
            rows = zip(parcels.wkb, _attributes(parcels.attributes, results), strict=True)
            write_rows(sink, fields, rows, job.progress, len(results))
        job.tell_left_out(parcels.without_geometry + lines.without_geometry)
        _tell_layers(job, found, way=lines.transformed)
        figures = _plain(found.check.figures())
        _warn_beyond(job, figures)
        job.warn_example(is_example=pack is None or pack.example)
        return _told(job, figures) | {"OUTPUT": output}

    def _check_workspace(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.services.control_line.check import check_control_line

        pack = _pack(job)
        with job.open_workspace() as store:
            summary = check_control_line(
                store,
                on=job.day("ON"),
                pack=pack,
                rule=_rule(job) if pack is None else None,
                uuids=job.words("PARCELS"),
                checked_by=job.text("CHECKED_BY") or current_actor().name,
                progress=job.progress,
            )
        figures = asdict(summary)
        outputs = _told(job, figures)
        _warn_beyond(job, figures)
        if summary.missing:
            job.warn(
                tr(
                    "{count} of the chosen parcels are not in the workspace any more.",
                    count=summary.missing,
                )
            )
        if summary.dropped:
            job.warn(
                tr(
                    "{count} treatments of boundary errors no longer fit and must be given again; "
                    "they are listed in the summary.",
                    count=len(summary.dropped),
                )
            )
        job.tell(
            tr(
                "{written} results are new, {flipped} parcels changed class.",
                written=summary.written,
                flipped=len(summary.flipped),
            )
        )
        job.warn_example(is_example=summary.example)
        return outputs


def _rule(job: Job) -> ControlRule:
    from lowuse_plugin.domain.control_line.classes import ControlRule

    return ControlRule(
        tolerance=job.number("TOLERANCE"),
        max_remainder_m2=job.number("MAX_REMAINDER_M2"),
        thin_width_m=job.number("THIN_WIDTH_M"),
    )


def _pack(job: Job) -> ControlPack | None:
    """Return the rule of an office, None where no file was given.

    Raises:
        LowUseError: ``POLICY_INVALID``, ``FILE_NOT_FOUND``.
    """
    from lowuse_plugin.domain.control_line.pack import read_control_pack

    path = job.path("RULE")
    return None if path is None else read_control_pack(path)


def _registered(parcels: LayerRows, field: str | None) -> list[float | None]:
    """Return the registered areas of a layer; none without the field."""
    if field is None:
        return []
    return [None if value is None else float(value) for value in parcels.values(field)]


def _warn_beyond(job: Job, figures: Mapping[str, Any]) -> None:
    """Say where no parcel comes near the line: one of the CRS is wrong, usually."""
    if figures["checked"] and figures["beyond_extent"] == figures["checked"]:
        job.warn(
            tr(
                "No parcel comes near the control line. Check that both have the reference system "
                "that they really are in."
            )
        )


def _tell_layers(job: Job, found: LayerCheck, *, way: str) -> None:
    """Say what was done to bring both layers together."""
    if way:
        job.tell(layer_remarks.transformed(way))
    for each in found.done:
        job.tell(layer_remarks.done(each))
    for code in layer_remarks.PARCEL_CODES:
        count = found.count(code)
        if count:
            job.warn(layer_remarks.of_parcels(code, count))
    for remark in found.lines:
        job.warn(layer_remarks.of_lines(remark.code, remark.count, remark.more))


def _control_lines(lines: LayerRows, level: str | None) -> list[ControlLine]:
    """Return the polygons of a layer as one version that has always been in force.

    Raises:
        LowUseError: ``INPUT_NOT_ALLOWED``: a level that is none.
    """
    from lowuse_plugin.domain import schema
    from lowuse_plugin.domain.inputs import Fields
    from lowuse_plugin.services.control_line.check_polygons import read_line
    from lowuse_plugin.services.importing.codes import CodeReader

    reader = CodeReader(schema.shipped().codes["control_level"])
    given = lines.values(level) if level else [None] * len(lines.ids)
    # 一级, II级 and 1.0 are levels as in an import; what is none is refused as it stands.
    levels = [None if each is None else reader.read(str(each)) or str(each) for each in given]
    version = {"version": lines.layer or "-", "valid_from": "0001-01-01"}
    return [
        read_line(Fields({"id": key, "level": "0" if found is None else found, **version}, label))
        for key, label, found in zip(lines.ids, lines.labels(), levels, strict=True)
    ]


def _attributes(
    attributes: Sequence[Sequence[Any]], results: Sequence[Mapping[str, Any]]
) -> Iterator[list[Any]]:
    """Yield the attributes of a layer with those of :data:`ADDED_FIELDS` behind them."""
    for row, result in zip(attributes, results, strict=True):
        levels = result["by_level"]
        yield [
            *row,
            result["class"],
            result["inside_m2"],
            result["outside_m2"],
            result["inside_share"],
            levels["1"],
            levels["2"],
            levels["0"],
            result["sliver"],
            result["boundary_error"],
            result.get("difference_m2"),
            " ".join(result["remarks"]) or None,
        ]


def _plain(figures: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of a layer as those of a workspace read."""
    classes = {name: asdict(total) for name, total in figures["classes"].items()}
    return {**figures, "classes": classes}


def _told(job: Job, summary: Mapping[str, Any]) -> dict[str, Any]:
    """Tell the figures and return the outputs."""
    from lowuse_plugin.domain.units import format_area

    titles = {"inside": tr("Inside"), "outside": tr("Outside"), "crossing": tr("Crossing")}
    job.tell(
        tr(
            "{count} parcels checked against version {version}",
            count=summary["checked"],
            version=summary["version"],
        )
    )
    for name, title in titles.items():
        total = summary["classes"][name]
        job.tell(f"{title}: {total['count']}, {format_area(total['area_m2'])}")
    job.tell(
        tr(
            "Area inside {inside}, outside {outside}; {errors} boundary errors, {slivers} slivers",
            inside=format_area(summary["inside_m2"]),
            outside=format_area(summary["outside_m2"]),
            errors=summary["boundary_errors"],
            slivers=summary["slivers"],
        )
    )
    counts = {name.upper(): summary["classes"][name]["count"] for name in CLASSES}
    return {**counts, "SUMMARY": as_json(summary)}
