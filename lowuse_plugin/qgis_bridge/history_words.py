# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Steps of the history in words: when, what in one line, why, and where values came from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from lowuse_plugin.domain.history.entries import (
    BULK,
    BY_HAND,
    GEOMETRY,
    INSERT,
    RETIRE,
    REVIVE,
    UPDATE,
    VOIDS,
)
from lowuse_plugin.domain.moments import office_moment
from lowuse_plugin.domain.parcels.codes import short_labels
from lowuse_plugin.domain.subjects import IMPORTS
from lowuse_plugin.qgis_bridge.area_adjustment_words import adjustment_line
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called
from lowuse_plugin.qgis_bridge.punctuation import labelled, semicolons, with_aside

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.entries import LineChange, Step, StepPart

_MOST_COLUMNS = 4
_MOST_PARTS = 4
_MOST_NAMES = 3
_PARCEL, _PROJECT = "parcel", "project"
_OF_BOUNDARY = ("plane_area_m2", "plane_epsg", "ellipsoid_area_m2")
"""Figures that follow from a boundary: whoever changes it changes them."""
_MERGE = re.compile(r"((?:撤销：|恢复：)*)宗地合并 ([A-Z]+)\d+(\d{3})：(.+)")
"""What the saves of a merge say: which one it is, then what was done."""
_PACKAGE = re.compile(r"\s+[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$")
"""Number of an import behind its file name."""


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
    return plain_reason(step.reason)


def step_why(step: Step) -> str:
    """Return why a step was saved, for a narrow column: of a merge what was done, then its number.

    All its steps begin with the number otherwise, and a narrow column shows nothing else.
    """
    return _merge_step(step) or step_reason(step)


def _merge_step(step: Step) -> str:
    """Return what a step did with a merge, empty for other steps."""
    found = _MERGE.fullmatch(step.reason)
    if found is None:
        return ""
    turned, prefix, serial, done = found.groups()
    return f"{turned}{done} · {prefix}…{serial}"


def plain_reason(reason: str) -> str:
    """Return a reason as people read it: people know an import by its file, not by its number."""
    words = {
        "create": tr("Workspace made"),
        "rebuild_state": tr("States of all parcels derived anew"),
    }
    return words.get(reason) or _PACKAGE.sub("", reason)


def step_text(step: Step, *, of_parcel: bool = False) -> str:
    """Return in one line what a step did, and to which parcels where they are few.

    Args:
        step: The step.
        of_parcel: In the history of one parcel: which one it is stands above.
    """
    parts = [part for part in step.parts if step.package is None or part.table != IMPORTS]
    texts = [_part_text(part, step) for part in parts[:_MOST_PARTS]]
    if len(parts) > _MOST_PARTS:
        texts.append("…")
    subject, text = _subject(step, of_parcel=of_parcel), semicolons(texts)
    merge = _merge_step(step)
    if merge:
        return " · ".join(filter(None, (semicolons((merge, text)), subject)))
    return labelled_if(subject, text)


def saves_text(step: Step) -> str:
    """Return in how many parts an import was saved, empty for a single one."""
    return tr("Saved in {count} parts.", count=len(step.saves)) if step.folded else ""


def labelled_if(name: str, text: str) -> str:
    """Return ``name：text``, or the one of them that there is."""
    return labelled(name, text) if name and text else name or text


def _subject(step: Step, *, of_parcel: bool) -> str:
    """Return the file of an import, or the project or parcels that a step concerns."""
    if step.package is not None:
        if VOIDS in step.source:
            return tr("Undoing of the import {file}", file=step.file_name)
        return tr("Import {file}", file=step.file_name)
    if _is_of_projects(step):
        if step.projects > 1:
            return tr("{count} projects", count=f"{step.projects:,}")
        return tr("Project {name}", name=step.project)
    return _parcels_text(step, of_parcel=of_parcel)


