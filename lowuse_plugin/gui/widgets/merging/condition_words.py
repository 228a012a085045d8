# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""One condition of a merge in full: words of the document, reasons, figures, judgement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_day
from lowuse_plugin.gui.widgets.rich_text import action_link, clause_link, plain
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.merging.words import (
    condition_words,
    figure_words,
    kind_word,
    outcome_words,
    reason_words,
    stage_word,
    warning_words,
)
from lowuse_plugin.qgis_bridge.punctuation import commas, labelled, semicolons

if TYPE_CHECKING:
    from lowuse_plugin.domain.merging.case import Judgement
    from lowuse_plugin.domain.merging.matrix import MatrixReason, MatrixRow
    from lowuse_plugin.services.merging.matrix import MergeMatrix

SEIZURE, HOLDER = "M-5", "M-6"
PARCEL = "parcel:"
"""Before the uuid in the key of a link that goes to a parcel."""
EDIT = "edit:"
"""Before the field and the uuid in the key of a link that lets a person edit a parcel."""
SEIZED, QUERIED = "seized", "seized_checked_on"
"""Fields of a parcel that tell what the register said, and when it was asked."""
HOLDERS = "holders:"
"""Before the uuid in the key of a link that lets a person enter who holds a parcel."""
JUDGE = "judge:"
"""Before the condition in the key of a link that lets a person judge."""
_ORDER = ("fail", "missing", "manual", "pass")
_MOST_LINKS = 6
_MOST_REASONS = 40
"""Reasons in the text of a condition; the copied matrix has all of thousands."""


def summary(matrix: MergeMatrix) -> str:
    """Return how the whole matrix came out, with counts, the worst first."""
    counts = [(outcome, len(matrix.with_outcome(outcome))) for outcome in _ORDER]
    parts = [f"{outcome_words(outcome)} {count}" for outcome, count in counts if count]
    return commas(parts)


def condition_html(row: MatrixRow, matrix: MergeMatrix, *, may_judge: bool = False) -> str:
    """Return all that is known of a condition.

    Args:
        row: Of the matrix.
        matrix: Whose labels are used.
        may_judge: A person can enter a judgement now.
    """
    condition = row.condition
    settled = f"{plain(kind_word(row.kind))} · <b>{plain(outcome_words(row.outcome))}</b>"
    parts = [f"<p><b>{plain(condition_words(row))}</b> · {settled}</p>"]
    if row.judgement is not None:
        parts.append(_judgement(row.judgement, stale=row.judgement_stale))
    shown, more = first_reasons(row.reasons, _MOST_REASONS)
    reasons = "".join(_reason(reason, matrix.labels) for reason in shown)
    said = f"<li>{plain(more)}</li>" if more else ""
    parts.append(f"<ul style='margin:0 0 0 12px; -qt-list-indent:0'>{reasons}{said}</ul>")
    clause = clause_link(condition.clause)
    parts.append(f"<p>「{plain(condition.text)}」 <small>{clause}</small></p>")
    if row.figures:
        lines = [figure_words(name, figure, matrix.labels) for name, figure in row.figures.items()]
        parts.append(f"<p><u>{plain(tr('Figures that help to judge'))}</u><br>")
        parts.append("<br>".join(plain(line) for line in lines) + "</p>")
    parts.extend(_still_to_do(row, matrix, may_judge=may_judge))
    return "".join(parts)


def warnings_html(matrix: MergeMatrix) -> str:
    """Return what deserves a look and refuses nothing; empty where there is nothing."""
    lines = "".join(f"<li>{plain(warning_words(code))}</li>" for code in matrix.warnings)
    if not lines:
        return ""
    return f"<p><u>{plain(tr('Deserves a look'))}</u></p><ul>{lines}</ul>"


def matrix_rows_text(matrix: MergeMatrix) -> list[list[str]]:
    """Return the matrix as the rows of a sheet: every reason in words, a column a parcel."""
    rows = [
        [
            *(tr("Condition"), tr("Settled by"), tr("Outcome"), *matrix.labels.values()),
            *(tr("Reasons"), tr("Department"), tr("Evidence wanted")),
        ]
    ]
    for row in matrix.rows:
        reasons = semicolons(reason_words(reason, matrix.labels) for reason in row.reasons)
        members = [outcome_words(row.per_member[uuid]) for uuid in matrix.members]
        rows.append(
            [
                *(condition_words(row), kind_word(row.kind), outcome_words(row.outcome), *members),
                *(reasons, row.department, row.evidence_wanted or ""),
            ]
        )
    return rows


