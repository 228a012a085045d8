# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Files of any kind into the workspace, as a person has settled each of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.domain.ports import Actor, IncomingTable, Progress, Store
from lowuse_plugin.domain.tax_rows import TaxBook
from lowuse_plugin.services.importing.areas import (
    FileOptions,
    import_control_line,
    import_reference_areas,
    import_three_old_areas,
)
from lowuse_plugin.services.importing.enterprises import import_enterprises
from lowuse_plugin.services.importing.kinds import (
    CONTROL_LINE,
    ENTERPRISES,
    KINDS,
    PARCELS,
    REFERENCE,
    TABLES,
    THREE_OLD,
)
from lowuse_plugin.services.importing.package import (
    ListedPackage,
    find_open_packages,
    void_import,
)
from lowuse_plugin.services.importing.parcels import import_parcels
from lowuse_plugin.services.importing.preview import FileReader
from lowuse_plugin.services.importing.tax_taking import Supply

OpenTaxes = Callable[[Path, Path], TaxBook]
"""Folder and workspace → the taxes in it."""


@dataclass(frozen=True)
class ImportPlan:
    """One file and every answer that its import needs; None where the file itself answers."""

    path: Path
    kind: str
    """One of ``importing.kinds.KINDS``; empty while nobody has decided."""
    layer: str | None = None
    encoding: str | None = None
    mapping: Mapping[str, str | None] | None = None
    """Column → field; None as field leaves a column out. What is not named is guessed."""
    source_crs: str | None = None
    swap_axes: bool = False
    district: str | None = None
    overwrite_edits: bool = False
    confirmed_overlaps: bool = False
    """Rows without number that cover a parcel are that parcel."""
    version: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    approval_no: str | None = None
    approved_by: str | None = None
    approved_on: date | None = None
    draft: bool = False
    """The version is in force on no day until it is approved."""
    end_earlier: bool | None = None
    """Whether the version before ends on the first day of one without its whole approval."""
    level: int | None = None
    example: bool | None = None
    status: str | None = None
    """Of 三旧 areas, code list ``three_old_status``."""
    as_of: date | None = None
    year: int | None = None
    """Of the figures of enterprises."""
    tax_folder: Path | None = None
    """Where the taxes of enterprises are kept, outside the workspace."""
    source_unit: str | None = None
    """Who supplied the figures of enterprises; the usual unit where nobody says it."""
    request: str | None = None
    """Uuid of the 函 that a list of taxes answers; its title may say it too."""
    name: str | None = None
    """Of a reference layer."""
    reference_kind: str | None = None
    source: str | None = None
    document_no: str | None = None
    """Of a reference layer, also for areas that say none themselves."""
    priority: int | None = None
    message: str | None = None
    """What a parcel on the reference layer shows."""


def working_order(plan: ImportPlan) -> int:
    """Return the place of a plan among others, to sort by.

    What others rest on comes first: enterprises are matched to parcels.
    """
    return KINDS.index(plan.kind)


def find_resumable(
    store: Store,
    incoming: IncomingTable,
    table: str,
    *,
    me: Actor,
    of_others: bool = False,
) -> ListedPackage | None:
    """Return the unfinished import of a file that is to be completed, None without one.

    An import of somebody else may still run: it is taken over only where that is asked for.

    Args:
        store: The workspace.
        incoming: The file.
        table: Table that is filled.
        me: Who asks; a stopped import of the same person on the same computer is their own.
        of_others: Complete also what somebody else left unfinished.
    """
    for package in find_open_packages(store):
        if package.is_of(incoming, table):
            own = (package.os_user, package.machine) == (me.os_user, me.machine)
            return package if own or of_others else None
    return None


def discard_unfinished(store: Store, sha256: str, table: str, *, me: Actor) -> int:
    """Undo this user's own unfinished imports of a file, and return how many there were.

    Raises:
        LowUseError: As :func:`importing.package.void_import`.
    """
    own = [
        package
        for package in find_open_packages(store)
        if package.file_sha256 == sha256
        and package.target_table == table
        and (package.os_user, package.machine) == (me.os_user, me.machine)
    ]
    for package in own:
        void_import(store, package.uuid)
    return len(own)