def _parcels_text(step: Step, *, of_parcel: bool) -> str:
    """Return the parcels of a step; in the history of one, how many, where there are others."""
    if of_parcel:
        several = len(step.parcels) > 1
        return tr("{count} parcels", count=f"{len(step.parcels):,}") if several else ""
    names = "、".join(short_labels([parcel_called(label) for label in step.parcels[:_MOST_NAMES]]))
    if len(step.parcels) <= _MOST_NAMES:
        return names
    return tr("{names} and others, {count} parcels", names=names, count=f"{len(step.parcels):,}")


def _is_of_projects(step: Step) -> bool:
    """Tell whether a step is about projects; who changes parcels too thinks of the parcels."""
    return bool(step.projects) and all(part.table != _PARCEL for part in step.parts)


def undone_text(step: Step) -> str:
    """Return by whom and when a step was taken back, empty while it is in effect."""
    if step.undone is None:
        return ""
    return tr("Undone by {by}, {at}", by=step.undone.by, at=_moment(step.undone.at_utc))


def is_computed(step: Step) -> bool:
    """Tell whether a step wrote computed results in bulk: those are computed again, not undone."""
    in_bulk = any(part.kind == BULK for part in step.parts)
    return step.package is None and in_bulk and BY_HAND not in step.source


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
    from lowuse_plugin.domain.history.conflict_log import REASON, decided_groups  # noqa: PLC0415
    from lowuse_plugin.domain.parcels.area_adjustment import SOURCE, read_adjustment  # noqa: PLC0415

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
    shared = read_adjustment(source.get(SOURCE))
    if shared is not None:
        told.append(labelled(tr("Area adjustment"), adjustment_line(shared)))
    known = {REASON, "conflict", SOURCE, "area"}
    told += [f"{name} {value}" for name, value in sorted(source.items()) if name not in known]
    return "；".join(told)


def _part_text(part: StepPart, step: Step) -> str:
    """Return what was done with the rows of a table; of what is named only the fields."""
    if part.kind not in (INSERT, UPDATE, RETIRE, REVIVE, BULK):
        return kind_word(part.kind)
    what = _columns_text(part, step)
    if _is_named(part, step):
        return what or kind_word(part.kind)
    words = [part.title, kind_word(part.kind)]
    if part.rows > 1 or not (step.parcels or step.project):
        words.append(tr("{count} rows", count=f"{part.rows:,}"))
    text = " ".join(words)
    return with_aside(text, what) if what else text


def _is_named(part: StepPart, step: Step) -> bool:
    """Tell whether the subject of the line names the rows of a part already."""
    if _is_of_projects(step):
        return bool(step.project) and part.table == _PROJECT
    return bool(step.parcels) and part.table == _PARCEL


def _columns_text(part: StepPart, step: Step) -> str:
    """Return which fields a part changed; a boundary as one thing, with its areas."""
    from lowuse_plugin.services.history.values import column_title  # noqa: PLC0415  needs numpy

    columns = list(part.columns)
    if part.table == _PARCEL and column_title(_PARCEL, GEOMETRY) in columns:
        follow = {column_title(_PARCEL, name) for name in (GEOMETRY, *_OF_BOUNDARY)}
        columns = [_boundary_text(step), *(title for title in columns if title not in follow)]
    shown = columns[:_MOST_COLUMNS]
    return "、".join(shown) + ("…" if len(columns) > len(shown) else "")


def _boundary_text(step: Step) -> str:
    if step.boundary is None:
        return tr("boundary")
    before, after = (f"{area:,.2f}" for area in step.boundary)
    return tr("boundary (area {before} → {after} m²)", before=before, after=after)


def _moment(at_utc: str) -> str:
    from lowuse_plugin.domain.display import shown_moment  # noqa: PLC0415  needs numpy

    return shown_moment(at_utc)


def _operation(kind: str) -> str:
    from lowuse_plugin.domain.display import shown_code  # noqa: PLC0415

    return shown_code("log_operation", kind)
