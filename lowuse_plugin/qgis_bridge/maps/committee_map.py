# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The map 工业用地控制线比对图 (T4): as a file, as a picture, or as a layout in the project.

A file is made in a project of its own; the user's project is neither read nor changed.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsMessageLog,
    QgsPrintLayout,
    QgsProject,
    QgsProjectMetadata,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtGui import QImage

from lowuse_plugin.domain.control_line.map import WHOLE, ControlMap, ControlMapFigures, MapScope
from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.ports import Progress, SilentProgress, Store
from lowuse_plugin.qgis_bridge.about import LOG_TAG
from lowuse_plugin.qgis_bridge.actor import current_actor
from lowuse_plugin.qgis_bridge.fonts import FontChoice, choose_fonts
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.layers.roles import CONTROL_LINE, PARCELS
from lowuse_plugin.qgis_bridge.maps.map_drawing import draw, project_styles
from lowuse_plugin.qgis_bridge.maps.map_layout import (
    fill_layout,
    frame_of,
    load_layout,
    show_what_is_on_the_map,
)
from lowuse_plugin.qgis_bridge.maps.map_request import FORMATS, MapRequest
from lowuse_plugin.qgis_bridge.maps.map_texts import title

_STEPS = 4


@dataclass(frozen=True)
class MapExport:
    """What was made.

    Attributes:
        files: One, or one a page where pictures were made of several.
        figures: What is printed.
        scale: Denominator.
        fonts: What the text is set in, and what stands in for missing fonts.
    """

    files: tuple[Path, ...]
    figures: ControlMapFigures
    scale: int
    fonts: FontChoice


@dataclass(frozen=True)
class _Made:
    layout: QgsPrintLayout
    content: ControlMap
    scale: int


def export_control_map(
    store: Store, request: MapRequest, path: Path, progress: Progress | None = None
) -> MapExport:
    """Write the map as PDF, PNG or JPG; an older file is replaced when the new one is complete.

    Everything of QGIS is made, used and thrown away in the calling thread.

    Args:
        store: The workspace.
        request: What the map is to be.
        path: File whose suffix names the format.
        progress: Told of each step.

    Raises:
        LowUseError: ``FONTS_MISSING``, ``MAP_TEMPLATE_UNREADABLE``, ``MAP_TEMPLATE_WITHOUT_MAP``,
            ``CONTROL_CHECK_NONE``, ``CONTROL_CHECK_MIXED``, ``PARCELS_UNKNOWN``,
            ``FORMAT_UNSUPPORTED``, ``FILE_NOT_WRITABLE`` or ``MAP_NOT_DRAWN``.
    """
    watched, fonts = progress or SilentProgress(), choose_fonts()
    suffix = path.suffix.lower().removeprefix(".").replace("jpeg", "jpg")
    if suffix not in FORMATS:
        raise LowUseError("FORMAT_UNSUPPORTED", file=path.name, expected=", ".join(FORMATS))
    with _made(store, request, fonts, watched) as made, _new_files(path) as draft:
        watched.step(3, _STEPS, tr("Drawing the map"))
        exporter = QgsLayoutExporter(made.layout)
        if suffix == "pdf":
            result = exporter.exportToPdf(str(draft), _pdf_settings(request))
        else:
            result = exporter.exportToImage(str(draft), _image_settings(request))
        if result != QgsLayoutExporter.ExportResult.Success:
            raise LowUseError("MAP_NOT_DRAWN", file=str(path), detail=exporter.errorMessage())
        files = _publish(draft.parent, path.parent)
        watched.step(_STEPS, _STEPS)
    export = MapExport(tuple(files), made.content.figures, made.scale, fonts)
    _log(export, request)
    return export


def preview_control_map(
    store: Store, request: MapRequest, width: int, progress: Progress | None = None
) -> QImage:
    """Return a picture of the first page.

    Args:
        store: The workspace.
        request: What the map is to be.
        width: Pixels.
        progress: Told of each step.

    Raises:
        LowUseError: As :func:`export_control_map`.
    """
    watched = progress or SilentProgress()
    with _made(store, request, choose_fonts(), watched) as made:
        page = made.layout.pageCollection().page(0).rect()
        dpi = 25.4 * width / page.width()
        image = QgsLayoutExporter(made.layout).renderPageToImage(0, dpi=dpi)
    return image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)


@dataclass(frozen=True)
class LayoutContent:
    """What :func:`add_layout_to_project` puts into a layout; plain values, made in any thread."""

    figures: ControlMapFigures
    fonts: FontChoice
    line_style: str
    parcel_style: str


def read_layout_content(store: Store, request: MapRequest) -> LayoutContent:
    """Read what a layout in the user's project shows.

    Raises:
        LowUseError: As :func:`export_control_map`.
    """
    fonts = choose_fonts()
    with _private_layout(request, fonts) as (_, layout):
        content = _read(store, request, layout)
    return LayoutContent(content.figures, fonts, *project_styles(content, fonts))


