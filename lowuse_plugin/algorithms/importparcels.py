# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:importparcels``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterBoolean

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import Texts
from lowuse_plugin.algorithms.importing import ImportAlgorithm, import_help, mapping_of, preset_of
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.ports import IncomingTable, Store


class ImportParcelsAlgorithm(ImportAlgorithm):
    """Imports parcels with their right holders."""

    key = "importparcels"
    target_table = "parcel"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Import parcels"),
            summary=tr("Imports or updates the parcels of a workspace from a file."),
            help=tr(
                "Imports parcels into a workspace. A parcel is recognised by real-estate unit "
                "code or parcel code, then by map number; where it has none, by covering an "
                "existing parcel, which is listed for confirmation.\n\n"
            )
            + import_help(),
            tags=tr("import,parcels,cadastre,shapefile,update"),
        )

    def add_parameters(self) -> None:
        """Add file, district and confirmation, and the report."""
        self.add_file_parameters(layers=True)
        self.addParameter(
            parameters.district(
                "DISTRICT",
                tr("District of all rows"),
                tr("Only where the file has none."),
            )
        )
        self.addParameter(
            QgsProcessingParameterBoolean(
                "CONFIRM_OVERLAPS",
                tr("Rows without number that cover a parcel are that parcel"),
                defaultValue=False,
            )
        )
        self.add_report_parameters()

    def import_rows(
        self, job: Job, store: Store, incoming: IncomingTable, resume: str | None
    ) -> ImportReport:
        """Import parcels."""
        from lowuse_plugin.services.importing.parcels import import_parcels

        return import_parcels(
            store,
            incoming,
            mapping=mapping_of(job),
            preset=preset_of(job),
            district=job.district("DISTRICT"),
            source_crs=job.crs("SOURCE_CRS"),
            swap_axes=job.flag("SWAP_AXES"),
            confirmed_overlaps="all" if job.flag("CONFIRM_OVERLAPS") else "none",
            overwrite_edits=job.flag("OVERWRITE_EDITS"),
            resume=resume,
            progress=job.progress,
        )
