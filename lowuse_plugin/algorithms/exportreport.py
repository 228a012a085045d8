# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:exportreport``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.paper_kinds import (
    KINDS,
    LINEAGE_SUFFIXES,
    LINEAGE_TABLE,
    MERGE_KINDS,
    MERGE_SUFFIXES,
    SHEETS,
    SUFFIXES,
    TEMPLATE,
)
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from lowuse_plugin.qgis_bridge.unit_papers import PapersWritten

_BETWEEN = re.compile(r"[\s,，、;；]+")
_FILTER = "Word (*.docx);;Excel (*.xlsx);;GeoPackage (*.gpkg);;SHP (*.shp)"


class ExportReportAlgorithm(LowUseAlgorithm):
    """Writes papers of survey units and of merges."""

    key = "exportreport"
    group_key = "output"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Export identification sheets"),
            summary=tr(
                "Writes sheets and summaries of survey units, fills your own template, or writes "
                "the papers of merges."
            ),
            help=tr(
                "Writes what the menu Survey writes: unit_sheets, a page of A4 a survey unit with "
                "cells to sign; summary_docx and summary_xlsx, the units by district, town and "
                "category; template, the units in an Excel template of your office; layer, the "
                "units with the fields of the survey list.\n\nAll figures come from one state of "
                "the workspace. What is missing is printed as such. A file that rests on an "
                "example standard says so on every page. Without district and batch, all units "
                "that are tagged low-efficiency are written.\n\nThe headings of a template are "
                "recognised by title, field name and further names; name others as JSON, such as "
                '{{"大小": "MJ"}}. The template itself is never changed.\n\nOf merges: '
                "merge_application, merge_review and merge_comparison as Word files with map, a "
                "merge after the other; merge_comparison_xlsx and merge_exchange (tables hb, "
                "hb_cy, hb_jc) as Excel files. Name merges by their numbers; without, all of the "
                "district are written.\n\nlineage_table lists which parcel came of which, by what "
                "change, when and on what document, as an Excel file: of the district, or of the "
                "line of descent of one parcel."
            ),
            tags=tr("survey unit,sheet,summary,template,Word,Excel,identification,merge"),
        )

    def add_parameters(self) -> None:
        """Add workspace, choice of units, template and target, and the results."""
        self.add_workspace_parameter()
        template = QgsProcessingParameterFile(
            "TEMPLATE", tr("Own template"), extension="xlsx", optional=True
        )
        template.setHelp(tr("For template alone: the Excel file of your office."))
        phones = QgsProcessingParameterBoolean(
            "PHONES", tr("Print telephone numbers"), defaultValue=False
        )
        phones.setHelp(tr("Telephone numbers are personal data: only where the paper needs them."))
        for parameter in (
            parameters.choice(
                "KIND", tr("What is written"), (*KINDS, *MERGE_KINDS, LINEAGE_TABLE), SHEETS,
                tr("unit_sheets, summary_docx, summary_xlsx, template or layer; of merges "
                   "merge_application, merge_review, merge_comparison, merge_comparison_xlsx or "
                   "merge_exchange; lineage_table."),
            ),
            parameters.district(
                "DISTRICT", tr("District"), tr("The whole workspace when it is left empty.")
            ),
            parameters.text("BATCH", tr("Batch"), tr("All batches when it is left empty.")),
            parameters.text(
                "CASES", tr("Merges"),
                tr("Of merges alone: numbers such as HB4407042025001, with commas between them; "
                   "all when it is left empty."),
            ),
            parameters.text(
                "PARCEL", tr("Parcel"),
                tr("For lineage_table alone: code or number of a parcel, current or of history; "
                   "all when it is left empty."),
            ),
            template,
            parameters.text(
                "MAPPING", tr("Headings (JSON)"),
                tr("For template alone: heading → field, besides what is recognised."),
            ),
            phones,
            QgsProcessingParameterFileDestination("OUTPUT", tr("File"), fileFilter=_FILTER),
        ):  # fmt: skip
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputNumber("UNITS", tr("Survey units, merges or changes")))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Write the file.

        Raises:
            LowUseError: ``PAPERS_SUFFIX``: the file cannot hold this kind.
        """
        from lowuse_plugin.qgis_bridge.unit_papers import (
            PapersRequest,
            choose_units,
            write_papers,
        )

        kind, target = job.word("KIND") or SHEETS, job.required_output_path("OUTPUT")
        suffixes = (SUFFIXES | MERGE_SUFFIXES | LINEAGE_SUFFIXES)[kind]
        if target.suffix.lower().removeprefix(".") not in suffixes:
            expected = ", ".join(f".{suffix}" for suffix in suffixes)
            raise LowUseError("PAPERS_SUFFIX", file=target.name, expected=expected)
        if kind in MERGE_KINDS:
            return _merges(job, kind, target)
        if kind == LINEAGE_TABLE:
            return _lineage(job, target)
        template = job.path("TEMPLATE") if kind == TEMPLATE else None
        mapping = _mapping(job, template)
        with job.open_workspace() as store:
            units, scope = choose_units(
                store, district=job.district("DISTRICT") or "", batch=job.text("BATCH") or ""
            )
            request = PapersRequest(
                kind, units, target, scope, job.flag("PHONES"), template, mapping
            )
            made = write_papers(store, request, job.progress)
        _tell(job, made)
        return {
            "OUTPUT": str(made.path),
            "UNITS": made.units,
            "SUMMARY": as_json(
                {
                    "kind": kind,
                    "units": made.units,
                    "left_out": made.left_out,
                    "examples": made.examples,
                    "stale": made.stale,
                    "cut": list(made.cut),
                    "kept_formulas": list(made.kept_formulas),
                }
            ),
        }


def _merges(job: Job, kind: str, target: Path) -> dict[str, Any]:
    """Write a paper of merges.

    Raises:
        LowUseError: As ``choose_cases`` and ``write_merge_papers``.
    """
    from lowuse_plugin.qgis_bridge.merging.papers import (
        MergePapersRequest,
        told,
        write_merge_papers,
    )
    from lowuse_plugin.services.merging.sheets import choose_cases

    numbers = [number for number in _BETWEEN.split(job.text("CASES") or "") if number]
    with job.open_workspace() as store:
        cases = choose_cases(store, district=job.district("DISTRICT") or "", numbers=numbers)
        made = write_merge_papers(store, MergePapersRequest(kind, target, cases), job.progress)
    for line in told(made):
        job.tell(line)
    return {
        "OUTPUT": str(made.path),
        "UNITS": made.merges,
        "SUMMARY": as_json(
            {
                "kind": kind,
                "merges": made.merges,
                "example": made.example,
                "changed": list(made.changed),
            }
        ),
    }


def _lineage(job: Job, target: Path) -> dict[str, Any]:
    """Write the table of lines of descent.

    Raises:
        LowUseError: As ``write_lineage_table``.
    """
    from lowuse_plugin.qgis_bridge.parcels.lineage_paper import write_lineage_table

    with job.open_workspace() as store:
        changes = write_lineage_table(
            store, target, job.progress,
            district=job.district("DISTRICT") or "", parcel=job.text("PARCEL") or "",
        )  # fmt: skip
    job.tell(tr("{count} changes of parcels written.", count=changes))
    summary = as_json({"kind": LINEAGE_TABLE, "changes": changes})
    return {"OUTPUT": str(target), "UNITS": changes, "SUMMARY": summary}


def _mapping(job: Job, template: Path | None) -> Mapping[str, str]:
    """Return the match of the headings: recognised, and what the run says besides.

    Raises:
        LowUseError: As ``read_template`` and ``known_mapping``.
    """
    if template is None:
        return {}
    from lowuse_plugin.exchange.templates.shape import read_template
    from lowuse_plugin.qgis_bridge.unit_papers import known_mapping

    shape = read_template(template)
    said = {name: str(value or "") for name, value in (job.json_object("MAPPING") or {}).items()}
    return known_mapping(shape.names, {**shape.guess, **said})


def _tell(job: Job, made: PapersWritten) -> None:
    job.tell(tr("{count} survey units written: {path}", count=made.units, path=made.path))
    if made.left_out:
        job.warn(tr("{count} are not low-efficiency and left out.", count=made.left_out))
    if made.stale:
        job.warn(tr("{count} have to be evaluated again; the file says so.", count=made.stale))
    if made.cut:
        job.warn(tr("Texts too long for a SHP were cut in {fields}.", fields=listed(made.cut)))
    if made.kept_formulas:
        from lowuse_plugin.qgis_bridge.unit_papers import formulas_kept

        job.warn(formulas_kept(made.kept_formulas))
    job.warn_example(is_example=made.examples > 0)
