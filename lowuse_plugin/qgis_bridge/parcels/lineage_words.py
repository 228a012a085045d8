# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Lines of descent in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_code, shown_value
from lowuse_plugin.domain.parcels.lineage import (
    BESIDE,
    CURRENT,
    FROM,
    HISTORY,
    NOT_YET,
    TO,
    WITH,
    LineageBranch,
    LineageEvent,
    LineageNode,
)
from lowuse_plugin.domain.schema import shipped
from lowuse_plugin.qgis_bridge.area_adjustment_words import (
    adjustment_line,
    adjustment_text,
    registered_lines,
)
from lowuse_plugin.qgis_bridge.area_text import amount, basis_word
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import labelled, listed, semicolons, with_aside
from lowuse_plugin.qgis_bridge.settings import AREA_UNIT, M2, MU

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lowuse_plugin.services.parcels.lineage import ParcelThen

SIGNS = {CURRENT: "●", HISTORY: "○", NOT_YET: "·"}
"""Colour is never the only sign."""
_TOLD = (
    "parcel_code", "unit_code", "holder_name", "address", "registered_area_m2", "plane_area_m2",
    "use_code", "right_nature", "right_ends_on", "certificate_no", "seized", "mortgaged",
    "retired_reason",
)  # fmt: skip


def state_word(state: str) -> str:
    """Return whether a parcel is, was, or was not yet."""
    words = {CURRENT: tr("current"), HISTORY: tr("history"), NOT_YET: tr("not yet there")}
    return words.get(state, state)


def kind_word(kind: str) -> str:
    """Return what happened."""
    words = {
        "merge": tr("Merge"),
        "split": tr("Split"),
        "boundary": tr("Boundary adjusted"),
        "redraw": tr("Surveyed anew"),
    }
    return words.get(kind, kind)


def role_word(role: str) -> str:
    """Return how a parcel stands to the one above it."""
    words = {
        FROM: tr("came from"),
        TO: tr("became"),
        WITH: tr("merged with"),
        BESIDE: tr("beside it"),
    }
    return words.get(role, "")


def event_text(event: LineageEvent) -> str:
    """Return what happened, when, on what document and by whom."""
    first = event.first
    parts = [kind_word(first.kind), first.on.isoformat()]
    parts += [text for text in (first.document, first.case_no, first.by) if text]
    if first.revoked_on is not None:
        parts.append(tr("revoked on {day}", day=first.revoked_on.isoformat()))
    return " · ".join(parts)


def event_details(event: LineageEvent, labels: Mapping[str, str]) -> str:
    """Return what happened and how the registered area was shared out, as lines.

    Args:
        event: A merge, a split or another change.
        labels: uuid → how people know a parcel.
    """
    lines = [event_text(event)]
    if event.adjustment is not None:
        lines.append(adjustment_text(event.adjustment, labels))
    lines += registered_lines(event.first.registered, _basis_word)
    return "\n".join(lines)


def has_details(event: LineageEvent) -> bool:
    """Tell whether more is known of an event than its line says."""
    return event.adjustment is not None or event.first.registered is not None


def _basis_word(_kind: str, code: str) -> str:
    return shown_code("merge_area_basis", code)


def moment_text(event: LineageEvent) -> str:
    """Return the moment before an event."""
    return tr("before: {event}", event=f"{kind_word(event.first.kind)} {event.first.on:%Y-%m-%d}")


def node_area(node: LineageNode) -> str:
    """Return the area with what it is taken from."""
    if node.area_m2 is None:
        return tr("area missing")
    basis = basis_word("registered" if node.registered else "plane")
    unit = AREA_UNIT.get()
    shown = amount(node.area_m2, unit)
    return with_aside(shown, basis) if unit != MU else with_aside(
        shown, f"{amount(node.area_m2, M2)} {basis}"
    )  # fmt: skip


def node_days(node: LineageNode) -> str:
    """Return since when and until when there was a parcel."""
    since = "?" if node.since is None else node.since.isoformat()
    return f"{since} –" if node.until is None else f"{since} – {node.until.isoformat()}"


def then_text(then: ParcelThen, node: LineageNode) -> str:
    """Return how a parcel stood at a moment, a line a column that says something."""
    title = labelled(parcel_called(node.label), state_word(then.state))
    if not then.values:
        return title
    columns = shipped().tables["parcel"].columns
    lines = [title, labelled(tr("Since – until"), node_days(node))]
    for name in _TOLD:
        if name == "retired_reason":
            value = str(then.values.get(name) or "")
            lines += [labelled(tr("Retired because"), value)] if value else []
            continue
        spec = columns[name]
        shown = shown_value(spec, then.values.get(name))
        if shown:
            lines.append(labelled(spec.title, f"{shown} {spec.unit}".strip()))
    return "\n".join(lines)


def tree_text(branch: LineageBranch) -> str:
    """Return a tree as indented lines, to be pasted elsewhere."""
    return "\n".join(
        "    " * depth + line
        for depth, found in branch.walked()
        for line in (_event_lines(found) if isinstance(found, LineageEvent) else [_line(found)])
    )


def _line(branch: LineageBranch) -> str:
    node = branch.node
    said = [role_word(branch.role), parcel_called(node.label), node.holder, node_area(node),
            node_days(node), state_word(node.state)]  # fmt: skip
    return listed(text for text in said if text)


def _event_lines(event: LineageEvent) -> Iterator[str]:
    yield f"  {event_text(event)}"
    if event.adjustment is not None:
        yield f"  {labelled(tr('Area adjustment'), adjustment_line(event.adjustment))}"
    registered = registered_lines(event.first.registered, _basis_word)
    if registered:
        yield f"  {semicolons(registered)}"
