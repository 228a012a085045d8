# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What digitising tools leave open, and what the person at the map decides about it.

A split gives two shapes one parcel, a deletion leaves a parcel without a shape, a colleague's save
gives a parcel two boundaries. None of that is decided silently.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lowuse_plugin.domain.boundaries.edits import EditedShape, Leaving, StoredShape
from lowuse_plugin.domain.field_groups import GEOMETRY_GROUP
from lowuse_plugin.domain.history.conflict_log import CONFLICT, REASON
from lowuse_plugin.domain.ports import Value

SPLIT, DELETED, RIVAL, GONE = "split", "deleted", "rival", "gone"
ALL_NEW = "all_new"
"""Of a split: every part is a new parcel, the old one is retired."""
RETIRE, KEEP = "retire", "keep"
"""Of a deleted shape: the parcel is retired, or stays as the workspace has it."""
MINE, THEIRS = "mine", "theirs"
_GROUP_TITLE = "界址与面积"
_TAKEN_OVER = ("holder_name", "use_code")
DROP = "drop"
"""Of a parcel that a colleague retired: its drawing is given up."""


@dataclass(frozen=True)
class DrawnFeature:
    """A feature of the scratch layer."""

    key: str
    uuid: str | None
    version: int
    wkb: bytes | None
    area_m2: float = 0.0
    """On the plane of the layer, for telling parts apart."""
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Part:
    """One of several shapes of a parcel."""

    key: str
    area_m2: float


@dataclass(frozen=True)
class Question:
    """Something that must be decided before anything is written."""

    kind: str
    uuid: str
    label: str
    parts: tuple[Part, ...] = ()
    """Of a split, the largest first."""
    who: str = ""
    when: str = ""
    """Moment of the log; both of a rival boundary."""
    version: int = 0
    """Of the rival boundary."""
    area_m2: float | None = None
    """Plane area of the rival boundary."""
    answer: str = ""
    """Empty while it is open; of a split the key of the part that keeps the parcel."""


@dataclass(frozen=True)
class SortedOut:
    """Features put beside the parcels that they come from."""

    edited: tuple[EditedShape, ...]
    leaving: tuple[Leaving, ...]
    questions: tuple[Question, ...]

    @property
    def open(self) -> tuple[Question, ...]:
        """Questions that nobody answered yet."""
        return tuple(question for question in self.questions if not question.answer)

    @property
    def undecided_splits(self) -> frozenset[str]:
        """Divided parcels, by uuid, of which nobody said yet which part keeps them."""
        return frozenset(question.uuid for question in self.open if question.kind == "split")


Answers = Mapping[tuple[str, str], str]
"""(kind, uuid) → answer. That of a rival boundary ends with its version: a newer one asks again."""


def sort_out(
    features: Sequence[DrawnFeature],
    base: Mapping[str, StoredShape],
    *,
    neighbours: frozenset[str] = frozenset(),
    answers: Answers | None = None,
    rivals: Sequence[StoredShape] = (),
    gone: Sequence[str] = (),
) -> SortedOut:
    """Tell what each feature is, and what is left to be decided.

    While a split is open its largest part stands for the parcel; while a deletion is, the parcel
    stays as it is.

    Args:
        features: Of the scratch layer.
        base: Parcels as the drawing began with them, by uuid.
        neighbours: Those among them that were copied along.
        answers: What was decided so far.
        rivals: Parcels that colleagues saved meanwhile and that are drawn differently here.
        gone: uuid of parcels that colleagues retired meanwhile and that are drawn here.
    """
    given = answers or {}
    by_uuid: dict[str, list[DrawnFeature]] = {uuid: [] for uuid in base}
    fresh: list[DrawnFeature] = []
    for feature in features:
        known = feature.uuid is not None and feature.uuid in base
        (by_uuid[feature.uuid or ""] if known else fresh).append(feature)
    edited: list[EditedShape] = []
    leaving: list[Leaving] = []
    questions: list[Question] = []
    newer = {rival.uuid: rival for rival in rivals}
    for uuid, shapes in by_uuid.items():
        stored = base[uuid]
        question = _question(stored, shapes, given, newer.get(uuid), is_gone=uuid in gone)
        if question is not None:
            questions.append(question)
        if _leaves(question):
            leaving.append(Leaving(uuid, stored.version))
        began = _base(stored, question, newer)
        edited += _shapes(began, shapes, question, neighbour=uuid in neighbours)
    edited += [_new(feature) for feature in fresh]
    return SortedOut(tuple(edited), tuple(leaving), tuple(questions))


