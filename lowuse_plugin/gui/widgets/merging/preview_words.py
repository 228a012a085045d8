# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A preview of a merge as text: what stands against it, areas, and what lies between parcels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_number, shown_signed
from lowuse_plugin.domain.parcels.area_adjustment import signed_area
from lowuse_plugin.domain.parcels.codes import short_labels
from lowuse_plugin.domain.units import exact
from lowuse_plugin.gui.widgets.parcels.area_card import card_html
from lowuse_plugin.gui.widgets.rich_text import action_link, clause_link, plain
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.preview_words import percent_text, reason_title
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, listed, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.findings import Finding
    from lowuse_plugin.domain.merging.areas import MergeAreas
    from lowuse_plugin.domain.merging.preview import MergePreview

PARCEL = "parcel:"
"""Before the uuid in the key of a link that goes to a parcel."""
SIGNS = {"error": "✕", "warning": "⚠", "note": "ⓘ"}
_VISIBLE_M2 = 0.005


@dataclass(frozen=True)
class Between:
    """A line of the table of what lies between parcels or in two of them."""

    key: int
    kind: str
    m2: float
    who: str
    note: str
    wkb: bytes


def findings_html(preview: MergePreview) -> str:
    """Return what stands against the merge and what is worth a look, the worst first."""
    if not preview.blockers and not preview.notes:
        return f"<p>✓ {plain(tr('Nothing stands against this outline.'))}</p>"
    lines = (_finding(finding) for finding in (*preview.blockers, *preview.notes))
    return "".join(f"<p style='margin:2px 0'>{line}</p>" for line in lines)


def _finding(finding: Finding) -> str:
    said = plain(describe_code(finding.code, finding.params))
    link = ""
    if finding.parcel_uuid:
        link = f" <small>→ {action_link(PARCEL + finding.parcel_uuid, finding.label)}</small>"
    clause = f" <small>{clause_link(finding.clause)}</small>" if finding.clause else ""
    sign = SIGNS[finding.severity]
    bold = f"<b>{sign} {said}</b>" if finding.severity == "error" else f"{sign} {said}"
    return bold + link + clause


def areas_html(preview: MergePreview) -> str:
    """Return the areas side by side, each with what it is for, and why they differ (面积核对)."""
    areas = preview.areas
    parts = [card_html(areas.reconciliation(preview.gap_m2))]
    if areas.difference is not None:
        parts.append(f"<p><b>{plain(_difference(areas))}</b></p>")
    elif areas.registered_missing:
        parts.append(f"<p>{plain(tr('not known: a parcel has no registered area'))}</p>")
    ellipsoidal = f"{shown_number(areas.union_ellipsoidal, places=2)} m²"
    shown = labelled(tr("Ellipsoidal area of the new outline"), ellipsoidal)
    parts.append(f"<p style='margin:2px 0'><small>{plain(shown)}</small></p>")
    return "".join(parts)


def _difference(areas: MergeAreas) -> str:
    """Return the difference with its share and, where there is only one, its reason."""
    m2 = areas.difference or 0.0
    said = tr(
        "New outline less sum of registered areas: {difference} m²",
        difference=shown_signed(m2, places=2),
    )
    share = exact(m2) / areas.registered_sum if areas.registered_sum else None
    more = [percent_text(share)] if share else []
    if len(areas.reasons) == 1:
        more.append(reason_title(areas.reasons[0][0]))
    return with_aside(said, commas(more)) if more else said


def outline_text(preview: MergePreview) -> str:
    """Return corners, parts, and how far boundaries were moved, in one line."""
    parts = [
        tr("{count} boundary points", count=preview.corners),
        tr("gaps {m2} m²", m2=shown_number(preview.gap_m2, places=2)),
        tr("overlaps {m2} m²", m2=shown_number(preview.overlap_m2, places=2)),
    ]
    if preview.parts > 1:
        parts.append(tr("{count} parts", count=preview.parts))
    if preview.moved_max_m > 0:
        parts.append(
            tr("boundaries moved by {metres} m at most",
               metres=shown_number(preview.moved_max_m, places=3))
        )  # fmt: skip
    return commas(parts)


def snapped_text(preview: MergePreview) -> str:
    """Return how many m² each parcel gains or loses by the moving, empty where none does."""
    short = short_labels([member.label for member in preview.members])
    names = dict(zip(preview.labels, short, strict=True))
    changed = [
        f"{names[uuid]} {signed_area(m2)}"
        for uuid, m2 in preview.snapped.items()
        if abs(m2) >= _VISIBLE_M2
    ]
    return labelled(tr("Changed by it"), listed(changed)) if changed else ""


def between(preview: MergePreview) -> list[Between]:
    """Return gaps and overlaps, what stands against the merge first, then the largest."""
    short = short_labels([member.label for member in preview.members])
    names = dict(zip(preview.labels, short, strict=True))
    found = [*_gaps(preview, names), *_overlaps(preview, names)]
    found.sort(key=lambda each: (not each[0], -each[1].m2))
    return [
        Between(place, line.kind, line.m2, line.who, line.note, line.wkb)
        for place, (_against, line) in enumerate(found)
    ]


def _gaps(preview: MergePreview, names: dict[str, str]) -> Iterator[tuple[bool, Between]]:
    for gap in preview.gaps:
        if gap.lands:
            note = tr("land of {parcels}", parcels=listed(gap.lands))
        elif gap.open:
            note = f"{SIGNS['error']} {tr('stays open: survey the boundary')}"
        else:
            note = tr("closed within the tolerance")
        who = _pair(names, gap.a, gap.b)
        yield gap.open, Between(0, tr("gap"), gap.m2, who, note, gap.wkb)


def _overlaps(preview: MergePreview, names: dict[str, str]) -> Iterator[tuple[bool, Between]]:
    for each in preview.overlaps:
        refused = f"{SIGNS['error']} {tr('wider than the tolerance: refused')}"
        note = tr("within the tolerance, counts once") if each.width_ok else refused
        who = _pair(names, each.a, each.b)
        line = Between(0, tr("overlap"), each.m2, who, note, each.wkb)
        yield not each.width_ok, line


def _pair(names: dict[str, str], a: str, b: str) -> str:
    return listed(dict.fromkeys(_known((names.get(a), names.get(b)))))


def _known(words: Iterable[str | None]) -> list[str]:
    return [word for word in words if word]
