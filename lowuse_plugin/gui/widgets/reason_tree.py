# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Why a parcel is what it is: one sentence, the control line, then rule by rule."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtGui import QContextMenuEvent, QGuiApplication
from qgis.PyQt.QtWidgets import QWidget

from lowuse_plugin.domain.explanation import (
    CONTROL_CLAUSE,
    CONTROL_READING,
    NO_VALUE,
    Explanation,
    NearMiss,
    Reason,
)
from lowuse_plugin.gui.widgets.rich_text import RichText, action_link, clause_link, missing, plain
from lowuse_plugin.qgis_bridge.control_words import control_beside
from lowuse_plugin.qgis_bridge.explanations import (
    control_sentence,
    field_word,
    near_miss_text,
    output_text,
    rule_text,
    sentence,
    threshold_text,
    value_text,
)
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled
from lowuse_plugin.qgis_bridge.state_words import rule_word, sign

_ORDER = ("hit", "unknown", "clear", "exempt")
_OPEN_AT_FIRST = frozenset({"hit", "unknown"})
_FURTHER, _WHY_NOT = "further", "why_not"
"""Groups that begin folded."""


class ReasonTree(RichText):
    """The sentences and below them the rules by outcome, what hits first.

    A group folds, and stays so from parcel to parcel.
    """

    def __init__(self, parent: QWidget | None = None, *, control_first: bool = False) -> None:
        """Start empty.

        Args:
            parent: Owner.
            control_first: Begin with the control line, as its panel wants.
        """
        super().__init__("LowUse.Reasons", parent)
        self._control_first = control_first
        self._open = set(_OPEN_AT_FIRST)
        self._why: Explanation | None = None
        self.acted.connect(self._fold)

    def set_explanation(self, why: Explanation | None) -> None:
        """Show the reasons for a parcel; None shows nothing."""
        self._why = why
        self._show()

    def as_text(self) -> str:
        """Return everything as plain text, folded groups too, for a letter or a chat."""
        why = self._why
        if why is None:
            return ""
        lines = [sentence(why)]
        for rule in (rule for outcome in _ORDER for rule in why.of(outcome)):
            head = f"{sign(rule.outcome)} {rule_word(rule.outcome)} {rule.code} {rule.text}"
            lines.append(f"{head}（{rule.clause}）：{rule_text(rule)}")
        for rule in (rule for outcome in _ORDER for rule in why.further(outcome)):
            head = f"{sign(rule.outcome)} {output_text(rule.output)} {rule.code} {rule.text}"
            lines.append(f"{head}（{rule.clause}）：{rule_text(rule)}")
        lines += [labelled(tr("Distance to a hit"), near_miss_text(near)) for near in why.why_not]
        lines.append(control_sentence(why.control, in_force=why.control_in_force))
        return "\n".join(lines)

    def _fold(self, outcome: str) -> None:
        self._open ^= {outcome}
        place = self.verticalScrollBar().value()
        self._show()
        self.verticalScrollBar().setValue(place)

    def _show(self) -> None:
        why = self._why
        if why is None:
            self.clear()
            return
        groups = [(outcome, why.of(outcome)) for outcome in _ORDER]
        parts = [self._group(outcome, found) if found else "" for outcome, found in groups]
        rules = "".join(
            [parts[0], _further(why), *parts[1:], self._others(why), self._why_not(why)]
        )
        said = [plain(sentence(why)), _control_html(why)]
        if self._control_first:
            said.reverse()
            said.insert(1, _control_table(why))
        self.setHtml("".join(f"<p>{each}</p>" for each in said if each) + rules)

    def _group(self, outcome: str, rules: Sequence[Reason]) -> str:
        title = tr("{sign} {outcome}: {count} rules",
                   sign=sign(outcome), outcome=rule_word(outcome), count=len(rules))  # fmt: skip
        return self._folding(outcome, title, [_rule(rule) for rule in rules])

    def _others(self, why: Explanation) -> str:
        """Return the rules for something else that are not hit, folded at first."""
        rules = [rule for outcome in _ORDER[1:] for rule in why.further(outcome)]
        title = tr("Further findings, not given: {count} rules", count=len(rules))
        return self._folding(_FURTHER, title, [_rule(rule) for rule in rules])

    def _why_not(self, why: Explanation) -> str:
        """Return the clear rules with their distance, folded at first."""
        title = tr("Distance to the standard: {count} rules", count=len(why.why_not))
        return self._folding(_WHY_NOT, title, [_near_miss(near) for near in why.why_not])

    def _folding(self, key: str, title: str, parts: Sequence[str]) -> str:
        if not parts:
            return ""
        opened = key in self._open
        head = action_link(key, f"{'▾' if opened else '▸'} {title}")
        return f"<p><b>{head}</b></p>" + ("".join(parts) if opened else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer to copy all reasons beside what Qt offers."""
        menu = self.createStandardContextMenu(event.pos())
        menu.addSeparator()
        action = menu.addAction(
            tr("Copy all reasons"), lambda: QGuiApplication.clipboard().setText(self.as_text())
        )
        action.setObjectName("LowUse.Reasons.Copy")
        menu.exec(event.globalPos())


def _control_html(why: Explanation) -> str:
    """Return the sentence, with the words of the document and how we measure behind it."""
    said = plain(control_sentence(why.control, in_force=why.control_in_force))
    if why.control is None:
        return said
    links = (
        clause_link(CONTROL_CLAUSE, shown=tr("words of the clause")),
        clause_link(CONTROL_READING, shown=tr("how it is measured")),
    )
    return f"{said} <small>{' '.join(links)}</small>"


def _control_table(why: Explanation) -> str:
    """Return levels, registered area, rule and who checked, one line each."""
    if why.control is None:
        return ""
    cells = "".join(
        f"<tr><td><small>{plain(name)}</small></td><td>{plain(text)}</td></tr>"
        for name, text in control_beside(why.control)
    )
    return f"<table cellpadding='1'>{cells}</table>"


def _rule(rule: Reason) -> str:
    """Return one rule: code and words, then value against threshold, then who supplies it."""
    cells = "".join(_comparison(comparison) for comparison in rule.children)
    if not cells:
        cells = f'<tr><td colspan="2">{plain(rule_text(rule))}</td></tr>'
    optional = "" if rule.blocking or rule.outcome != "unknown" else tr(" (may stay open)")
    source = tr("Data from: {source}", source=rule.source)
    if rule.year is not None:
        source = commas((source, tr("year {year}", year=rule.year)))
    if rule.weight:
        source = commas((source, tr("{points} points", points=rule.weight)))
    # What stands in a document leads to its words, a rule of a standard to the standard.
    ref = rule.clause if rule.document_no and not rule.example else rule.code
    cited = clause_link(ref, rule.text, shown=f"{rule.code} {rule.clause}")
    return (
        f"<p style='margin-bottom:0'>{sign(rule.outcome)} {plain(rule.text)}{plain(optional)}</p>"
        f"<table width='100%' cellpadding='2'>{cells}"
        f"<tr><td><small>{plain(source)}</small></td><td align='right'>{cited}</td></tr></table>"
    )


def _further(why: Explanation) -> str:
    """Return what the parcel is beside low-efficiency, each rule below it."""
    found: dict[str, list[Reason]] = {}
    for rule in why.further("hit"):
        found.setdefault(rule.output, []).append(rule)
    parts = []
    for output, rules in found.items():
        flagged = any(rule.flag for rule in rules)
        confirm = tr("to be confirmed by a person: it is the very day") if flagged else ""
        said = " — ".join(filter(None, (output_text(output), confirm)))
        parts.append(f"<p style='margin-bottom:0'><b>◈ {plain(said)}</b></p>")
        parts += map(_rule, rules)
    return "".join(parts)


def _near_miss(near: NearMiss) -> str:
    cited = clause_link(near.rule.code, near.rule.text, shown=near.rule.code)
    return f"<p style='margin-bottom:0'>{plain(near_miss_text(near))} {cited}</p>"


def _comparison(comparison: Reason) -> str:
    value = plain(value_text(comparison))
    if comparison.flag:
        value += f" {plain(tr('(the very day)'))}"
    if comparison.missing is not None and not comparison.value:
        value = missing() if comparison.missing.code == NO_VALUE else f"{missing()} {value}"
    limit = plain(threshold_text(comparison))
    against = tr("a hit: {limit}", limit=limit) if limit else ""
    return (
        f"<tr><td>{plain(field_word(comparison.field))}</td>"
        f"<td align='right'><b>{value}</b>&nbsp; <small>{against}</small></td></tr>"
    )
