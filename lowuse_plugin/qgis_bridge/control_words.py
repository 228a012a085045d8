# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Words of the control line: headings and land of policy texts, levels, all of a check."""

from __future__ import annotations

from collections.abc import Mapping

from lowuse_plugin.domain.control_line.classes import LEVELS
from lowuse_plugin.domain.control_line.measures import Measure
from lowuse_plugin.domain.display import shown_number, shown_signed
from lowuse_plugin.domain.parcels.card import ControlLine
from lowuse_plugin.qgis_bridge.area_text import amount
from lowuse_plugin.qgis_bridge.explanations import share_text
from lowuse_plugin.qgis_bridge.i18n import tr, translate
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, semicolons, with_aside
from lowuse_plugin.qgis_bridge.settings import M2, MU
from lowuse_plugin.qgis_bridge.state_words import marked, sign, word

SENTENCES: Mapping[str, str] = {
    "delineation": "delineation standards",
    "requirement": "requirements",
    "incentive": "incentives",
    "evaluation": "evaluation",
    "adjustment": "adjustment",
    "authority": "who approves",
    "policy": "differentiated policy",
    "level_1": "level 1",
    "level_2": "level 2",
    "level_0": "no levels",
}
"""Code → English word."""
_VISIBLE_M2 = 0.01
"""Below the last printed digit a part does not exist."""


def heading_word(heading: str) -> str:
    """Return the word of a heading, the code itself where there is none."""
    source = SENTENCES.get(heading)
    return heading if source is None else translate(source)


def level_word(level: int) -> str:
    """Return 一级, 二级 or 不分级."""
    return translate(SENTENCES.get(f"level_{level}", str(level)))


def about_word(measure: Measure) -> str:
    """Return what land a text is about: class and level, or that it is about all."""
    parts = []
    if measure.control_class is not None:
        parts.append(word(measure.control_class))
    if measure.level is not None:
        parts.append(level_word(measure.level))
    return commas(parts) if parts else tr("all")


def days_text(measure: Measure) -> str:
    """Return from when until before when a text holds, empty where nothing is known."""
    if measure.valid_from is None and measure.valid_to is None:
        return ""
    start = measure.valid_from.isoformat() if measure.valid_from else "…"
    if measure.valid_to is None:
        return tr("from {start}", start=start)
    return tr("from {start}, no more from {end}", start=start, end=measure.valid_to.isoformat())


def control_beside(control: ControlLine) -> list[tuple[str, str]]:
    """Return what the sentence about a check does not say, name and text, for the card."""
    lines = [
        (tr("By level"), _levels(control)),
        (tr("Shape − registered"), _difference(control)),
        (tr("Rule"), _rule(control)),
        (tr("Checked"), _checked(control)),
    ]
    return [(name, text) for name, text in lines if text]


def control_details(control: ControlLine) -> list[tuple[str, str]]:
    """Return name and text of everything that a check says of a parcel, for the tip."""
    lines = [
        (tr("Result"), marked(control.shown_class)),
        (tr("Inside"), _part(control.inside_m2, control.inside_share)),
        (tr("Outside"), _part(control.outside_m2, 1.0 - control.inside_share)),
        (tr("By level"), _levels(control)),
        (tr("Shape − registered"), _difference(control)),
        (tr("Note"), semicolons(_notes(control))),
        (tr("Treated"), _treated(control)),
        (tr("Control line"), control.version),
        (tr("Rule"), _rule(control)),
        (tr("Checked"), _checked(control)),
    ]
    if not control.holds:
        because = {
            "geometry": tr("to be reviewed: the boundary has changed since"),
            "line": tr("to be reviewed: another version of the line is in force"),
        }
        said = because.get(control.stale_because, tr("to be reviewed"))
        lines.insert(0, (tr("State"), f"{sign('stale')} {said}"))
    return [(name, text) for name, text in lines if text]


def _checked(control: ControlLine) -> str:
    return commas(part for part in (control.checked_on, control.checked_by) if part)


def _part(m2: float, share: float) -> str:
    return with_aside(share_text(share), commas((amount(m2, M2), amount(m2, MU))))


def _levels(control: ControlLine) -> str:
    """Return the areas inside each level, the first one first; nothing outside the line."""
    parts = [
        f"{level_word(level)} {amount(m2, M2)}"
        for level in LEVELS
        if (m2 := control.by_level.get(level, 0.0)) > _VISIBLE_M2
    ]
    return commas(parts)


def _difference(control: ControlLine) -> str:
    m2 = control.difference_m2
    if m2 is None:
        return tr("the registered area is not known")
    return f"{shown_signed(m2, places=2)} m²"


def _notes(control: ControlLine) -> list[str]:
    notes = []
    if control.boundary_error:
        width = shown_number(control.thin_width_m)
        notes.append(tr("boundary error: nowhere wider than {width} m", width=width))
    if control.sliver:
        smaller = amount(min(control.inside_m2, control.outside_m2), M2)
        notes.append(tr("a sliver of {area} on the other side is neglected", area=smaller))
    return notes


def _treated(control: ControlLine) -> str:
    if control.treated_as is None:
        return ""
    said = tr("as {state} by {who}", state=word(control.treated_as), who=control.treated_by)
    return labelled(said, control.treated_reason)


def _rule(control: ControlLine) -> str:
    """Return the pack and its figures, with what is an example said."""
    figures = tr(
        "tolerance {tolerance}, remainder up to {remainder}, strip up to {width} m",
        tolerance=share_text(control.tolerance),
        remainder=amount(control.max_remainder_m2, M2),
        width=shown_number(control.thin_width_m),
    )
    name = control.pack or tr("figures of no document")
    example = tr("example, for training only") if control.rule_example else ""
    return semicolons(part for part in (name, figures, example) if part)
