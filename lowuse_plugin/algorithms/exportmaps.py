# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""``lowuse:exportmaps``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from lowuse_plugin.algorithms import parameters
from lowuse_plugin.algorithms.base import LowUseAlgorithm, Texts, as_json
from lowuse_plugin.algorithms.job import Job
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.qgis_bridge.maps.committee_map import MapExport
    from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest
    from lowuse_plugin.store.workspace import WorkspaceStore

KINDS = ("T4",)
FORMATS = ("pdf", "png", "jpg")


class ExportMapsAlgorithm(LowUseAlgorithm):
    """Writes the map 工业用地控制线比对图 of a workspace.

    Everything of QGIS that it needs is made in the thread that runs it, so that it may be any.
    """

    key = "exportmaps"
    group_key = "output"

    def texts(self) -> Texts:
        """Return the texts."""
        return Texts(
            title=tr("Export committee maps"),
            summary=tr("Saves the control-line map (A3) for a committee as PDF or picture."),
            help=tr(
                "Makes the map T4 (control line against parcels, A3 landscape) from the results "
                "of the last control-line check, with areas, sources and the data fingerprint. "
                "What is drawn and what is printed come from one state of the workspace.\n\n"
                "Without district and extent, the map is of the whole workspace. With an extent, "
                "the parcels that the map shows are counted.\n\nGive a file, or a folder: the "
                "file is then named after sheet number, title and day, and an existing one is "
                "never overwritten. Maps of training workspaces carry a watermark, and maps that "
                "rest on an example control line say so."
            ),
            tags=tr("map,layout,committee,meeting,pdf,control line,A3"),
        )

    def add_parameters(self) -> None:
        """Add workspace, area, texts, template and target, and the results."""
        self.add_workspace_parameter()
        extent = QgsProcessingParameterExtent("EXTENT", tr("Extent"), optional=True)
        extent.setHelp(tr("Instead of a district: what the map must show."))
        template = QgsProcessingParameterFile(
            "TEMPLATE", tr("Layout template"), extension="qpt", optional=True
        )
        template.setHelp(tr("Your own layout; the shipped one when it is left empty."))
        secrecy = QgsProcessingParameterString(
            "SECRECY", tr("Secrecy level"), defaultValue="内部", optional=True
        )
        secrecy.setHelp(tr("Such as 公开, 内部 or 秘密★."))
        for parameter in (
            parameters.choice("KIND", tr("Map"), KINDS, "T4", tr("T4: control line and parcels.")),
            parameters.district(
                "DISTRICT", tr("District"), tr("The whole workspace when it is left empty.")
            ),
            extent,
            parameters.day("ON", tr("Date on the map"), tr("Today when it is left empty.")),
            parameters.text("UNIT", tr("Compiled by (unit)"), tr("Office that makes the map.")),
            parameters.text("AUTHOR", tr("Drawn by"), tr("Name of the person.")),
            parameters.text("CHECKER", tr("Checked by"), tr("Name of the person.")),
            parameters.text(
                "MEETING", tr("Meeting"), tr("A line to write on when it is left empty.")
            ),
            parameters.text(
                "AGENDA", tr("Agenda item"), tr("A line to write on when it is left empty.")
            ),
            secrecy,
            parameters.text("SHEET_NO", tr("Sheet number"), tr("Such as 附图4.")),
            template,
            parameters.choice("FORMAT", tr("Format"), FORMATS, "pdf", tr("For a folder.")),
            QgsProcessingParameterBoolean("GRID", tr("Grid ticks"), defaultValue=True),
            QgsProcessingParameterBoolean(
                "OUTLINES", tr("Text as outlines (PDF)"), defaultValue=False
            ),
            *_targets(),
        ):
            self.addParameter(parameter)
        self.addOutput(QgsProcessingOutputString("FILES", tr("Files (JSON)")))
        self.addOutput(QgsProcessingOutputNumber("SCALE", tr("Scale denominator")))
        self.addOutput(QgsProcessingOutputString("SUMMARY", tr("Summary (JSON)")))

    def carry_out(self, job: Job) -> dict[str, Any]:
        """Write the map."""
        from lowuse_plugin.qgis_bridge.maps.committee_map import export_control_map

        folder = job.path("FOLDER")
        target = job.output_path("FILE") if job.has("FILE") else None
        if target is None and folder is None:
            raise LowUseError("INPUT_MISSING", field="FILE, FOLDER")
        with job.open_workspace() as store:
            request = _request(job, store)
            path = target or _named(job, store, request, folder or Path())
            made = export_control_map(store, request, path, job.progress)
        _tell(job, made)
        return {
            "FILES": as_json([str(file) for file in made.files]),
            "FILE": str(made.files[0]),
            "SCALE": made.scale,
            "SUMMARY": as_json(_summary(made)),
        }


