# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The workspace for training (演练库): where it is and what is put into it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QStandardPaths

from lowuse_plugin.paths import resource

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress
    from lowuse_plugin.store.workspace import WorkspaceStore

FOLDER, WORKSPACE, SOURCES = "低效用地演练", "演练库.gpkg", "演练资料"
PROJECTS = "项目.json"
"""The list of projects among these."""
TRAINING_DISTRICT = "440700"
"""The sample lies in two districts: the workspace is one of the whole city."""


def training_workspace() -> Path:
    """Return where this user's training workspace is or will be."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / FOLDER / WORKSPACE


def unpack_sources(workspace: Path) -> Path:
    """Put the sample's files beside the workspace, to practise the import with; return the folder.

    Files that are there already stay as they are.
    """
    import zipfile  # noqa: PLC0415

    folder = workspace.parent / SOURCES
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(resource("sample", "source.zip")) as archive:
        for name in archive.namelist():
            if not (folder / name).exists():
                archive.extract(name, folder)
    return folder


def fill(store: WorkspaceStore, progress: Progress) -> None:
    """Import the sample into a new training workspace.

    Raises:
        LowUseError: As the imports.
    """
    from lowuse_plugin.exchange.project_file import read_project_list  # noqa: PLC0415
    from lowuse_plugin.exchange.readers import read_layer  # noqa: PLC0415
    from lowuse_plugin.services.importing.projects import import_projects  # noqa: PLC0415
    from lowuse_plugin.services.training_sample import import_sample  # noqa: PLC0415

    folder = unpack_sources(store.path)
    import_sample(store, lambda name: read_layer(folder / name), progress)
    import_projects(store, read_project_list(folder / PROJECTS), progress=progress)