def _question(
    stored: StoredShape,
    shapes: Sequence[DrawnFeature],
    answers: Answers,
    rival: StoredShape | None,
    *,
    is_gone: bool,
) -> Question | None:
    uuid, label = stored.uuid, stored.label
    if len(shapes) > 1:
        parts = tuple(Part(s.key, s.area_m2) for s in sorted(shapes, key=lambda s: -s.area_m2))
        answer = answers.get((SPLIT, uuid), "")
        known = {ALL_NEW, *(part.key for part in parts)}
        return Question(SPLIT, uuid, label, parts, answer=answer if answer in known else "")
    if is_gone:
        return Question(GONE, uuid, label) if shapes else None
    if not shapes:
        return Question(DELETED, uuid, label, answer=answers.get((DELETED, uuid), ""))
    if rival is not None:
        answer = answers.get((RIVAL, uuid), "")
        return Question(
            RIVAL,
            uuid,
            label,
            who=rival.changed_by or "",
            when=rival.changed_at or "",
            version=rival.version,
            area_m2=rival.plane_area_m2,
            answer=MINE if answer == mine(rival.version) else "",
        )
    return None


def mine(version: int) -> str:
    """Return the answer that the drawing holds against one version of a rival boundary."""
    return f"{MINE} {version}"


def _leaves(question: Question | None) -> bool:
    if question is None:
        return False
    return (question.kind, question.answer) in {(DELETED, RETIRE), (SPLIT, ALL_NEW)}


def _base(
    stored: StoredShape, question: Question | None, rivals: Mapping[str, StoredShape]
) -> StoredShape:
    """Return what a drawing is compared with: a rival boundary once it was decided against it."""
    if question is not None and _holds_against(question):
        return rivals[stored.uuid]
    return stored


def _holds_against(question: Question) -> bool:
    return (question.kind, question.answer) == (RIVAL, MINE)


def _shapes(
    stored: StoredShape,
    shapes: Sequence[DrawnFeature],
    question: Question | None,
    *,
    neighbour: bool,
) -> Iterator[EditedShape]:
    """Yield the shape that stands for a parcel, and the new ones that were cut off it."""
    keeper = shapes[0].key if shapes else ""
    if question is not None and question.kind == SPLIT:
        keeper = question.answer or question.parts[0].key
    for shape in shapes:
        if shape.key == keeper:
            yield EditedShape(
                key=shape.key,
                wkb=shape.wkb,
                uuid=stored.uuid,
                base_version=stored.version,
                base_wkb=stored.wkb,
                neighbour=neighbour,
                source=_decided(question) if question and _holds_against(question) else {},
            )
        else:
            yield _cut_off(stored, shape)


def _decided(question: Question) -> dict[str, str]:
    """Return how the log tells that a colleague's boundary was not taken."""
    area = [] if question.area_m2 is None else [_discarded(question.area_m2)]
    told = {
        "group": GEOMETRY_GROUP,
        "title": _GROUP_TITLE,
        "choice": MINE,
        "by": question.who,
        "at_utc": question.when,
        "discarded": area,
    }
    return {CONFLICT: json.dumps([told], ensure_ascii=False)}


def _discarded(area_m2: float) -> dict[str, str]:
    return {"column": "plane_area_m2", "title": "图形平面面积", "value": f"{area_m2:,.2f} m²"}


def with_reason(each: EditedShape, reason: str) -> EditedShape:
    """Return a shape whose log line says why a colleague's boundary was not taken."""
    return replace(each, source={**each.source, REASON: reason}) if each.source else each


def _cut_off(stored: StoredShape, shape: DrawnFeature) -> EditedShape:
    """Return a part as a new parcel; the code stays with the parcel that it came from.

    What was only copied along is not said of the part: the save takes it over as it is by then.
    """
    values = {
        name: value for name, value in shape.values.items()
        if name not in _TAKEN_OVER or value != getattr(stored, name)
    }  # fmt: skip
    if values.get("parcel_code") == stored.parcel_code:
        values["parcel_code"] = None
    return EditedShape(shape.key, shape.wkb, values=values, split_from=stored.uuid)


def _new(feature: DrawnFeature) -> EditedShape:
    return EditedShape(feature.key, feature.wkb, values=feature.values)