def _targets() -> tuple[QgsProcessingParameterFile, QgsProcessingParameterFileDestination]:
    folder = QgsProcessingParameterFile(
        "FOLDER",
        tr("Folder"),
        behavior=QgsProcessingParameterFile.Behavior.Folder,
        optional=True,
    )
    folder.setHelp(tr("The file is named after sheet number, title and day."))
    file = QgsProcessingParameterFileDestination(
        "FILE",
        tr("File"),
        fileFilter="PDF (*.pdf);;PNG (*.png);;JPG (*.jpg)",
        optional=True,
        createByDefault=False,
    )
    file.setHelp(tr("Instead of a folder; its suffix names the format."))
    return folder, file


def _request(job: Job, store: WorkspaceStore) -> MapRequest:
    from lowuse_plugin.domain.control_line.map import MapScope
    from lowuse_plugin.domain.moments import office_today
    from lowuse_plugin.qgis_bridge.maps.map_request import MapRequest

    return MapRequest(
        scope=MapScope(
            district=job.district("DISTRICT") or "", frame=job.extent("EXTENT", store.info.crs)
        ),
        on=job.optional_day("ON") or office_today(),
        unit=job.text("UNIT") or "",
        author=job.text("AUTHOR") or "",
        checker=job.text("CHECKER") or "",
        meeting=job.text("MEETING") or "",
        agenda=job.text("AGENDA") or "",
        secrecy=job.text("SECRECY") or "",
        sheet_no=job.text("SHEET_NO") or "",
        template=job.path("TEMPLATE"),
        grid=job.flag("GRID"),
        outlines=job.flag("OUTLINES"),
    )


def _named(job: Job, store: WorkspaceStore, request: MapRequest, folder: Path) -> Path:
    """Return the path in a folder.

    Raises:
        LowUseError: ``FOLDER_MISSING``.
    """
    from lowuse_plugin.qgis_bridge.file_names import file_name, free_path
    from lowuse_plugin.qgis_bridge.maps.map_texts import title

    if not folder.is_dir():
        raise LowUseError("FOLDER_MISSING", folder=str(folder))
    name = file_name(
        request.sheet_no,
        title(store.info.district, request),
        request.on,
        job.word("FORMAT") or FORMATS[0],
    )
    return free_path(folder, name)


def _tell(job: Job, made: MapExport) -> None:
    figures = made.figures
    for file in made.files:
        job.tell(tr("Map written: {file} (scale 1:{scale}).", file=file, scale=made.scale))
    for missing, used in made.fonts.stand_ins().items():
        job.warn(
            tr("The font {missing} is not installed; {used} was used.", missing=missing, used=used)
        )
    if figures.stale or figures.unchecked:
        job.warn(
            tr(
                "{stale} parcels to be checked again and {unchecked} never checked are not in the "
                "areas; the map says so.",
                stale=figures.stale,
                unchecked=figures.unchecked,
            )
        )
    if not figures.line.in_force:
        job.warn(
            tr(
                "Version {version} of the control line is not in force on the date of the map; "
                "the map says so.",
                version=figures.line.version,
            )
        )
    job.warn_example(is_example=figures.rests_on_example)


def _summary(made: MapExport) -> dict[str, Any]:
    figures = made.figures
    return {
        "version": figures.line.version,
        "example": figures.rests_on_example,
        "training": figures.workspace.training,
        "store_id": figures.workspace.store_id,
        "seq": figures.head.seq,
        "hash": figures.head.hash,
        "scale": made.scale,
        "parcels": figures.total.parcels,
        "total_m2": str(figures.total.m2),
        "classes": {
            name: {"count": row.parcels, "area_m2": str(row.m2)}
            for name, row in figures.classes.items()
        },
        "inside_m2": str(figures.inside.m2),
        "outside_m2": str(figures.parts["outside"].m2),
        "by_level": {level: str(figures.parts[f"level_{level}"].m2) for level in "120"},
        "boundary_errors": figures.boundary_errors.parcels,
        "treated": figures.treated,
        "stale": figures.stale,
        "unchecked": figures.unchecked,
        "fonts": {"serif": made.fonts.serif, "sans": made.fonts.sans},
        "missing_fonts": list(made.fonts.missing),
    }