def import_file(
    store: Store,
    plan: ImportPlan,
    reader: FileReader,
    progress: Progress | None = None,
    *,
    me: Actor,
    open_taxes: OpenTaxes | None = None,
) -> ImportReport:
    """Read a file and import it, completing this user's own unfinished import of the same file.

    Args:
        store: The workspace.
        plan: The file, its kind and the answers.
        reader: Reads it.
        progress: As for parcels.
        me: Who imports.
        open_taxes: Opens the folder of taxes for a workspace; ``exchange.taxes.folder`` does.

    Raises:
        LowUseError: Of reading and of the import of this kind; nothing of the file is visible.
        CancelledError: Stopped; importing the file again with the same plan completes it.
    """
    if plan.kind not in TABLES:
        raise LowUseError("KIND_UNCERTAIN", file=plan.path.name)
    incoming = reader.read_layer(plan.path, layer=plan.layer, encoding=plan.encoding)
    unfinished = find_resumable(store, incoming, TABLES[plan.kind], me=me)
    resume = unfinished.uuid if unfinished else None
    taxes = open_taxes(plan.tax_folder, store.path) if open_taxes and plan.tax_folder else None
    supply = Supply(taxes, plan.source_unit or "", me.name, plan.request or "")
    return _import(store, plan, incoming, resume, progress=progress, supply=supply)


def _import(
    store: Store,
    plan: ImportPlan,
    incoming: IncomingTable,
    resume: str | None,
    *,
    progress: Progress | None,
    supply: Supply,
) -> ImportReport:
    if plan.kind == PARCELS:
        return import_parcels(
            store,
            incoming,
            mapping=plan.mapping,
            district=plan.district,
            source_crs=plan.source_crs,
            swap_axes=plan.swap_axes,
            confirmed_overlaps="all" if plan.confirmed_overlaps else "none",
            overwrite_edits=plan.overwrite_edits,
            resume=resume,
            progress=progress,
        )
    if plan.kind == ENTERPRISES:
        return import_enterprises(
            store,
            incoming,
            year=plan.year,
            district=plan.district,
            mapping=plan.mapping,
            overwrite_edits=plan.overwrite_edits,
            supply=supply,
            resume=resume,
            progress=progress,
        )
    options = _options(plan, resume)
    return _import_areas(store, plan, incoming, options, progress=progress, me=supply.imported_by)


def _import_areas(
    store: Store,
    plan: ImportPlan,
    incoming: IncomingTable,
    options: FileOptions,
    *,
    progress: Progress | None,
    me: str,
) -> ImportReport:
    if plan.kind == CONTROL_LINE:
        return import_control_line(
            store,
            incoming,
            version=plan.version,
            valid_from=plan.valid_from,
            valid_to=plan.valid_to,
            approval_no=plan.approval_no,
            approved_by=plan.approved_by,
            approved_on=plan.approved_on,
            draft=plan.draft,
            end_earlier=plan.end_earlier,
            by=me,
            level=plan.level,
            example=plan.example,
            options=options,
            progress=progress,
        )
    if plan.kind == THREE_OLD:
        return import_three_old_areas(
            store,
            incoming,
            status=plan.status,
            as_of=plan.as_of,
            options=options,
            progress=progress,
        )
    return import_reference_areas(
        store,
        incoming,
        name=plan.name or incoming.layer,
        kind=plan.reference_kind or "",
        source=plan.source,
        as_of=plan.as_of,
        priority=plan.priority,
        message=plan.message,
        document_no=plan.document_no,
        registered_by=me,
        options=options,
        progress=progress,
    )


def _options(plan: ImportPlan, resume: str | None) -> FileOptions:
    return FileOptions(
        mapping=plan.mapping,
        district=plan.district,
        source_crs=plan.source_crs,
        swap_axes=plan.swap_axes,
        overwrite_edits=plan.overwrite_edits,
        resume=resume,
    )


__all__ = [
    "CONTROL_LINE",
    "ENTERPRISES",
    "KINDS",
    "PARCELS",
    "REFERENCE",
    "THREE_OLD",
    "ImportPlan",
    "discard_unfinished",
    "find_resumable",
    "import_file",
    "working_order",
]
