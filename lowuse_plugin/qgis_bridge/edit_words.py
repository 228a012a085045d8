# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What is said while somebody edits: who changed what meanwhile, and who works on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lowuse_plugin.domain.display import shown_title
from lowuse_plugin.domain.history.conflicts import column_spec
from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.lease_words import SIGN, clock, held_text
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.parcels.names import parcel_called

if TYPE_CHECKING:
    from lowuse_plugin.domain.history.conflicts import ConflictField, GroupConflict
    from lowuse_plugin.domain.ports import Lease
    from lowuse_plugin.services.rows.edit_row import EditableRow, Saved

_SEPARATOR = "、"
_MOST_NAMES = 2


def person(name: str) -> str:
    """Return a name of the log, or that it tells none."""
    return name or tr("somebody")


def changed_by(group: GroupConflict) -> str:
    """Return ``李四 10:32``."""
    when = clock(group.at_utc) if group.at_utc else ""
    return f"{person(group.by)} {when}".strip()


def titles(fields: Iterable[ConflictField]) -> str:
    """Return the titles of fields as one enumeration."""
    return _SEPARATOR.join(field.title for field in fields)


def news_text(groups: Sequence[GroupConflict], table: str = "parcel") -> str:
    """Return what the banner of an open form says: who changed which fields of the row."""
    parts = [
        tr("{who} changed {fields}", who=changed_by(group), fields=titles(group.theirs_changed))
        for group in groups
    ]
    changes = "；".join(parts)
    if table == "parcel":
        return tr("This parcel was changed: {changes}.", changes=changes)
    return tr("This row was changed: {changes}.", changes=changes)


def foreign_text(group: GroupConflict, field: ConflictField) -> str:
    """Return what stands below a field that a colleague changed."""
    empty = tr("(empty)")
    return tr(
        "{who}: {before} → {now}",
        who=changed_by(group),
        before=field.base or empty,
        now=field.theirs or empty,
    )


def again_text(groups: Sequence[GroupConflict]) -> str:
    """Return which groups were changed once more after a decision."""
    who = _SEPARATOR.join(dict.fromkeys(changed_by(group) for group in groups))
    names = _SEPARATOR.join(group.title for group in groups)
    return tr(
        "{who} changed “{groups}” once more in the meantime: please choose there again. Your "
        "other choices and the reason are kept.",
        who=who,
        groups=names,
    )


def kept_text(groups: Sequence[GroupConflict]) -> str:
    """Return that colleagues' changes of other groups were kept, empty where there are none."""
    return " ".join(
        tr("{who} changed “{group}” meanwhile; both changes were kept.",
           who=changed_by(group), group=group.title)
        for group in groups
    )  # fmt: skip


def lease_text(lease: Lease) -> str:
    """Return who works on the parcel until when, and that this keeps nobody from editing."""
    return held_text(lease).removeprefix(SIGN).strip() + tr(
        ". You can fill in all the same; if you change the same groups, saving lets you choose."
    )


def parcel_title(label: str, fid: int, holder: str = "") -> str:
    """Return how a parcel is named in a window: code and holder, as far as they are known."""
    return "　".join(part for part in (parcel_called(label, fid), holder) if part)


@dataclass(frozen=True)
class SavedWords:
    """How a save is told."""

    name: str
    """What was saved, as undoing calls it."""
    told: str
    """With what colleagues changed beside it: the message bar has room for little more."""
    details: str
    """Every field, and what followed."""


def titles_of(table: str, columns: Iterable[str]) -> list[str]:
    """Return the Chinese titles of columns, that of the shape included."""
    return [shown_title(column_spec(table, name)) for name in columns]


def saved_text(row: EditableRow, saved: Saved) -> SavedWords:
    """Return what was saved, alone and with what happened beside it."""
    titles_saved = titles_of(row.table, saved.columns)
    kept = kept_text(saved.kept)
    notes = [describe_code(code) for code in saved.notes]
    name = _saved(row, some_of(titles_saved))
    whole = _saved(row, _SEPARATOR.join(titles_saved))
    return SavedWords(
        name, f"{name} {kept}".strip(), " ".join(part for part in (whole, kept, *notes) if part)
    )


def _saved(row: EditableRow, fields: str) -> str:
    parcel = parcel_called(row.label, row.fid)
    if fields:
        return tr("{parcel} saved: {fields}.", parcel=parcel, fields=fields)
    return tr("{parcel}: the values of the workspace were kept.", parcel=parcel)


def some_of(names: Sequence[str]) -> str:
    """Return an enumeration that a message bar has room for."""
    if len(names) <= _MOST_NAMES:
        return _SEPARATOR.join(names)
    first = _SEPARATOR.join(names[: _MOST_NAMES - 1])
    return tr("{fields} and others, {count} in all", fields=first, count=len(names))


def already_text(saved: Saved) -> str:
    """Return who had saved the same values, so that nothing had to be written."""
    who = _SEPARATOR.join(dict.fromkeys(changed_by(group) for group in saved.agreed))
    return tr("{who} had saved the same values already; nothing had to be written.", who=who)
