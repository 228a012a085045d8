# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers of merges: one way for buttons and for Processing, so that both write the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.moments import office_today
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.paper_kinds import (
    MERGE_COMPARISON_EXCEL,
    MERGE_EXCHANGE,
    MERGE_WORD,
)
from lowuse_plugin.qgis_bridge.policy_packs import pack_folder
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.sheet import MergeSheet
    from lowuse_plugin.domain.merging.values import ValueChoice
    from lowuse_plugin.domain.ports import Progress, Store

_FOLDER = "merge"
"""Beside the office's own rules of fields."""


@dataclass(frozen=True)
class MergePapersRequest:
    """What is written, of which merges, and where.

    Attributes:
        kind: One of :data:`~lowuse_plugin.qgis_bridge.paper_kinds.MERGE_KINDS`.
        cases: uuids; empty where it is about parcels of a preview.
        parcels: uuids of parcels that nobody has drawn a case up for.
        values: Column → what the person chose in the preview of these parcels.
        applicant: Who applies for them; the holder when left out.
    """

    kind: str
    target: Path
    cases: Sequence[str] = ()
    parcels: Sequence[str] = ()
    values: Mapping[str, ValueChoice] = field(default_factory=dict)
    applicant: str = ""


@dataclass(frozen=True)
class MergePapersWritten:
    """What became of it."""

    path: Path
    merges: int
    example: bool
    """It rests on an example: every page says so (D8)."""
    changed: tuple[str, ...]
    """合并编号 whose members were changed since they were checked; the paper says so."""
    own_template: bool


def write_merge_papers(
    store: Store, request: MergePapersRequest, progress: Progress
) -> MergePapersWritten:
    """Read the merges and write the file.

    Raises:
        LowUseError: ``MERGE_PAPERS_NONE``, ``MERGE_EXCHANGE_NEEDS_CASE``; what services and files
            say.
        CancelledError: The user asked to stop; no file is written.
    """
    if request.kind == MERGE_EXCHANGE:
        return _exchange(store, request, progress)
    progress.step(0, 1, tr("Reading the merges"))
    sheets = _sheets(store, request, progress)
    progress.step(0, 1, tr("Writing {file}", file=request.target.name))
    own = None
    if request.kind == MERGE_COMPARISON_EXCEL:
        from lowuse_plugin.exchange.merging.xlsx import write_merge_comparison  # noqa: PLC0415

        write_merge_comparison(request.target, sheets, progress)
    else:
        own = own_template(request.kind)
        _word(request, sheets, own, progress)
    return MergePapersWritten(
        path=request.target,
        merges=len(sheets),
        example=any(sheet.is_example for sheet in sheets),
        changed=tuple(sheet.number for sheet in sheets if sheet.changed),
        own_template=own is not None,
    )


def own_template(kind: str) -> Path | None:
    """Return the office's own template of a Word paper, None where it has none."""
    path = _own_path(kind)
    return path if path.is_file() else None


def start_own_template(kind: str) -> Path:
    """Put a copy of our template where the office's own are, to be edited in Word.

    One that is there already stays as it is.

    Raises:
        LowUseError: ``POLICY_NOT_KEPT`` when the folder cannot be written.
    """
    from lowuse_plugin import paths  # noqa: PLC0415

    path = _own_path(kind)
    if path.is_file():
        return path
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paths.resource("templates", path.name).read_bytes())
    except OSError as error:
        raise LowUseError("POLICY_NOT_KEPT", folder=str(path.parent), detail=str(error)) from error
    return path


def _own_path(kind: str) -> Path:
    from lowuse_plugin.exchange.merging.docx import template_name  # noqa: PLC0415

    return pack_folder() / _FOLDER / template_name(MERGE_WORD[kind])


def _sheets(
    store: Store, request: MergePapersRequest, progress: Progress
) -> tuple[MergeSheet, ...]:
    from lowuse_plugin.qgis_bridge.merging.field_rules import field_rules  # noqa: PLC0415
    from lowuse_plugin.services.merging.sheets import merge_sheets, parcels_sheet  # noqa: PLC0415

    fields = field_rules()
    if request.cases:
        return merge_sheets(store, request.cases, fields=fields, progress=progress)
    return (
        parcels_sheet(
            store,
            request.parcels,
            values=request.values,
            applicant=request.applicant,
            fields=fields,
        ),
    )


def _word(
    request: MergePapersRequest,
    sheets: Sequence[MergeSheet],
    own: Path | None,
    progress: Progress,
) -> None:
    from lowuse_plugin.exchange.merging.docx import PICTURE_MM, write_merge_docx  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.merging.picture import merge_pictures  # noqa: PLC0415

    kind, pictures = MERGE_WORD[request.kind], []
    for done, sheet in enumerate(sheets):
        progress.step(done, len(sheets))
        pictures.append(merge_pictures(sheet, *PICTURE_MM[kind]))
    write_merge_docx(request.target, kind, sheets, pictures, own=own, progress=progress)


def _exchange(store: Store, request: MergePapersRequest, progress: Progress) -> MergePapersWritten:
    from lowuse_plugin.domain.merging.procedure import shipped  # noqa: PLC0415
    from lowuse_plugin.exchange.merging.exchange_xlsx import write_merge_exchange  # noqa: PLC0415
    from lowuse_plugin.services.merging.sheets import full_cases  # noqa: PLC0415

    if not request.cases:
        raise LowUseError("MERGE_EXCHANGE_NEEDS_CASE")
    cases = full_cases(store, request.cases)
    write_merge_exchange(
        request.target, cases, workspace=store.info, on=office_today(), progress=progress
    )
    return MergePapersWritten(request.target, len(cases), shipped().example, (), False)


def told(made: MergePapersWritten) -> list[str]:
    """Return the sentences that tell what became of it."""
    lines = [tr("{count} merges written: {path}", count=made.merges, path=made.path)]
    if made.changed:
        numbers = listed(made.changed)
        lines.append(
            tr(
                "Parcels of {cases} were changed after they were checked; the paper says so. "
                "Check the conditions again.",
                cases=numbers,
            )
        )
    if made.own_template:
        lines.append(tr("Written with the template of your office."))
    if made.example:
        lines.append(tr("The steps of a merge are an example: every page says so."))
    return lines


__all__ = [
    "MergePapersRequest", "MergePapersWritten", "own_template", "start_own_template", "told",
    "write_merge_papers",
]  # fmt: skip
