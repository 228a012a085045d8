# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The sample of an office's files, as it goes into a workspace for training and into the demo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.domain.ports import IncomingTable, Progress, SilentProgress, Store
from lowuse_plugin.domain.tax_rows import Delivered, Delivery, TaxRow
from lowuse_plugin.services.importing.areas import import_control_line, import_three_old_areas
from lowuse_plugin.services.importing.enterprises import import_enterprises
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.services.importing.tax_taking import Supply

Import = Callable[..., ImportReport]


@dataclass(frozen=True)
class SampleFile:
    """One file of the sample and the import that takes it."""

    name: str
    english: str
    chinese: str
    load: Import


class MadeUpTaxes:
    """Takes the taxes of the sample and keeps them nowhere: they are made up."""

    def add(self, rows: Sequence[TaxRow], delivery: Delivery) -> Delivered:  # noqa: ARG002
        """Keep nothing."""
        return Delivered(delivery.source_file, delivery.source_sha256)

    def rows(self, *, without: Collection[str] = ()) -> tuple[TaxRow, ...]:  # noqa: ARG002
        """Return nothing."""
        return ()


def sample_files() -> tuple[SampleFile, ...]:
    """Return the files in the order in which they are imported: enterprises find parcels."""
    line = partial(import_control_line, example=True)
    enterprises = partial(import_enterprises, supply=Supply(MadeUpTaxes()))
    return (
        SampleFile("宗地.gpkg", "parcels", "宗地", import_parcels),
        SampleFile("工业用地控制线.geojson", "control line", "工业用地控制线", line),
        SampleFile("三旧标图建库.geojson", "three-old areas", "三旧图斑", import_three_old_areas),
        SampleFile("企业税收.csv", "tax table", "企业税收", enterprises),
    )


def import_sample(
    store: Store, read: Callable[[str], IncomingTable], progress: Progress | None = None
) -> dict[str, ImportReport]:
    """Import the whole sample.

    Args:
        store: An empty workspace.
        read: Returns a file of the sample by name.
        progress: As for the imports.

    Returns:
        Name of the file → how its rows ended.

    Raises:
        LowUseError: As the imports.
        CancelledError: The user stopped it; the workspace is incomplete.
    """
    watched = progress or SilentProgress()
    files = sample_files()
    reports = {}
    for done, file in enumerate(files):
        watched.step(done, len(files), file.chinese)
        reports[file.name] = file.load(store, read(file.name))
    return reports
