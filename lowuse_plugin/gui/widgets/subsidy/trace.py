# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The trace: condition by condition what a project had, what it needed, what the law says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lowuse_plugin.gui.widgets.rich_text import clause_link, missing, plain
from lowuse_plugin.gui.widgets.subsidy.parts import quiet, section
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.subsidy_words import (
    code_sentence,
    condition_name,
    outcome_word,
    threshold_text,
    value_text,
)

Entry = Mapping[str, Any]
OWN_CHECK = "核对"
"""Ends the citation of what the document does not say."""
_NOTHING = "no"
"""What a guard has and needs where nothing speaks against a project."""
_ORDER = ("fail", "trial", "depends", "unknown", "review", "pass")


def trace_html(trace: Sequence[Entry], opened: frozenset[str]) -> str:
    """Return the conditions by outcome, what decides first.

    Args:
        trace: Of a result.
        opened: Outcomes that are unfolded, behind ``trace.``.
    """
    groups = [(outcome, [e for e in trace if e["outcome"] == outcome]) for outcome in _ORDER]
    known = [entry for _, found in groups for entry in found]
    groups.append(("", [entry for entry in trace if entry not in known]))
    return "".join(
        section(
            f"trace.{outcome}",
            tr("{outcome}: {count}", outcome=outcome_word(outcome), count=len(found)),
            "".join(map(_entry, found)),
            opened=f"trace.{outcome}" in opened,
        )
        for outcome, found in groups
        if found
    )


def _entry(entry: Entry) -> str:
    code = _code(entry)
    title = condition_name(code) or str(entry["text"])
    shown = f"{code} {title}" if code and code != "tier" else title
    value, limit = _value(entry), _limit(entry)
    codes = "".join(f"<br>→ {plain(code_sentence(each))}" for each in entry.get("codes", ()))
    cited = clause_link(str(entry["clause"]), str(entry["text"]))
    return (
        f"<p style='margin-bottom:0'>{plain(outcome_word(str(entry['outcome']))[:1])} "
        f"<b>{plain(shown)}</b></p>"
        f"<table width='100%' cellpadding='2'>"
        f"<tr><td><b>{value}</b>{limit}{codes}</td></tr>"
        f"<tr><td><small>{plain(_words(entry))} {cited}</small></td></tr></table>"
    )


def _words(entry: Entry) -> str:
    """Return the words of the document in its quotation marks; a check of our own has none."""
    if str(entry["clause"]).endswith(OWN_CHECK):
        return tr("Check of this program, not in the document: {words}", words=entry["text"])
    return f"「{entry['text']}」"


def _value(entry: Entry) -> str:
    said = str(entry["value"])
    if said == _NOTHING:
        return plain(tr("nothing found"))
    return plain(value_text(_code(entry), said)) if said else missing()


def _limit(entry: Entry) -> str:
    """Return what was needed; that nothing should be found goes without saying."""
    said = str(entry["threshold"])
    if said in {"", _NOTHING}:
        return ""
    limit = threshold_text(_code(entry), said)
    return f"<br>{quiet(tr('needed: {limit}', limit=limit))}"


def _code(entry: Entry) -> str:
    """Return which condition it is; calculations of older versions do not say it."""
    return str(entry.get("code") or "")


def trace_text(trace: Sequence[Entry]) -> list[str]:
    """Return the trace as lines, for a letter."""
    lines = []
    for entry in trace:
        value = value_text(_code(entry), str(entry["value"])) or tr("to be filled in")
        limit = threshold_text(_code(entry), str(entry["threshold"]))
        said = "".join(code_sentence(each) for each in entry.get("codes", ()))
        lines.append(
            f"{outcome_word(str(entry['outcome']))} {_code(entry)} "
            f"{_words(entry)}（{entry['clause']}）：{value} | {limit} {said}".rstrip()
        )
    return lines


def reason_lines(codes: Sequence[str], trace: Sequence[Entry], *, sign: str) -> str:
    """Return codes as sentences, each with a link to the clause that it comes from."""
    lines = []
    for code in codes:
        entry = next((e for e in trace if code in e.get("codes", ())), None)
        link = "" if entry is None else clause_link(str(entry["clause"]), str(entry["text"]))
        lines.append(f"<li>{plain(sign)} {plain(code_sentence(code))} <small>{link}</small></li>")
    return f"<ul style='margin-left:0;-qt-list-indent:0'>{''.join(lines)}</ul>" if lines else ""