def first_reasons(reasons: Sequence[MatrixReason], most: int) -> tuple[Sequence[MatrixReason], str]:
    """Return the first reasons, the worst first, and a sentence on the others where there are."""
    if len(reasons) <= most:
        return reasons, ""
    worst = sorted(reasons, key=lambda reason: _ORDER.index(reason.outcome))
    count = f"{len(reasons) - most:,}"
    return worst[:most], tr("and {count} more; Ctrl+C in the table copies all", count=count)


def _reason(reason: MatrixReason, labels: Mapping[str, str]) -> str:
    said = plain(f"{outcome_words(reason.outcome)} · {reason_words(reason, labels)}")
    links = [
        action_link(f"{PARCEL}{uuid}", labels[uuid])
        for uuid in reason.members[:_MOST_LINKS]
        if uuid in labels
    ]
    shown = f" <small>→ {' · '.join(links)}</small>" if links else ""
    return f"<li>{said}{shown}</li>"


def _judgement(judgement: Judgement, *, stale: bool) -> str:
    head = tr("Judgement: {outcome}", outcome=outcome_words(judgement.outcome))
    who = [judgement.by, judgement.department or "", shown_day(judgement.on)]
    if judgement.stage:
        who.append(stage_word(judgement.stage))
    lines = [f"<b>{plain(head)}</b> · {plain(commas(part for part in who if part))}"]
    lines.append(plain(labelled(tr("Reason"), judgement.reason)))
    if judgement.evidence:
        lines.append(plain(labelled(tr("Evidence"), judgement.evidence)))
    if stale:
        told = tr("The values have changed since; it does not count any more.")
        lines.append(f"<b>↻ {plain(told)}</b>")
    return f"<p>{'<br>'.join(lines)}</p>"


def queries_of(row: MatrixRow) -> dict[str, str]:
    """Return the parcels that somebody has to look at because of a seizure, each with the field."""
    return {
        member: seizure_field(reason.code)
        for reason in row.reasons
        if reason.code.startswith(("SEIZURE_", "SEIZED"))
        for member in reason.members
    }


def seizure_field(code: str) -> str:
    """Return the field of a parcel in which a reason about a seizure is mended."""
    return SEIZED if code in ("SEIZED", "SEIZURE_UNKNOWN") else QUERIED


def _way_to(field: str, parcel: str) -> str:
    if field == SEIZED:
        return tr("Change whether {parcel} is seized …", parcel=parcel)
    return tr("Change the seizure query of {parcel} …", parcel=parcel)


def _unsure_of_holder(row: MatrixRow) -> tuple[str, ...]:
    """Return the parcels whose holders were compared otherwise than by number and share."""
    unsure = (reason for reason in row.reasons if reason.code != "SAME_HOLDER")
    named = tuple(dict.fromkeys(member for reason in unsure for member in reason.members))
    return named or tuple(row.per_member)


def _still_to_do(row: MatrixRow, matrix: MergeMatrix, *, may_judge: bool) -> Iterator[str]:
    if row.evidence_wanted:
        yield f"<p>{plain(labelled(tr('Evidence wanted'), row.evidence_wanted))}</p>"
    if row.department:
        yield f"<p>{plain(labelled(tr('Department'), row.department))}</p>"
    if row.code == SEIZURE:
        links = [
            action_link(f"{EDIT}{field}:{uuid}", _way_to(field, matrix.labels[uuid]))
            for uuid, field in list(queries_of(row).items())[:_MOST_LINKS]
            if uuid in matrix.labels
        ]
        if links:
            yield f"<p>{'<br>'.join(links)}</p>"
    if row.code == HOLDER:
        links = [
            action_link(f"{HOLDERS}{uuid}", tr("Enter or mend the holders of {parcel} …",
                                               parcel=matrix.labels[uuid]))
            for uuid in _unsure_of_holder(row)[:_MOST_LINKS] if uuid in matrix.labels
        ]  # fmt: skip
        if links:
            yield f"<p>{'<br>'.join(links)}</p>"
    if row.takes_judgement and row.condition.judges:
        said = plain(labelled(tr("Judged by"), row.condition.judges))
        link = f" · {action_link(f'{JUDGE}{row.code}', tr('Judge …'))}" if may_judge else ""
        yield f"<p>{said}{link}</p>"
