# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:importcontrolline``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProcessingParameterBoolean

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import Texts
from lowuse_plugin.algorithms.importing import ImportAlgorithm, file_options, import_help
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.importing.report import ImportReport
    from lowuse_plugin.domain.ports import IncomingTable, Store

LEVELS = ("1", "2", "0")
EARLIER = ("ends", "stays")


class ImportControlLineAlgorithm(ImportAlgorithm):
    """Imports one version of the industrial control line."""

    key = "importcontrolline"
    target_table = "control_line"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Import control line"),
            summary=tr("Imports one version of the industrial control line from a file."),
            help=tr(
                "Imports one version of the industrial control line, from polygons or from lines "
                "that close. A version is in force from its first day up to the day before its "
                "end; two versions must not be in force on one day. What you leave empty is taken "
                "from columns of the file that have one value throughout.\n\n"
                "A draft is in force on no day: compare it with other versions, and approve it "
                "under Control line, Versions. With number, authority and day of the approval the "
                "version is approved at once, and the one that is open until then ends on its "
                "first day. An approved version is not changed by importing any more.\n\n"
            )
            + import_help(),
            tags=tr("import,control line,industrial,version"),
        )

    def add_parameters(self) -> None:
        """Add file, version and the report."""
        self.add_file_parameters(layers=True)
        for parameter in (
            parameters.text(
                "VERSION", tr("Version"), tr("Name of the version; importing it again updates it.")
            ),
            parameters.day("VALID_FROM", tr("In force from"), tr("First day in force.")),
            parameters.day("VALID_TO", tr("In force until"), tr("First day no longer in force.")),
            parameters.text("APPROVAL_NO", tr("Approval number"), tr("Number of the document.")),
            parameters.text("APPROVED_BY", tr("Approved by"), tr("Authority that approved it.")),
            parameters.day(
                "APPROVED_ON",
                tr("Approved on"),
                tr("Day of the document; with it the version is approved and ends the one before."),
            ),
            QgsProcessingParameterBoolean(
                "DRAFT",
                tr("Draft: in force on no day until it is approved"),
                defaultValue=False,
            ),
            parameters.choice(
                "EARLIER",
                tr("Version in force before it"),
                EARLIER,
                None,
                tr(
                    "Asked for where the version comes without its whole approval: the one before "
                    "ends on its first day, or both stay in force and nothing can be checked."
                ),
            ),
            parameters.choice(
                "LEVEL",
                tr("Level of all rows"),
                LEVELS,
                None,
                tr("Only where the file has none; 0 is a line without levels."),
            ),
            QgsProcessingParameterBoolean(
                "EXAMPLE", tr("The line is an example for training"), defaultValue=False
            ),
        ):
            self.addParameter(parameter)
        self.add_report_parameters()

    def import_rows(
        self, job: Job, store: Store, incoming: IncomingTable, resume: str | None
    ) -> ImportReport:
        """Import a version."""
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.services.importing.areas import import_control_line

        level, earlier = job.word("LEVEL"), job.word("EARLIER")
        return import_control_line(
            store,
            incoming,
            version=job.text("VERSION"),
            valid_from=job.optional_day("VALID_FROM"),
            valid_to=job.optional_day("VALID_TO"),
            approval_no=job.text("APPROVAL_NO"),
            approved_by=job.text("APPROVED_BY"),
            approved_on=job.optional_day("APPROVED_ON"),
            draft=job.flag("DRAFT"),
            end_earlier=None if earlier is None else earlier == EARLIER[0],
            by=current_actor().name,
            level=None if level is None else int(level),
            example=job.flag("EXAMPLE") or None,
            options=file_options(job, resume),
            progress=job.progress,
        )
