# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:importtable``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingParameterFile, QgsProcessingParameterFileDestination

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import Texts, as_json
from lowuse_plugin.algorithms.importing import (
    INPUT,
    REPORT,
    TABLES,
    UNMATCHED,
    ImportAlgorithm,
    import_help,
    mapping_of,
    preset_of,
)
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge import settings
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe, describe_code

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.ports import IncomingTable, Store
    from lowuse_plugin.domain.projects.list import ProjectList
    from lowuse_plugin.services.importing.projects import ProjectImport, ProjectOutcome
    from lowuse_plugin.services.importing.tax_taking import Supply

ENTERPRISES, PROJECTS = "enterprises", "projects"
TAX_FOLDER = "TAX_FOLDER"


class ImportTableAlgorithm(ImportAlgorithm):
    """Imports enterprises with their taxes, or projects, from a table."""

    key = "importtable"
    target_table = "enterprise"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Import a table"),
            summary=tr("Imports enterprises with their taxes, or projects, from a table."),
            help=tr(
                "Imports a table. Enterprises with their yearly taxes are matched to parcels by "
                "credit code, name and address; those without a parcel are listed. Projects are "
                "known by their project number and name their parcels by parcel code or map "
                "number; a list of projects may also be a JSON file.\n\n"
            )
            + import_help(),
            tags=tr("import,table,enterprises,tax,projects,xlsx,csv"),
        )

    def add_parameters(self) -> None:
        """Add file and kind, and the report."""
        self.add_file_parameters(layers=False)
        for parameter in (
            parameters.choice(
                "KIND",
                tr("Kind of table"),
                (ENTERPRISES, PROJECTS),
                ENTERPRISES,
                tr("Enterprises with their taxes, or projects."),
            ),
            parameters.year(
                "YEAR",
                tr("Year of the figures"),
                tr("Only where neither a column nor a heading names it."),
            ),
            parameters.district(
                "DISTRICT",
                tr("District of all rows"),
                tr("Only where the file has none."),
            ),
        ):
            self.addParameter(parameter)
        self._add_tax_parameters()
        self.add_report_parameters()
        unmatched = QgsProcessingParameterFileDestination(
            UNMATCHED,
            tr("Enterprises without a parcel"),
            fileFilter=TABLES,
            optional=True,
            createByDefault=False,
        )
        self.addParameter(unmatched)

    def _add_tax_parameters(self) -> None:
        folder = QgsProcessingParameterFile(
            TAX_FOLDER,
            tr("Folder of the taxes"),
            behavior=QgsProcessingParameterFile.Behavior.Folder,
            optional=True,
        )
        folder.setHelp(
            tr(
                "Taxes never enter the workspace: each delivery becomes a file of this folder, "
                "which has its own permissions. Left empty, the folder of the options counts."
            )
        )
        self.addParameter(folder)
        self.addParameter(
            parameters.text(
                "SOURCE_UNIT",
                tr("Supplied by"),
                tr("Only where no column says it; the tax office is assumed for taxes."),
            )
        )
        self.addParameter(
            parameters.text(
                "TAX_REQUEST",
                tr("Letter that is answered"),
                tr("Its uuid; a list that was made by the letter says it itself."),
            )
        )

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Import enterprises or projects."""
        if job.word("KIND") == PROJECTS:
            return _import_projects(job)
        return super().carry_out(job)

    def import_rows(
        self, job: Job, store: Store, incoming: IncomingTable, resume: str | None
    ) -> ImportReport:
        """Import enterprises."""
        from lowuse_plugin.services.importing.enterprises import import_enterprises

        return import_enterprises(
            store,
            incoming,
            year=int(job.number("YEAR")) if job.has("YEAR") else None,
            district=job.district("DISTRICT"),
            mapping=mapping_of(job),
            preset=preset_of(job),
            overwrite_edits=job.flag("OVERWRITE_EDITS"),
            supply=_supply(job, store),
            resume=resume,
            progress=job.progress,
        )


def _supply(job: Job, store: Store) -> Supply:
    """Return who supplied the figures, and where taxes are kept."""
    from lowuse_plugin.exchange.taxes.folder import TaxFolder
    from lowuse_plugin.qgis_bridge.actor import current_actor
    from lowuse_plugin.services.importing.tax_taking import Supply

    said = job.text(TAX_FOLDER) or settings.TAX_FOLDER.get()
    taxes = TaxFolder(Path(said), workspace=store.path) if said else None
    unit, request = job.text("SOURCE_UNIT") or "", job.text("TAX_REQUEST") or ""
    return Supply(taxes, unit, current_actor().name, request)


def _read_projects(job: Job) -> ProjectList:
    from lowuse_plugin.exchange.project_file import read_project_list
    from lowuse_plugin.exchange.readers import read_layer
    from lowuse_plugin.services.importing.project_table import projects_from_table

    path = job.required_path(INPUT)
    if path.suffix.lower() == ".json":
        return read_project_list(path)
    table = read_layer(path, layer=job.text("LAYER"), encoding=job.text("ENCODING"))
    return projects_from_table(table)


def _import_projects(job: Job) -> dict[str, Any]:
    from lowuse_plugin.services.importing.projects import import_projects

    projects = _read_projects(job)
    with job.open_workspace() as store:
        overwrite = job.flag("OVERWRITE_EDITS")
        done = import_projects(store, projects, overwrite_edits=overwrite, progress=job.progress)
    return _told(job, projects.file_name, done)


def _told(job: Job, file_name: str, done: ProjectImport) -> dict[str, Any]:
    """Tell what became of each project and return the outputs of an import."""
    from lowuse_plugin.exchange.report_csv import save_rows
    from lowuse_plugin.qgis_bridge.import_report import report_words

    words = report_words()

    counts = {name: done.count(name) for name in ("created", "updated", "unchanged", "refused")}
    job.tell(
        tr(
            "{file}: {rows} projects, {created} new, {updated} updated, {unchanged} as before, "
            "{refused} refused",
            file=file_name,
            rows=len(done.outcomes),
            **counts,
        )
    )
    rows = []
    for item in done.outcomes:
        code, note = _note(item)
        outcome = words.outcomes["refused" if item.refusal else "imported"]
        rows.append((item.row, outcome, code, note))
        if note:
            job.warn(f"{item.project_code or item.row}: {note}")
    path = job.output_path(REPORT)
    if path is not None:
        save_rows(path, words.headings, rows)
    taken = len(done.outcomes) - counts["refused"]
    return {
        "ROWS_READ": len(done.outcomes),
        "IMPORTED": taken,
        "CHANGED": 0,
        **{name.upper(): count for name, count in counts.items()},
        REPORT: str(path) if path else None,
        "SUMMARY": as_json(counts),
    }


def _note(item: ProjectOutcome) -> tuple[str, str]:
    """Return code and sentence of what is to be told of a project."""
    if item.refusal:
        return item.refusal.code, describe(item.refusal)
    if item.kept:
        code = "EDITED_SINCE_IMPORT"
        return code, describe_code(code, {"fields": item.kept})
    return "", ""
