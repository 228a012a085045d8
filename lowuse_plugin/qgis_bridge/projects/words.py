# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the form of a project says: sums, boundary, the finding of the 三旧 layer, saves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lowuse_plugin.domain.display import shown_code, shown_day, shown_number
from lowuse_plugin.domain.projects.members import check_apart
from lowuse_plugin.domain.units import exact, format_area, round_half_up
from lowuse_plugin.qgis_bridge.edit_words import SavedWords, kept_text, some_of, titles_of
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import listed, semicolons, sentences

if TYPE_CHECKING:
    from lowuse_plugin.domain.projects.members import MemberSums
    from lowuse_plugin.services.projects.read import Candidates
    from lowuse_plugin.services.projects.save import ProjectSaved
    from lowuse_plugin.services.projects.three_old import ThreeOldFound
    from lowuse_plugin.services.rows.edit_row import EditableRow

_MU_PLACES, _FAR_PLACES = 4, 4
_SOME = 3


def project_title(values: Any) -> str:
    """Return number and name of a project, from its row."""
    parts = (values.get("project_code"), values.get("name"))
    return "　".join(str(part) for part in parts if part)


def area_both(m2: object) -> str:
    """Return ``22,000.00 m² (33.0000 亩)``, from unrounded m² (A-37)."""
    return format_area(exact(m2), mu_places=_MU_PLACES)  # type: ignore[arg-type]


def sums_text(sums: MemberSums) -> str:
    """Return what the parcels add up to."""
    if not sums.count:
        return tr("no parcels")
    parts = [tr("{count} parcels", count=sums.count)]
    if sums.registered_m2 is not None:
        parts.append(tr("Σ registered {area}", area=area_both(sums.registered_m2)))
    else:
        parts.append(tr("{count} without registered area", count=sums.unregistered))
        if sums.plane_m2 is not None:
            parts.append(tr("Σ drawn {area}", area=area_both(sums.plane_m2)))
    return " · ".join(parts)


def boundary_text(source: str, area_m2: float | None) -> str:
    """Return where the boundary comes from and how large it is."""
    if area_m2 is None:
        return tr("No boundary yet")
    word = shown_code("boundary_source", source) if source else tr("boundary")
    return f"{word} · {area_both(area_m2)}"


def far_text(floor: object, land: object) -> str:
    """Return the floor-area ratio that the areas give, empty while one is missing."""
    try:
        above, below = exact(floor), exact(land)  # type: ignore[arg-type]
    except (ArithmeticError, TypeError, ValueError):
        return ""
    if below <= 0 or above < 0:
        return ""
    far = above / below
    shown = round_half_up(far, _FAR_PLACES)
    sign = "=" if exact(shown) == far else "≈"
    return tr("FAR computed {sign} {far}", sign=sign, far=f"{shown:,f}")


def three_old_text(found: ThreeOldFound) -> str:
    """Return what the layer says of the project's land."""
    as_of = tr("data of {day}", day=shown_day(found.as_of)) if found.as_of else tr("day not stated")
    if found.overlap_m2 is None:
        return tr(
            "The workspace has no three-old areas, so the layer tells nothing: the status is "
            "unknown. Import them, or enter what was found out."
        )
    if not found.areas:
        return tr("The layer shows no three-old area on this land ({as_of}).", as_of=as_of)
    first = found.areas[0]
    named = " ".join(part for part in (first.register_no, first.name, found.document or "") if part)
    text = tr(
        "The layer says: {status}, overlap {area} ({as_of}). {named}",
        status=shown_code("three_old_status", found.status),
        area=area_both(found.overlap_m2),
        as_of=as_of,
        named=named,
    ).strip()
    others = len(found.areas) - 1
    if others:
        text += " " + tr("{count} more areas overlap too.", count=others)
    return text


def entered_text(status: object, overlap: object) -> str:
    """Return what is entered of 三旧, to be read beside the finding."""
    if not status:
        return tr("Nothing is entered yet.")
    word = shown_code("three_old_status", str(status))
    area = f", {shown_number(exact(overlap), places=2)} m²" if overlap else ""  # type: ignore[arg-type]
    return tr("Entered: {status}{area}.", status=word, area=area)


def not_added_text(found: Candidates) -> str:
    """Return which parcels did not come to the project and why, empty where all did."""
    texts = [
        describe_code("PROJECT_PARCEL_TAKEN", {"parcel": c.parcel, "project": c.project})
        for c in found.taken[:_SOME]
    ]
    more = len(found.taken) - _SOME
    if more > 0:
        texts.append(tr("{count} more are in other projects too.", count=more))
    if found.gone:
        texts.append(describe_code("PROJECT_PARCEL_GONE", {"count": found.gone}))
    return " ".join(texts)


def project_saved_text(
    row: EditableRow, saved: ProjectSaved, *, parcels: bool, name: str
) -> SavedWords:
    """Return how a save of a project is told.

    Args:
        row: As it was opened; without uuid it is a new one.
        saved: What was written.
        parcels: Whether parcels came, went or changed their part.
        name: Number and name of the project.
    """
    fields = titles_of(row.table, saved.columns)
    if parcels:
        fields = [*fields, tr("parcels")]
    kept = kept_text(saved.kept)
    notes = [describe_code(code) for code in saved.notes]
    notes += [describe_code(each.code, each.params) for each in check_apart(saved.gap_m)]
    if not row.uuid:
        short = whole = tr("Project {name} created.", name=name)
    else:
        short = _saved(name, some_of(fields))
        whole = _saved(name, listed(fields))
    told = sentences((short, kept, *notes))
    details = sentences((whole, kept, *notes))
    return SavedWords(short, told, details)


def _saved(name: str, fields: str) -> str:
    if fields:
        return tr("Project {name} saved: {fields}.", name=name, fields=fields)
    return tr("Project {name}: the values of the workspace were kept.", name=name)


def members_news(added: Sequence[str], removed: Sequence[str], changed: Sequence[str]) -> str:
    """Return what colleagues made of the parcels since the form was opened."""
    parts = [
        text
        for names, text in (
            (added, tr("added {parcels}", parcels=some_of(added))),
            (removed, tr("removed {parcels}", parcels=some_of(removed))),
            (changed, tr("other part of {parcels}", parcels=some_of(changed))),
        )
        if names
    ]
    return tr("A colleague changed the parcels: {changes}.", changes=semicolons(parts))
