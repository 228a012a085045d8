# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The pages of a parcel's card as HTML: 登记, 审批, 现状, 记录."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lowuse_plugin.domain.display import (
    shown_code,
    shown_day,
    shown_moment,
    shown_number,
    shown_signed,
)
from lowuse_plugin.domain.parcels.card import (
    AreaLine,
    BasisLine,
    CardField,
    ChangeLine,
    EnterpriseLine,
    ParcelCard,
    TagLine,
    ThreeOldLine,
    UnitLine,
    YearLine,
)
from lowuse_plugin.gui.widgets.rich_text import clause_link, missing, plain
from lowuse_plugin.qgis_bridge.area_text import amount, basis_word
from lowuse_plugin.qgis_bridge.explanations import share_text
from lowuse_plugin.qgis_bridge.figure_words import figures_text
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled
from lowuse_plugin.qgis_bridge.settings import M2, MU
from lowuse_plugin.qgis_bridge.state_words import marked, word

_TABLE = "<table width='100%' cellpadding='3' cellspacing='0'>{rows}</table>"


def block_page(card: ParcelCard, block: str, *, only_missing: bool) -> str:
    """Return one of the blocks.

    Args:
        card: The parcel.
        block: Name of the block in the schema.
        only_missing: Leave out what is there.
    """
    found = next(each for each in card.blocks if each.name == block)
    fields = [field for field in found.fields if field.missing or not only_missing]
    parts = [_fields(fields)] if fields else [_note(tr("Nothing is missing here."))]
    if not only_missing:
        parts += _beside(card, block)
    return "".join(parts)


def record_page(card: ParcelCard) -> str:
    """Return what was decided and changed, and where the row came from."""
    parts = [_heading(tr("Tags"))]
    parts += [_tag(tag) for tag in card.tags] or [_note(tr("Never tagged."))]
    for unit in card.units:
        parts += _unit(unit)
    parts.append(_heading(tr("Changes of the row")))
    parts += [_change(line) for line in card.changes]
    origin = card.origin
    if origin is not None:
        said = tr("Imported from {file} on {moment} by {who}", file=origin.file_name,
                  moment=shown_moment(origin.at_utc), who=origin.actor)  # fmt: skip
        parts += [_heading(tr("Origin")), _note(said)]
    return "".join(parts)


def _beside(card: ParcelCard, block: str) -> list[str]:
    """Return what stands below the fields of a block."""
    if block == "registered":
        holders = [_row(plain(h.name), plain(f"{h.share_kind} {h.share}")) for h in card.holders]
        named = [_heading(tr("Holders")), _rows(holders)] if holders else []
        return [*named, _heading(tr("Areas")), _areas(card.areas)]
    if block == "approved":
        project = card.project
        parts = [_three_old(line) for line in card.three_old]
        if project is not None:
            parts.append(_rows([_row(plain(tr("Project")), plain(
                f"{project.code} {project.name} {project.state}".strip()))]))  # fmt: skip
        return parts
    parts = [_heading(tr("Enterprises"))]
    parts += [_enterprise(firm) for firm in card.enterprises] or [
        _note(tr("No enterprise is joined to this parcel."))
    ]
    return parts


def _heading(text: str) -> str:
    return f"<p style='margin-bottom:0'><b>{plain(text)}</b></p>"


def _note(text: str) -> str:
    return f"<p>{plain(text)}</p>"


def _rows(rows: Iterable[str]) -> str:
    return _TABLE.format(rows="".join(rows))


def _row(left: str, right: str, tip: str = "") -> str:
    title = f" title='{plain(tip)}'" if tip else ""
    return (
        f"<tr><td width='42%' valign='top'><span{title}>{left}</span></td>"
        f"<td valign='top'>{right}</td></tr>"
    )


def _fields(fields: Sequence[CardField]) -> str:
    return _rows(_field(field) for field in fields)


def _field(field: CardField) -> str:
    """Return a row; what should be there and is not is marked with a star."""
    title = plain(field.title) + (" *" if field.lacking else "")
    value = missing() if field.missing else f"{plain(field.value)} {plain(field.unit)}".rstrip()
    if field.generated:
        value += f" <small>{plain(tr('(made up for training)'))}</small>"
    tip = tr("National code {code}", code=field.code) if field.code else field.column
    return _row(title, value, tip)