def add_layout_to_project(
    project: QgsProject,
    layers: Mapping[str, QgsVectorLayer],
    content: LayoutContent,
    request: MapRequest,
) -> QgsPrintLayout:
    """Put the filled map into the user's project as a layout that can be edited.

    Its map draws the project's own layers with our style; the layers themselves stay as they are.

    Args:
        project: The user's.
        layers: ``control_line`` and ``parcels`` of the workspace, in that project.
        content: Of :func:`read_layout_content`.
        request: What the map is to be.
    """
    figures, fonts = content.figures, content.fonts
    layout = load_layout(project, request, fonts)
    layout.setName(_free_name(project, title(figures.workspace.district, request)))
    line, parcels = layers[CONTROL_LINE], layers[PARCELS]
    styles = {line.id(): content.line_style, parcels.id(): content.parcel_style}
    fill_layout(layout, figures, request, [line, parcels], fonts, styles=styles)
    if figures.scope.kind != WHOLE:
        show_what_is_on_the_map(layout)
    project.layoutManager().addLayout(layout)
    return layout


def _free_name(project: QgsProject, wanted: str) -> str:
    taken = {layout.name() for layout in project.layoutManager().layouts()}
    name, number = wanted, 2
    while name in taken:
        name, number = f"{wanted} {number}", number + 1
    return name


@contextmanager
def _private_layout(
    request: MapRequest, fonts: FontChoice
) -> Iterator[tuple[QgsProject, QgsPrintLayout]]:
    """Give an unfilled layout in a project of its own, and take both down again."""
    project = QgsProject()
    layout = load_layout(project, request, fonts)
    layout.setName(LOG_TAG)
    # A layout refers to its project but does not keep it; as the project's it goes first.
    project.layoutManager().addLayout(layout)
    try:
        yield project, layout
    finally:
        project.clear()


@contextmanager
def _made(
    store: Store, request: MapRequest, fonts: FontChoice, progress: Progress
) -> Iterator[_Made]:
    """Give a filled layout in a project of its own, and take both down again."""
    progress.step(0, _STEPS, tr("Reading the workspace"))
    with _private_layout(request, fonts) as (project, layout):
        content = _read(store, request, layout)
        figures = content.figures
        project.setCrs(QgsCoordinateReferenceSystem(figures.workspace.crs))
        project.setMetadata(_metadata(figures, request))
        progress.step(1, _STEPS, tr("Preparing the layers"))
        layers = draw(content, fonts).in_order()
        project.addMapLayers(layers, False)
        progress.step(2, _STEPS, tr("Filling the layout"))
        shown = fill_layout(layout, figures, request, layers, fonts)
        layout.refresh()
        yield _Made(layout, content, shown.scale)


def _read(store: Store, request: MapRequest, layout: QgsPrintLayout) -> ControlMap:
    from lowuse_plugin.services.control_line.map_figures import control_map  # noqa: PLC0415

    scope = request.scope
    if scope.frame:
        scope = MapScope(frame=frame_of(layout, scope.frame))
    return control_map(store, scope=scope, on=request.on)


def _metadata(figures: ControlMapFigures, request: MapRequest) -> QgsProjectMetadata:
    """Return what goes into the properties of the file, where a search finds it as it is written.

    Text of a PDF is found by its glyphs, which for some characters are those of a radical.
    """
    data = QgsProjectMetadata()
    data.setTitle(title(figures.workspace.district, request))
    data.setAuthor(request.unit or request.author)
    data.setAbstract(figures.fingerprint)
    data.setKeywords({"gmd:topicCategory": [figures.line.version, figures.fingerprint]})
    data.setCreationDateTime(QDateTime.currentDateTime())
    return data


def _pdf_settings(request: MapRequest) -> QgsLayoutExporter.PdfExportSettings:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = request.dpi
    settings.forceVectorOutput = True
    settings.exportMetadata = True
    # Position of the page on earth would be read by any viewer; 密级 speaks against it.
    settings.appendGeoreference = False
    kinds = Qgis.TextRenderFormat
    settings.textRenderFormat = kinds.AlwaysOutlines if request.outlines else kinds.AlwaysText
    return settings


def _image_settings(request: MapRequest) -> QgsLayoutExporter.ImageExportSettings:
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = request.dpi
    # With metadata QGIS asks GDAL to write into the picture, which GDAL refuses.
    settings.exportMetadata = False
    settings.generateWorldFile = False
    return settings


@contextmanager
def _new_files(path: Path) -> Iterator[Path]:
    """Give a name in a fresh folder beside the file; nothing of it stays.

    Raises:
        LowUseError: ``FILE_NOT_WRITABLE``: nothing may be written there, or ``path`` is taken by
            a program that does not let it go.
    """
    from lowuse_plugin.exchange.details import os_detail  # noqa: PLC0415

    try:
        if path.exists():
            with path.open("r+b"):
                pass
        with tempfile.TemporaryDirectory(prefix=".map-", dir=path.parent) as folder:
            yield Path(folder) / path.name
    except OSError as error:
        detail = os_detail(error)
        raise LowUseError("FILE_NOT_WRITABLE", file=str(path), detail=detail) from error


def _publish(drafts: Path, folder: Path) -> list[Path]:
    """Put the complete files in their place."""
    files = []
    for draft in sorted(drafts.iterdir()):
        files.append(folder / draft.name)
        draft.replace(files[-1])
    return files


def _log(export: MapExport, request: MapRequest) -> None:
    """Note who exported what, as long as maps have no register of their own."""
    who = current_actor()
    text = tr(
        "Map exported by {name} ({user}, {machine}): {files}; secrecy {secrecy}; data {data}",
        name=who.name,
        user=who.os_user,
        machine=who.machine,
        files=", ".join(str(file) for file in export.files),
        secrecy=request.secrecy or "-",
        data=export.figures.fingerprint,
    )
    QgsMessageLog.logMessage(text, LOG_TAG, Qgis.MessageLevel.Info, notifyUser=False)
