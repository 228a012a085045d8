# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:voidimport``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingOutputNumber, QgsProcessingOutputString

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.services.importing.package import ListedPackage, VoidResult

PACKAGE = "PACKAGE"


class VoidImportAlgorithm(LowUseAlgorithm):
    """Undoes an import, finished or not."""

    key = "voidimport"
    group_key = "import"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Undo an import"),
            summary=tr("Makes an import void, or lists the imports of a workspace."),
            help=tr(
                "Makes an import void: its rows are no longer shown or counted, and rows that it "
                "updated get their values from before back. Nothing is deleted. A finished import "
                "that somebody built on is not undone; of an unfinished one, what somebody changed "
                "since stays and is named.\n\nLeave the import empty to list the imports with "
                "their identifiers."
            ),
            tags=tr("import,undo,void,unfinished"),
        )

    def add_parameters(self) -> None:
        """Add workspace and import, and what was done."""
        self.add_workspace_parameter()
        self.addParameter(
            parameters.text(
                PACKAGE, tr("Import"), tr("Identifier of the import; empty lists all imports.")
            )
        )
        for name, title in (
            ("RESTORED", tr("Rows that have their values from before again")),
            ("KEPT", tr("Rows that somebody changed since; they stay as they are")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, title))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Undo the import, or list what can be undone."""
        from lowuse_plugin.services.importing.package import find_undoable_packages, void_import

        package = job.text(PACKAGE)
        with job.open_workspace() as store:
            if package is None:
                return _listed(job, find_undoable_packages(store))
            return _told(job, void_import(store, package))


def _listed(job: Job, packages: list[ListedPackage]) -> dict[str, Any]:
    for each in packages:
        words = {
            "package": each.uuid,
            "file": each.file_name,
            "rows": each.rows_read,
            "actor": each.actor,
            "machine": each.machine,
            "time": each.at_utc,
        }
        if each.state == "open":
            job.warn(
                tr(
                    "{package}: {file}, {rows} rows, unfinished, by {actor} on {machine} at {time}",
                    **words,
                )
            )
        else:
            job.tell(
                tr("{package}: {file}, {rows} rows, by {actor} on {machine} at {time}", **words)
            )
    names = ("uuid", "state", "target_table", "file_name", "actor", "machine", "at_utc")
    rows = [{name: getattr(each, name) for name in names} for each in packages]
    return {"RESTORED": 0, "KEPT": 0, "SUMMARY": as_json(rows)}


def _told(job: Job, done: VoidResult) -> dict[str, Any]:
    job.tell(tr("The import is void; {count} rows were restored.", count=done.restored))
    if done.kept:
        count = len(done.kept)
        job.warn(tr("{count} rows that somebody changed since stay as they are.", count=count))
    summary = {"kept": [f"{table} {uuid}" for table, uuid in done.kept]}
    return {"RESTORED": done.restored, "KEPT": len(done.kept), "SUMMARY": as_json(summary)}
