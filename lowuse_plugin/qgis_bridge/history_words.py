# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps of the history in words: when, what in one line, why, and where values came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lowuse_plugin.domain.history import BULK, INSERT, RETIRE, REVIVE, UPDATE
from lowuse_plugin.domain.moments import office_moment
from lowuse_plugin.qgis_bridge.i18n import tr

if TYPE_CHECKING:
    from lowuse_plugin.domain.history import LineChange, Step, StepPart

_MOST_COLUMNS = 4
_MOST_PARTS = 4


def short_moment(at_utc: str) -> str:
    """Return a moment in the office as ``2025-06-30 09:05``, for narrow columns."""
    try:
        return f"{office_moment(at_utc):%Y-%m-%d %H:%M}"
    except ValueError:
        return at_utc


def step_name(step: Step) -> str:
    """Return a step with who saved it and when, as a sentence."""
    return tr(
        "“{reason}”, {by}, {at}.",
        reason=step_reason(step),
        by=step.actor,
        at=_moment(step.at_utc),
    )


def step_reason(step: Step) -> str:
    """Return why a step was saved; codes of the machinery as words."""
    words = {
        "create": tr("Workspace made"),
        "rebuild_state": tr("States of all parcels derived anew"),
    }
    if step.package:  # people know an import by its file, not by its number
        return step.reason.removesuffix(step.package).rstrip()
    return words.get(step.reason, step.reason)


def step_text(step: Step) -> str:
    """Return in one line what a step did."""
    texts = [_part_text(part) for part in step.parts[:_MOST_PARTS]]
    if len(step.parts) > _MOST_PARTS:
        texts.append("…")
    return "；".join(texts)


def undone_text(step: Step) -> str:
    """Return by whom and when a step was taken back, empty while it is in effect."""
    if step.undone is None:
        return ""
    return tr("Undone by {by}, {at}", by=step.undone.by, at=_moment(step.undone.at_utc))


def is_computed(step: Step) -> bool:
    """Tell whether a step wrote computed results in bulk: those are computed again, not undone."""
    return step.package is None and any(part.kind == BULK for part in step.parts)


def kind_word(kind: str) -> str:
    """Return how people call what was done with rows."""
    words = {
        INSERT: tr("new"),
        UPDATE: tr("edited"),
        RETIRE: tr("retired"),
        REVIVE: tr("in force again"),
        BULK: tr("added"),
    }
    return words.get(kind) or _operation(kind)


def line_title(line: LineChange) -> str:
    """Return table and row of a line, with what was done."""
    rows = tr("{count} rows", count=f"{line.rows:,}") if line.kind == BULK else ""
    parts = [line.title, line.label, kind_word(line.kind), rows]
    return " ".join(part for part in parts if part)


def source_text(source: Mapping[str, str]) -> str:
    """Return where values came from, empty where nothing is known beyond the step."""
    from lowuse_plugin.domain.conflict_log import REASON, decided_groups  # noqa: PLC0415

    told = []
    for group in decided_groups(source):
        kept = group.choice == "mine"
        sentence = (
            tr("{title}: kept one's own value over that of {by}", title=group.title, by=group.by)
            if kept
            else tr("{title}: kept the value of {by}", title=group.title, by=group.by)
        )
        values = "、".join(f"{v.title} {v.value or '—'}" for v in group.discarded)
        told.append(sentence + (tr(" (not taken: {values})", values=values) if values else ""))
    if source.get(REASON):
        told.append(tr("because: {reason}", reason=source[REASON]))
    known = {REASON, "conflict"}
    told += [f"{name} {value}" for name, value in sorted(source.items()) if name not in known]
    return "；".join(told)


def _part_text(part: StepPart) -> str:
    count = tr("{count} rows", count=f"{part.rows:,}")
    if part.kind not in (INSERT, UPDATE, RETIRE, REVIVE, BULK):
        return kind_word(part.kind)
    if part.columns and len(part.columns) <= _MOST_COLUMNS:
        what = "、".join(part.columns)
        return f"{part.title} {kind_word(part.kind)} {count}（{what}）"
    return f"{part.title} {kind_word(part.kind)} {count}"


def _moment(at_utc: str) -> str:
    from lowuse_plugin.domain.display import shown_moment  # noqa: PLC0415  needs numpy

    return shown_moment(at_utc)


def _operation(kind: str) -> str:
    from lowuse_plugin.domain.display import shown_code  # noqa: PLC0415

    return shown_code("log_operation", kind)
