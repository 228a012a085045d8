# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:overlayanalysis``."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterMultipleLayers,
)

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgis.core import QgsProcessingFeatureSource

    from lowuse_plugin.domain.columns import ColumnTable
    from lowuse_plugin.domain.ports import Store
    from lowuse_plugin.services.overlay.polygons import GivenLayer

FINDINGS = ("farmland", "redline", "non_construction")
RESULT_FIELDS = {
    "subject": "text",
    "is_unit": "bool",
    "label": "text",
    "holder_name": "text",
    "district": "text",
    "area_m2": "real",
    "layer_name": "text",
    "source": "text",
    "as_of": "text",
    "class_code": "text",
    "class_name": "text",
    "overlap_m2": "real",
    "overlap_mu": "real",
    "share": "real",
    "areas": "int",
    "boundary_error": "bool",
    "finding": "text",
    "holds": "bool",
}
_XLSX = "Excel (*.xlsx)"


class OverlayAnalysisAlgorithm(LowUseAlgorithm):
    """Lays layers under parcels: how much of each lies in each class."""

    key = "overlayanalysis"
    group_key = "analysis"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Overlay analysis"),
            summary=tr("Tells how much of each parcel lies in each class of each layer."),
            help=tr(
                "Lays layers under parcels and tells for each parcel, layer and class how many "
                "square metres and 亩 overlap, and which share of the parcel that is.\n\nWith a "
                "workspace, every registered layer is laid under all its parcels and survey "
                "units: land survey, permanent farmland, ecological red line, plans, approvals, "
                "supply red lines, control line and three-old areas. The results are kept there; "
                "what did not change since the last run is not computed again, and a run that is "
                "cancelled changes nothing. Without one, give a layer of parcels in a projected "
                "CRS in metres and the layers to be laid under it; they are transformed.\n\n"
                "Areas of one class that overlap each other count once. More than 1 m² in "
                "permanent farmland, in the ecological red line or on land that is no "
                "construction land by the land survey is a finding. A part that is at most half "
                "of the parcel and nowhere wider than 1 m is marked as a boundary error."
            ),
            tags=tr("overlay,land survey,farmland,red line,plan,approval,intersection"),
        )

    def add_parameters(self) -> None:
        """Add workspace or layers, and the results."""
        self.add_workspace_parameter(optional=True)
        under = QgsProcessingParameterMultipleLayers(
            "LAYERS",
            tr("Layers to be laid under them"),
            QgsProcessing.SourceType.TypeVectorPolygon,
            optional=True,
        )
        under.setHelp(tr("Instead of a workspace; each may have a CRS of its own."))
        keys = parameters.text(
            "KEYS",
            tr("Registered layers"),
            tr(
                "With a workspace: keys of the layers, separated by commas, such as control_line; "
                "every registered layer when it is left empty."
            ),
        )
        table = QgsProcessingParameterFeatureSink(
            "OUTPUT",
            tr("Overlaps"),
            type=QgsProcessing.SourceType.TypeVector,
            optional=True,
            createByDefault=True,
        )
        table.setHelp(tr("A table without geometry: a row for each parcel, layer and class."))
        sheet = QgsProcessingParameterFileDestination(
            "XLSX", tr("Excel file"), fileFilter=_XLSX, optional=True, createByDefault=False
        )
        sheet.setHelp(tr("Overlaps, their sums by layer and class, and the findings."))
        for parameter in (
            parameters.polygons("INPUT", tr("Parcels"), tr("Instead of a workspace.")),
            parameters.field(
                "ID_FIELD",
                tr("Number of the parcel"),
                "INPUT",
                tr("Field by which people know a parcel; its feature id without it."),
            ),
            under,
            parameters.text(
                "CLASS_FIELD",
                tr("Field of the class"),
                tr(
                    "Where a layer has this field, its areas are told apart by it; without it by "
                    "the usual ones, such as DLBM; a layer without any is one class."
                ),
            ),
            keys,
            parameters.text(
                "PARCELS",
                tr("Only these parcels (JSON list of uuids)"),
                tr("Of the workspace; all of them when it is left empty."),
            ),
            parameters.day("ON", tr("Day of the analysis"), tr("Today when it is left empty.")),
            table,
            sheet,
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("ROWS", tr("Overlaps")))
        self.addOutput(QgsProcessingOutputNumber("FINDINGS", tr("Parcels with findings")))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Analyse a workspace or a layer."""
        if job.takes_layer():
            return self._analyse_layers(job)
        return self._analyse_workspace(job)

    def _analyse_workspace(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.domain.display import shown_district
        from lowuse_plugin.domain.notices import TRAINING
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.services.overlay.analysis import overlay_analysis
        from lowuse_plugin.services.overlay.table import overlay_table

        keys = [key.strip() for key in (job.text("KEYS") or "").split(",") if key.strip()]
        on, parcels = job.day("ON"), job.words("PARCELS")
        with job.open_workspace() as store:
            summary = overlay_analysis(
                store,
                layers=keys or None,
                parcels=parcels,
                on=on,
                analysed_by=current_actor().name,
                progress=job.progress,
            )
            table = overlay_table(store, parcels, on=on)
            missing = _missing(store, parcels)
            place = shown_district(store.info.district)
            stamp = f"工作库 {store.path.name}"
            banner = TRAINING if store.info.training else ""
        if missing:
            job.warn(
                tr(
                    "{count} of the chosen parcels are not in the workspace any more.",
                    count=missing,
                )
            )
        for layer in summary.layers:
            if layer.subjects:
                job.tell(
                    tr(
                        "{layer}: {rows} overlaps of {count} parcels and units",
                        layer=layer.name,
                        rows=layer.rows,
                        count=layer.subjects,
                    )
                )
            else:
                job.tell(tr("{layer}: nothing changed since the last run", layer=layer.name))
        job.tell(tr("{count} results are new.", count=summary.written))
        told = {**asdict(summary), "missing": missing}
        return self._told(job, table, told, (place, stamp, banner))

    def _analyse_layers(self, job: Job) -> dict[str, Any]:
        from lowuse_plugin.geometry.wkb import parse_polygons
        from lowuse_plugin.qgis_bridge.layers.sources import read_rows
        from lowuse_plugin.services.overlay.polygons import overlay_polygons

        source = job.source("INPUT")
        sources = job.sources("LAYERS")
        if source is None or not sources:
            raise LowUseError("OVERLAY_LAYERS_MISSING")
        parcels = read_rows(source, job.context, job.progress)
        layers = [_given(job, each, parcels.crs) for each in sources]
        number = job.field("ID_FIELD")
        labels = [str(value) for value in parcels.values(number)] if number else list(parcels.ids)
        table = overlay_polygons(
            parcels.ids,
            labels,
            parse_polygons(parcels.wkb, parcels.labels()),
            layers,
            on=job.day("ON"),
            progress=job.progress,
        )
        job.tell_left_out(parcels.without_geometry)
        summary = {"layers": [layer.name for layer in layers], "written": len(table)}
        crs = parcels.crs.authid() or parcels.crs.description()
        return self._told(job, table, summary, (parcels.layer, f"坐标系 {crs}", ""))

    def _told(
        self,
        job: Job,
        table: ColumnTable,
        summary: Mapping[str, Any],
        about: tuple[str, str, str],
    ) -> dict[str, Any]:
        """Write what is wanted, tell the findings and return the outputs."""
        output = _write_table(job, table)
        path = job.output_path("XLSX")
        if path is not None:
            from lowuse_plugin.exchange.overlay_xlsx import write_overlay

            place, stamp, banner = about
            write_overlay(path, table, place=place, stamp=stamp, on=job.day("ON"), banner=banner)
            job.tell(tr("{path} written", path=path))
        found = table["finding"].valid
        subjects = dict.fromkeys(FINDINGS, 0)
        for kind in FINDINGS:
            rows = found & (table["finding"].values == kind)
            subjects[kind] = len(set(table["subject"].values[rows].tolist()))
            if subjects[kind]:
                job.warn(_finding_text(kind, subjects[kind]))
        concerned = len(set(table["subject"].values[found].tolist()))
        told = {**summary, "rows": len(table), "subjects_with_findings": subjects}
        outputs = {"ROWS": len(table), "FINDINGS": concerned, "SUMMARY": as_json(told)}
        if path is not None:
            outputs["XLSX"] = str(path)
        return outputs | ({"OUTPUT": output} if output is not None else {})


def _missing(store: Store, parcels: Sequence[str] | None) -> int:
    """Return how many of the parcels that were asked for are not there."""
    if parcels is None:
        return 0
    asked = set(parcels)
    with store.read() as reading:
        there = reading.table("overlay_subjects", subjects=json.dumps(sorted(asked)))
    return len(asked - set(there["uuid"].to_list()))


def _finding_text(kind: str, count: int) -> str:
    texts = {
        "farmland": tr("{count} parcels or units lie on permanent farmland.", count=count),
        "redline": tr("{count} parcels or units lie in the ecological red line.", count=count),
        "non_construction": tr(
            "{count} parcels or units lie on land that is no construction land.", count=count
        ),
    }
    return texts[kind]


def _given(job: Job, source: QgsProcessingFeatureSource, crs: Any) -> GivenLayer:
    """Read one layer by class, in the CRS of the parcels."""
    from lowuse_plugin.geometry.wkb import parse_polygons
    from lowuse_plugin.qgis_bridge.layers.sources import read_rows
    from lowuse_plugin.services.overlay.polygons import class_fields, given_layer

    rows = read_rows(source, job.context, job.progress, into=crs)
    code, name = class_fields(rows.fields.names(), job.text("CLASS_FIELD") or "")
    return given_layer(
        rows.layer,
        parse_polygons(rows.wkb, rows.labels()),
        rows.values(code) if code else None,
        rows.values(name) if name and name != code else None,
        code or name,
    )


def _write_table(job: Job, table: ColumnTable) -> str | None:
    """Write the rows into the table that is wanted, if one is."""
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsFeature,
        QgsFeatureSink,
        QgsFields,
        QgsWkbTypes,
    )

    from lowuse_plugin.domain.units import m2_to_mu
    from lowuse_plugin.qgis_bridge.layers.sources import extended

    fields = extended(QgsFields(), RESULT_FIELDS)
    sink, output = job.sink(
        "OUTPUT", fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
    )
    if sink is None:
        return None
    rows = table.with_columns(overlap_mu=table["overlap_m2"]).select(list(RESULT_FIELDS))
    mu = list(RESULT_FIELDS).index("overlap_mu")
    lists = [column.to_list() for column in rows.columns.values()]
    for done, values in enumerate(zip(*lists, strict=True)):
        if done % 1000 == 0:
            job.progress.step(done, len(table))
        feature = QgsFeature(fields)
        attributes = list(values)
        attributes[mu] = float(m2_to_mu(attributes[mu]))
        feature.setAttributes(attributes)
        if not sink.addFeature(feature, QgsFeatureSink.Flag.FastInsert):
            raise LowUseError("OUTPUT_NOT_WRITTEN", detail=sink.lastError())
    return output
