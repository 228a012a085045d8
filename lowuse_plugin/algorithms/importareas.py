# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:importareas``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import Texts
from lowuse_plugin.algorithms.importing import ImportAlgorithm, file_options, import_help
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.ports import IncomingTable, Store

THREE_OLD = "three_old"
REFERENCE_KINDS = (
    "urban_boundary",
    "permanent_farmland",
    "ecological_redline",
    "detailed_plan",
    "industrial_park",
    "industrial_cluster",
    "land_survey",
    "conversion_approval",
    "supply_redline",
    "base_map",
    "other",
)
THREE_OLD_STATUSES = ("unknown", "none", "register", "annual_plan", "approved", "settled")


class ImportAreasAlgorithm(ImportAlgorithm):
    """Imports 三旧 areas or a reference layer."""

    key = "importareas"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Import three-old or reference areas"),
            summary=tr("Imports areas of the three-old register or a reference layer."),
            help=tr(
                "Imports areas that parcels are laid over: the three-old register (三旧) and its "
                "later stages, or a reference layer such as an urban boundary or a detailed plan. "
                "A reference layer is known by its name; importing it again updates it.\n\n"
            )
            + import_help(),
            tags=tr("import,three-old,reference,areas,layer"),
        )

    def add_parameters(self) -> None:
        """Add file, kind, district and what the file lacks, and the report."""
        self.add_file_parameters(layers=True)
        for parameter in (
            parameters.choice(
                "KIND",
                tr("Kind of areas"),
                (THREE_OLD, *REFERENCE_KINDS),
                THREE_OLD,
                tr("The three-old register, or the kind of the reference layer."),
            ),
            parameters.text(
                "NAME",
                tr("Name of the reference layer"),
                tr("The layer of the file when it is left empty."),
            ),
            parameters.choice(
                "STATUS",
                tr("Three-old status of all rows"),
                THREE_OLD_STATUSES,
                None,
                tr("Only where the file has none."),
            ),
            parameters.district(
                "DISTRICT",
                tr("District of all rows"),
                tr("Only where the file has none."),
            ),
            parameters.text("SOURCE", tr("Source"), tr("Who gave the reference layer.")),
            parameters.day("AS_OF", tr("Data as of"), tr("Day that the data describes.")),
            parameters.text(
                "DOCUMENT_NO",
                tr("Document number"),
                tr("Of the approval or plan; areas with a number of their own keep it."),
            ),
            parameters.text(
                "MESSAGE", tr("Message"), tr("What a parcel on this layer shows to people.")
            ),
        ):
            self.addParameter(parameter)
        self.add_report_parameters()

    def table_of(self, job: Job) -> str:
        """Return the table of the chosen kind."""
        return "three_old_area" if job.word("KIND") == THREE_OLD else "reference_area"

    def import_rows(
        self, job: Job, store: Store, incoming: IncomingTable, resume: str | None
    ) -> ImportReport:
        """Import areas."""
        from lowuse_plugin.services.importing.areas import (
            import_reference_areas,
            import_three_old_areas,
        )

        kind = job.word("KIND") or THREE_OLD
        shared: dict[str, Any] = {
            "as_of": job.optional_day("AS_OF"),
            "options": file_options(job, resume),
            "progress": job.progress,
        }
        if kind == THREE_OLD:
            return import_three_old_areas(store, incoming, status=job.word("STATUS"), **shared)
        return import_reference_areas(
            store,
            incoming,
            name=job.text("NAME") or incoming.layer,
            kind=kind,
            source=job.text("SOURCE"),
            document_no=job.text("DOCUMENT_NO"),
            message=job.text("MESSAGE"),
            **shared,
        )
