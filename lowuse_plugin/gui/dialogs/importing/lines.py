# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What the import dialog says of each file."""

from __future__ import annotations

from collections.abc import Sequence

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.domain.importing.report import ImportReport
from lowuse_plugin.gui.dialogs.importing.details import page_title
from lowuse_plugin.gui.dialogs.importing.entry import FileEntry, State
from lowuse_plugin.gui.widgets.importing.files import FileLine
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.import_words import counts, question_topic
from lowuse_plugin.qgis_bridge.messages import describe, describe_any, describe_code
from lowuse_plugin.qgis_bridge.punctuation import semicolons

_ICONS = {
    State.READING: "/mTaskRunning.svg",
    State.REFUSED: "/mIconWarning.svg",
    State.WAITING: "/mTaskQueued.svg",
    State.RUNNING: "/mTaskRunning.svg",
    State.DONE: "/mIconSuccess.svg",
    State.FAILED: "/mIconWarning.svg",
    State.STOPPED: "/mTaskTerminated.svg",
}
_DISCARDABLE = frozenset({"RESUME_OTHER_OPTIONS", "RESUME_NO_LONGER_FITS", "IMPORT_OVERTAKEN"})
"""Errors after which an unfinished import of one's own stays behind."""


def line_of(entry: FileEntry, district: str) -> FileLine:
    """Return the line of a file in a workspace of a district."""
    missing = bool(entry.questions(district)) if entry.state is State.OPEN else False
    settled = "/mIconWarning.svg" if missing else "/mIconSuccess.svg"
    return FileLine(
        name=entry.name,
        path=str(entry.path),
        kinds=entry.kinds,
        kind=entry.plan.kind,
        words=_words(entry, district),
        icon=_ICONS.get(entry.state, settled),
        has_report=entry.report is not None,
        locked=entry.state in (State.WAITING, State.RUNNING, State.DONE),
    )


def sentences_of(entry: FileEntry, district: str) -> list[str]:
    """Return what there is to say: its error, what is missing, why it is taken for its kind."""
    if entry.error is not None:
        return [describe_any(entry.error)]
    if entry.state is State.DONE or entry.preview is None:
        return []
    asked = [describe(question) for question in entry.questions(district)]
    if asked:
        return asked
    found = [each for each in entry.preview.kinds if each.kind == entry.plan.kind]
    reasons = [describe_code(r.code, r.params) for each in found for r in each.reasons]
    return [" ".join(reasons)]


def topics_of(entry: FileEntry, district: str) -> str:
    """Return in a few words what is missing, empty when nothing is."""
    asked = [question_topic(question.code) for question in entry.questions(district)]
    return "、".join(dict.fromkeys(asked))


def wanted_of(entry: FileEntry, district: str) -> str:
    """Return in a few words what is missing and on which page it is said; empty for nothing."""
    questions = entry.questions(district)
    pages: dict[str, dict[str, None]] = {}
    for question in questions:
        pages.setdefault(page_title(question.code), {})[question_topic(question.code)] = None
    return semicolons(
        tr("{topics} (page “{page}”)", topics="、".join(topics), page=page)
        if page
        else "、".join(topics)
        for page, topics in pages.items()
    )


def can_discard(entry: FileEntry) -> bool:
    """Tell whether an unfinished import of the file can be undone here."""
    code = entry.error.code if isinstance(entry.error, LowUseError) else ""
    return entry.state is State.STOPPED or code in _DISCARDABLE


def total_of(reports: Sequence[ImportReport]) -> str:
    """Return what became of the rows of several files."""
    return tr(
        "{files} files: imported {imported} · changed {changed} · refused {refused}",
        files=len(reports),
        imported=f"{sum(report.imported for report in reports):,}",
        changed=f"{sum(report.changed for report in reports):,}",
        refused=f"{sum(report.refused for report in reports):,}",
    )


def _words(entry: FileEntry, district: str) -> str:
    if entry.state is State.OPEN:
        topics = topics_of(entry, district)
        if topics:
            return tr("Still needed: {topics}", topics=topics)
        return tr("Ready · {rows} rows", rows=f"{entry.preview.rows:,}" if entry.preview else "")
    if entry.state is State.DONE and entry.report is not None:
        return counts(entry.report)
    words = {
        State.READING: tr("Reading …"),
        State.REFUSED: tr("Cannot be read"),
        State.WAITING: tr("Waiting"),
        State.RUNNING: tr("Importing …"),
        State.FAILED: tr("Not imported"),
        State.STOPPED: tr("Stopped; importing again completes it"),
    }
    return words.get(entry.state, "")
