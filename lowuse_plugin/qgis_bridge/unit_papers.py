# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Papers of survey units: one way for the menu and for Processing, so that both write the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.paper_kinds import (
    LAYER,
    SHEETS,
    SUMMARY_EXCEL,
    SUMMARY_WORD,
    TEMPLATE,
)
from lowuse_plugin.qgis_bridge.punctuation import listed

if TYPE_CHECKING:
    from lowuse_plugin.domain.ports import Progress, Store
    from lowuse_plugin.domain.survey_units.sheet import UnitSheet

    Writer = Callable[[Store, "PapersRequest", Sequence[UnitSheet], Progress], "PapersWritten"]

_MOST_CELLS = 6
"""So many cells are named in a sentence."""


@dataclass(frozen=True)
class PapersRequest:
    """What is written, of which units, and where."""

    kind: str
    units: Sequence[str]
    target: Path
    scope: str = ""
    """What was chosen, in words, for the head of a summary."""
    with_phone: bool = False
    template: Path | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Heading → field; for an own template."""


@dataclass(frozen=True)
class PapersWritten:
    """What became of it."""

    path: Path
    units: int
    """That stand in the file."""
    left_out: int
    """Chosen units that do not count as low-efficiency land; of a summary alone."""
    examples: int
    """Units whose figures rest on an example: the file says so (D8)."""
    stale: int
    """Units whose assessment has to be made again; the file says so."""
    cut: tuple[str, ...] = ()
    """Fields of which a SHP could not hold a text."""
    kept_formulas: tuple[str, ...] = ()
    """Cells of a template whose formula was left."""


def write_papers(store: Store, request: PapersRequest, progress: Progress) -> PapersWritten:
    """Read the units in one transaction and write the file.

    Raises:
        LowUseError: ``PAPERS_NO_UNITS``; ``TEMPLATE_NEEDED``; what services and files say.
        CancelledError: The user asked to stop; no file is written.
    """
    from lowuse_plugin.services.survey_units.sheets import unit_sheets  # noqa: PLC0415

    if not request.units:
        raise LowUseError("PAPERS_NO_UNITS")
    progress.step(0, 1, tr("Reading the survey units"))
    sheets = unit_sheets(store, request.units, with_phone=request.with_phone, progress=progress)
    progress.step(0, 1, tr("Writing {file}", file=request.target.name))
    return _writers()[request.kind](store, request, sheets, progress)


def choose_units(
    store: Store, *, district: str = "", batch: str = "", standing: bool = True
) -> tuple[tuple[str, ...], str]:
    """Return the units of a district and a batch, and the choice in words.

    Raises:
        LowUseError: ``PAPERS_NO_UNITS``.
    """
    from lowuse_plugin.services.survey_units.choice import UnitFilter, unit_choices  # noqa: PLC0415

    wanted = UnitFilter(district=district, batch=batch, standing=standing)
    found = tuple(unit.uuid for unit in unit_choices(store) if wanted.takes(unit))
    if not found:
        raise LowUseError("PAPERS_NO_UNITS")
    return found, wanted.words()


def _sheets(
    _store: Store, request: PapersRequest, sheets: Sequence[UnitSheet], progress: Progress
) -> PapersWritten:
    from lowuse_plugin.exchange.survey_units.sheet_docx import write_unit_sheets_docx  # noqa: PLC0415

    write_unit_sheets_docx(request.target, sheets, progress)
    return _written(request, sheets)


def _summary(
    store: Store, request: PapersRequest, sheets: Sequence[UnitSheet], _progress: Progress
) -> PapersWritten:
    from lowuse_plugin.domain.display import shown_district  # noqa: PLC0415
    from lowuse_plugin.exchange.survey_units.summary_docx import write_summary_docx  # noqa: PLC0415
    from lowuse_plugin.exchange.survey_units.summary_xlsx import write_summary_xlsx  # noqa: PLC0415
    from lowuse_plugin.services.survey_units.sheets import summary_of  # noqa: PLC0415

    place = shown_district(store.info.district)
    summary = summary_of(sheets, place=place, scope=request.scope)
    if not summary.sheets:
        raise LowUseError("PAPERS_NO_UNITS")
    write = write_summary_docx if request.kind == SUMMARY_WORD else write_summary_xlsx
    write(request.target, summary)
    return _written(request, summary.sheets, left_out=summary.left_out)


def _template(
    _store: Store, request: PapersRequest, sheets: Sequence[UnitSheet], progress: Progress
) -> PapersWritten:
    from lowuse_plugin.exchange.templates.xlsx import fill_template  # noqa: PLC0415

    if request.template is None:
        raise LowUseError("TEMPLATE_NEEDED")
    filled = fill_template(request.template, request.target, sheets, request.mapping, progress)
    return _written(request, sheets, kept_formulas=filled.kept_formulas)


def _layer(
    store: Store, request: PapersRequest, sheets: Sequence[UnitSheet], progress: Progress
) -> PapersWritten:
    from lowuse_plugin.exchange.survey_layer import write_survey_layer  # noqa: PLC0415

    made = write_survey_layer(request.target, sheets, store.info.crs, progress)
    return _written(request, sheets, cut=made.cut)


def _writers() -> Mapping[str, Writer]:
    return {
        SHEETS: _sheets,
        SUMMARY_WORD: _summary,
        SUMMARY_EXCEL: _summary,
        TEMPLATE: _template,
        LAYER: _layer,
    }


def _written(
    request: PapersRequest,
    sheets: Sequence[UnitSheet],
    *,
    left_out: int = 0,
    cut: tuple[str, ...] = (),
    kept_formulas: tuple[str, ...] = (),
) -> PapersWritten:
    return PapersWritten(
        path=request.target,
        units=len(sheets),
        left_out=left_out,
        examples=sum(sheet.example for sheet in sheets),
        stale=sum(sheet.stale for sheet in sheets),
        cut=cut,
        kept_formulas=kept_formulas,
    )


def formulas_kept(cells: Sequence[str]) -> str:
    """Return that cells of a template kept their formula and so were not filled.

    Args:
        cells: Where they are.
    """
    count, some = f"{len(cells):,}", listed(cells[:_MOST_CELLS])
    if len(cells) > _MOST_CELLS:
        some += " …"
    return tr("Not filled, because they hold a formula of the template: {cells} (in all {count}). "
              "Look whether it gives what belongs there.", cells=some, count=count)  # fmt: skip


def why_no_word() -> str:
    """Return why this machine cannot write Word documents, empty where it can."""
    from lowuse_plugin.exchange.subsidy.docx import why_no_docx  # noqa: PLC0415
    from lowuse_plugin.qgis_bridge.messages import describe  # noqa: PLC0415

    problem = why_no_docx()
    return "" if problem is None else describe(problem)


def known_mapping(names: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Return a given match of headings, checked.

    Raises:
        LowUseError: ``TEMPLATE_FIELD_UNKNOWN`` for a field that there is not;
            ``MAPPING_FIELD_MISSING`` for a heading that the template has not.
    """
    from lowuse_plugin.domain.survey.fields import shipped_fields  # noqa: PLC0415

    fields = shipped_fields().all
    for name, value in mapping.items():
        if value and value not in fields:
            raise LowUseError("TEMPLATE_FIELD_UNKNOWN", value=value)
        if name not in names:
            raise LowUseError("MAPPING_FIELD_MISSING", column=value, field=name)
    return {name: value for name, value in mapping.items() if value}