def _areas(areas: Sequence[AreaLine]) -> str:
    rows = []
    for area in areas:
        if area.m2 is None:
            value = missing()
        else:
            value = f"{plain(amount(area.m2, M2))} = {plain(amount(area.m2, MU))}"
        if area.difference_m2 is not None:
            text = tr("{difference} m² against the registered area",
                      difference=shown_signed(area.difference_m2, places=2))  # fmt: skip
            value += f"<br><small>{plain(text)}</small>"
        rows.append(_row(plain(basis_word(area.basis, area.epsg)), value))
    return _rows(rows)


def _three_old(line: ThreeOldLine) -> str:
    area = amount(line.overlap_m2, M2) or "–"
    text = tr("{state} #{number}: {share} of the parcel ({area}). The three-old rules apply then.",
              state=word(line.status), number=line.register_no or "–",
              share=share_text(line.overlap_share), area=area)  # fmt: skip
    return f"<p>⚠ {plain(text)} {clause_link('Y-48')}</p>"


def _enterprise(firm: EnterpriseLine) -> str:
    head = " · ".join(
        filter(
            None, (firm.name, firm.uscc, firm.matched_by and tr("by {how}", how=firm.matched_by))
        )
    )
    rows = [_year(year) for year in firm.years]
    if not rows:
        rows = [_row(plain(tr("Tax")), missing())]
    return f"<p style='margin-bottom:0'>{plain(head)}</p>{_rows(rows)}"


def _year(line: YearLine) -> str:
    tax = missing()
    small = []
    if line.tax_wan is not None:
        tax = plain(f"{shown_number(line.tax_wan)} 万元")
    elif line.firm_per_mu is not None:
        tax = plain(f"{shown_number(line.firm_per_mu, places=4)} 万元/亩")
        if line.firm_land_m2 is not None:
            small.append(tr("on all its land: {area}", area=amount(line.firm_land_m2, M2)))
    if line.tax_wan_per_mu is not None:
        per_mu = tr("{tax} 万元/亩 on this parcel", tax=shown_number(line.tax_wan_per_mu, places=2))
        small.append(per_mu)
    if line.source_unit or line.imported_on:
        day = shown_day(line.imported_on) if line.imported_on else ""
        imported = tr("imported {day}", day=day) if day else ""
        small.append(" · ".join(filter(None, (line.source_unit, imported, line.file_name))))
    tax += "".join(f"<br><small>{plain(text)}</small>" for text in small)
    grade = f" {plain(line.grade)}" if line.grade else ""
    return _row(plain(tr("Tax {year}", year=line.year)), tax + grade)


def _tag(tag: TagLine) -> str:
    decided = commas((tag.decided_by, shown_day(tag.decided_on)))
    said = labelled(commas((marked(tag.state), tag.kind or "–")), decided)
    more = [tag.batch and tr("batch {batch}", batch=tag.batch), tag.document_no, tag.opinion]
    if not tag.whole:
        more.append(tr("a unit that is not exactly this parcel"))
    if tag.example:
        more.append(tr("rests on example rules, for training only"))
    beside = plain(" · ".join(filter(None, more)))
    bases = "".join(f"<li>{_basis(basis)}</li>" for basis in tag.bases)
    return (
        f"<p style='margin-bottom:0'>{plain(said)}<br><small>{beside}</small></p><ul>{bases}</ul>"
    )


def _unit(unit: UnitLine) -> list[str]:
    """Return what people noted of a survey unit; nothing where nobody noted anything."""
    rows = [_row(plain(title), plain(words)) for title, words in unit.fields]
    if unit.low_efficiency_m2 is not None:
        area = f"{amount(unit.low_efficiency_m2, M2)} = {amount(unit.low_efficiency_m2, MU)}"
        rows.insert(0, _row(plain(tr("Low-efficiency area")), plain(area)))
    rows += [_row(plain(tr("Legacy land")), plain(land)) for land in unit.legacy]
    title = commas(filter(None, (unit.label, unit.survey_state)))
    return [_heading(labelled(tr("Survey unit"), title)), _rows(rows)] if rows else []


def _basis(basis: BasisLine) -> str:
    value = f"：{figures_text(basis.value, basis.threshold)}" if basis.value else ""
    cited = clause_link(
        basis.rule_code or basis.clause,
        basis.text,
        shown=f"{basis.rule_code} {basis.clause}".strip(),
    )
    by_hand = "" if basis.rule_code else plain(f" — {basis.source}")
    return f"{plain(basis.text + value)} {cited}{by_hand}"


def _change(line: ChangeLine) -> str:
    operation = shown_code("log_operation", line.operation)
    text = (
        f"{shown_moment(line.at_utc)}　{line.actor}（{line.machine}）　{operation}：{line.reason}"
    )
    return _note(text)
