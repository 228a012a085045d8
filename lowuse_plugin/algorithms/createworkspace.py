# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:createworkspace``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessingOutputString,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
)

from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts
from lowuse_plugin.algorithms.job import WORKSPACE, Job
from lowuse_plugin.algorithms.parameters import choice, district
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.places import WHOLE_CITY, WORKSPACE_CRS
from lowuse_plugin.qgis_bridge.district_names import district_list
from lowuse_plugin.qgis_bridge.i18n import tr


class CreateWorkspaceAlgorithm(LowUseAlgorithm):
    """Makes an empty workspace with all its tables."""

    key = "createworkspace"
    group_key = "workspace"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Create workspace"),
            summary=tr("Makes an empty workspace file for a district."),
            help=tr(
                "Makes an empty workspace: one GeoPackage that holds parcels, control lines, "
                "projects and decisions of a district or of the whole city. Put it on the office "
                "share; colleagues write it at the same time. An existing file is never "
                "overwritten.\n\nDistricts: {districts}.\n\nThe workspace has one projected CRS; "
                "everything imported is transformed into it.",
                districts=district_list(whole_city=True),
            ),
            tags=tr("workspace,new,database,geopackage,district"),
        )

    def add_parameters(self) -> None:
        """Add file, district and CRS."""
        file = QgsProcessingParameterFileDestination(
            WORKSPACE, tr("New workspace"), fileFilter=tr("Workspace (*.gpkg)")
        )
        file.setHelp(tr("The file to make, for example on the office share."))
        self.addParameter(file)
        self.addParameter(
            district(
                "DISTRICT", tr("District"), tr("The code is enough in a script."), whole_city=True
            )
        )
        self.addParameter(
            choice(
                "CRS",
                tr("CRS of the workspace"),
                WORKSPACE_CRS,
                WORKSPACE_CRS[0],
                tr(
                    "CGCS2000 in 3-degree zones: 4526 and 4525 with zone number (38, 37), 4547 and "
                    "4546 the same without."
                ),
            )
        )
        self.addOutput(QgsProcessingOutputString("STORE_ID", tr("Id of the workspace")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Make the file and return its path and id."""
        from lowuse_plugin.qgis_bridge.actor import current_actor
        from lowuse_plugin.qgis_bridge.role_words import bar_of_user
        from lowuse_plugin.store.workspace import create_workspace

        bar = bar_of_user()
        if bar is not None:
            raise LowUseError(bar)
        with create_workspace(
            _lasting(job.required_output_path(WORKSPACE), job),
            district=job.district("DISTRICT") or WHOLE_CITY,
            crs=job.word("CRS") or WORKSPACE_CRS[0],
            actor=current_actor(),
        ) as store:
            job.tell(
                tr(
                    "Workspace {path} for {district} in {crs}",
                    path=store.path,
                    district=store.info.district,
                    crs=store.info.crs,
                )
            )
            return {WORKSPACE: str(store.path), "STORE_ID": store.info.store_id}


def _lasting(path: Path, job: Job) -> Path:
    """Return the path of the file to make.

    Raises:
        LowUseError: ``WORKSPACE_TEMPORARY``: QGIS offers a temporary file where none is chosen, and
            would delete the workspace when it is closed.
    """
    temporary = Path(QgsProcessingUtils.tempFolder(job.context)).resolve()
    if temporary in path.resolve().parents:
        raise LowUseError("WORKSPACE_TEMPORARY", file=path.name)
    return path
