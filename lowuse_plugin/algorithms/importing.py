# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the imports share: the file, its mapping, the report."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
)

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.mapping import Preset
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.ports import IncomingTable, Store
    from lowuse_plugin.services.importing.areas import FileOptions

TABLES = "CSV (*.csv);;Excel (*.xlsx)"
INPUT = "INPUT"
REPORT = "REPORT"
UNMATCHED = "UNMATCHED"
PRESET, KEPT_PRESET = "PRESET", "KEPT_PRESET"
RESUME = "RESUME"


def import_help() -> str:
    """Return what the help texts of all imports say."""
    return tr(
        "Fields are recognised by national code, Chinese title or English name; what you map "
        "yourself wins. Every row ends as imported, changed or refused, with the reason; the "
        "counts add up, and the report can be saved. Importing the same file again updates and "
        "never doubles. What somebody edited since the last import stays and is named; what the "
        "file leaves blank erases nothing. An import that was stopped is completed by running it "
        "again with the same options, or undone with Undo an import."
    )


class ImportAlgorithm(LowUseAlgorithm):
    """Reads a file of somebody else into the workspace."""

    group_key = "import"
    target_table = ""

    def table_of(self, job: Job) -> str:  # noqa: ARG002
        """Return the table that is filled; an unfinished import is looked for by it."""
        return self.target_table

    @abstractmethod
    def import_rows(
        self, job: Job, store: Store, incoming: IncomingTable, resume: str | None
    ) -> ImportReport:
        """Call the service."""

    def add_file_parameters(self, *, layers: bool) -> None:
        """Add workspace, file and mapping.

        Args:
            layers: Whether the file has geometry; then its CRS can be stated.
        """
        self.add_workspace_parameter()
        file = QgsProcessingParameterFile(INPUT, tr("File"))
        file.setHelp(
            tr("SHP (or a zip with one), GPKG, GDB, GeoJSON or KML; for a GDB paste its folder.")
            if layers
            else tr("xlsx, xls, ods or csv.")
        )
        self.addParameter(file)
        for parameter in (
            parameters.text("LAYER", tr("Layer or sheet"), tr("Needed when the file has several.")),
            parameters.text(
                "ENCODING",
                tr("Encoding"),
                tr("Such as GB18030; judged by the file when it is left empty."),
            ),
            parameters.text(
                "MAPPING",
                tr("Fields (JSON)"),
                tr(
                    "Column to field, such as {example}; the rest is recognised.",
                    example='{"parcel_code": "DH", "remark": null}',
                ),
            ),
        ):
            self.addParameter(parameter)
        preset = QgsProcessingParameterFile(
            PRESET, tr("Mapping of an earlier delivery"), extension="json", optional=True
        )
        self.addParameter(preset)
        if layers:
            self._add_crs_parameters()
        overwrite = QgsProcessingParameterBoolean(
            "OVERWRITE_EDITS", tr("The file wins over edits in the workspace"), defaultValue=False
        )
        overwrite.setHelp(
            tr("Otherwise values that somebody edited since the last import stay and are named.")
        )
        self.addParameter(overwrite)

    def _add_crs_parameters(self) -> None:
        crs = QgsProcessingParameterCrs("SOURCE_CRS", tr("CRS of the file"), optional=True)
        crs.setHelp(tr("Only where the file states none or a wrong one."))
        self.addParameter(crs)
        swap = QgsProcessingParameterBoolean(
            "SWAP_AXES", tr("The file has north before east"), defaultValue=False
        )
        self.addParameter(swap)

    def add_report_parameters(self) -> None:
        """Add the report and the counts."""
        resume = QgsProcessingParameterBoolean(
            RESUME, tr("Complete an import that somebody else left unfinished"), defaultValue=False
        )
        resume.setHelp(
            tr(
                "Your own stopped import of this file is completed anyway. Ask first whether the "
                "other one still runs: it is refused from then on."
            )
        )
        self.addParameter(resume)
        report = QgsProcessingParameterFileDestination(
            REPORT,
            tr("Report on every row"),
            fileFilter=TABLES,
            optional=True,
            createByDefault=False,
        )
        self.addParameter(report)
        kept = QgsProcessingParameterFileDestination(
            KEPT_PRESET,
            tr("Keep the mapping as"),
            fileFilter="JSON (*.json)",
            optional=True,
            createByDefault=False,
        )
        kept.setHelp(tr("A file that maps the next delivery of the same supplier."))
        self.addParameter(kept)
        for name, title in (
            ("ROWS_READ", tr("Rows read")),
            ("IMPORTED", tr("Rows imported as they are")),
            ("CHANGED", tr("Rows imported with changes")),
            ("REFUSED", tr("Rows refused")),
            ("CREATED", tr("New in the workspace")),
            ("UPDATED", tr("Updated in the workspace")),
            ("UNCHANGED", tr("As before in the workspace")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Read the file, import it, and tell what became of its rows."""
        from lowuse_plugin.exchange.readers import read_layer

        incoming = read_layer(
            job.required_path(INPUT), layer=job.text("LAYER"), encoding=job.text("ENCODING")
        )
        with job.open_workspace() as store:
            report = self._import(job, store, incoming)
        _keep_preset(job, incoming, report)
        return told(job, report)

    def _import(self, job: Job, store: Store, incoming: IncomingTable) -> ImportReport:
        """Import, completing what this user left unfinished on this computer."""
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.services.importing.files import find_resumable

        unfinished = find_resumable(
            store,
            incoming,
            self.table_of(job),
            me=current_actor(),
            of_others=job.flag(RESUME),
        )
        if unfinished is None:
            return self.import_rows(job, store, incoming, None)
        job.tell(
            tr(
                "The import of this file that {actor} started on {machine} at {time} is completed.",
                actor=unfinished.actor,
                machine=unfinished.machine,
                time=unfinished.at_utc,
            )
        )
        return self.import_rows(job, store, incoming, unfinished.uuid)


def preset_of(job: Job) -> Preset | None:
    """Return the mapping of an earlier delivery.

    Raises:
        LowUseError: ``FILE_NOT_FOUND``, ``PRESET_UNREADABLE``.
    """
    from lowuse_plugin.exchange.presets import load_preset

    path = job.path(PRESET)
    return None if path is None else load_preset(path)


def _keep_preset(job: Job, incoming: IncomingTable, report: ImportReport) -> None:
    from lowuse_plugin.domain.importing.mapping import Preset, fingerprint
    from lowuse_plugin.exchange.presets import save_preset

    path = job.output_path(KEPT_PRESET)
    if path is not None:
        known_by = fingerprint(incoming.columns)
        save_preset(path, Preset(path.stem, report.table, report.mapping, known_by))


def file_options(job: Job, resume: str | None) -> FileOptions:
    """Return how a file of areas is read."""
    from lowuse_plugin.services.importing.areas import FileOptions

    return FileOptions(
        mapping=mapping_of(job),
        preset=preset_of(job),
        district=job.district("DISTRICT"),
        source_crs=job.crs("SOURCE_CRS"),
        swap_axes=job.flag("SWAP_AXES"),
        overwrite_edits=job.flag("OVERWRITE_EDITS"),
        resume=resume,
    )


def mapping_of(job: Job) -> Mapping[str, str | None] | None:
    """Return column → field as the user gave it.

    Raises:
        LowUseError: ``INPUT_NOT_A_MAPPING``: this is no JSON object.
    """
    return job.json_object("MAPPING")


def told(job: Job, report: ImportReport) -> dict[str, Any]:
    """Tell the report, save it where that is wanted, and return the outputs."""
    from lowuse_plugin.exchange.report_csv import save_report, save_unmatched
    from lowuse_plugin.qgis_bridge.import_report import report_words, summary_lines
    from lowuse_plugin.qgis_bridge.messages import describe_code

    for line in summary_lines(report):
        job.tell(line)
    if report.unmatched:
        job.warn(tr("{count} enterprises without a parcel", count=len(report.unmatched)))
    path, unmatched = job.output_path(REPORT), job.output_path(UNMATCHED)
    if path is not None:
        save_report(report, path, describe=describe_code, words=report_words())
    if unmatched is not None:
        save_unmatched(report, unmatched, describe=describe_code, words=report_words())
    return {
        "ROWS_READ": report.rows_read,
        "IMPORTED": report.imported,
        "CHANGED": report.changed,
        "REFUSED": report.refused,
        "CREATED": report.created,
        "UPDATED": report.updated,
        "UNCHANGED": report.unchanged,
        REPORT: str(path) if path else None,
        UNMATCHED: str(unmatched) if unmatched else None,
        "SUMMARY": as_json(_summary(report)),
    }


def _summary(report: ImportReport) -> dict[str, Any]:
    """Return the report without its rows; those are in the saved report."""
    return {
        "package": report.package_uuid,
        "encoding": report.encoding,
        "source_crs": report.source_crs,
        "mapping": report.mapping,
        "remarks": [{"code": remark.code, **remark.params} for remark in report.remarks],
        "findings": [
            {"code": finding.code, "effect": finding.effect, "count": len(finding.rows)}
            for finding in report.findings
        ],
        "unmatched": report.unmatched,
    }
