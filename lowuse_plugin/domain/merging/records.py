# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A merge as the workspace keeps it: case, members, steps, checks, judgements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from lowuse_plugin.domain.merging import procedure as chain
from lowuse_plugin.domain.merging.case import Judgement
from lowuse_plugin.domain.merging.values import ValueChoice
from lowuse_plugin.domain.units import exact

UNION, DRAWN, IMPORTED, FILE = "union", "drawn", "import", "file"
OUTLINE_SOURCES = (UNION, DRAWN, IMPORTED, FILE)
"""Where the outline of the survey comes from: the union of the members, drawn, a layer, a file."""


@dataclass(frozen=True)
class MergeMember:
    """One parcel of a case.

    Attributes:
        uuid: Of the row that joins it.
        label: How people know the parcel.
        parcel_version: On which the figures of the case rest.
        now_version: Of the parcel as it is.
        registered: 登记面积 when the case was last checked, exact; None where it is not stated.
        plane_m2: Its plane area then.
        current: It counts: neither retired nor of an import that was taken back.
        redrawn: It got another boundary since.
        changed_columns: What else of it was changed since.
    """

    uuid: str
    row_version: int
    parcel_uuid: str
    label: str
    parcel_version: int
    now_version: int
    registered: Fraction | None
    plane_m2: float | None
    holder: str
    parcel_code: str
    current: bool
    redrawn: bool
    changed_columns: tuple[str, ...] = ()

    @property
    def changed(self) -> bool:
        """Somebody changed the parcel since the case was last checked."""
        return self.now_version != self.parcel_version


@dataclass(frozen=True)
class MergeStep:
    """A step that was done; steps are only ever added."""

    uuid: str
    action: str
    from_state: str
    to_state: str
    done_by: str
    done_on: date
    document_no: str
    opinion: str
    details: Mapping[str, Any]
    at_utc: str
    entered_by: str
    """Whose session entered it, as the log says."""
    seq: int
    """Line of the log that entered it."""
    save: str = ""
    """The save that it is of, empty where the log does not say."""

    @property
    def survey(self) -> KeptSurvey | None:
        """What came of the survey that was entered with it; None where none can be read."""
        found = self.details.get("survey")
        if not isinstance(found, Mapping):
            return None
        try:
            return KeptSurvey(
                source=str(found["source"]),
                area_m2=exact(str(found["area_m2"])),
                report_no=str(found.get("report_no") or ""),
                difference_m2=float(found.get("difference_m2") or 0.0),
            )
        except (ValueError, TypeError, KeyError):  # written by other software
            return None


@dataclass(frozen=True)
class StoredCheck:
    """What a check said of one condition, as it was kept.

    Attributes:
        machine: Its outcome without a judgement.
        judgement_uuid: The judgement that counted, empty where none did.
        number: Its place among the checks of the case; later ones have greater numbers.
        save: The save that kept it, empty where the log does not say.
    """

    code: str
    stage: str
    outcome: str
    machine: str
    kind: str
    checked_on: date
    detail: Mapping[str, Any]
    judgement_uuid: str
    rule_pack: str
    rule_pack_hash: str
    checked_by: str
    number: int = 0
    save: str = ""


@dataclass(frozen=True)
class CaseFigures:
    """Areas and shape of the outline as last saved; m² on the plane of ``epsg``."""

    registered_sum: Fraction | None = None
    union_m2: float | None = None
    difference_m2: float | None = None
    epsg: int | None = None
    ellipsoid_m2: float | None = None
    gap_m2: float | None = None
    overlap_m2: float | None = None
    corners: int | None = None
    tolerance_m: float | None = None
    min_shared_m: float | None = None
    loose: bool = False


@dataclass(frozen=True)
class KeptSurvey:
    """What came of the 权籍调查.

    Attributes:
        area_m2: The surveyed area, exact.
        difference_m2: The surveyed outline less the union of the members, on one plane.
    """

    source: str
    area_m2: Fraction
    report_no: str
    difference_m2: float


@dataclass(frozen=True)
class MergeCase:
    """A merge on its way, or at its end; members, steps and judgements oldest first."""

    uuid: str
    row_version: int
    case_no: str
    state: str
    district: str
    applicant: str
    applied_on: date | None
    outcome: str
    drafted_by: str
    remark: str
    document_no: str = ""
    supplement_no: str = ""
    agreed_on: date | None = None
    reviewed_by: str = ""
    reviewed_on: date | None = None
    outline: bytes | None = None
    figures: CaseFigures = field(default_factory=CaseFigures)
    values: Mapping[str, ValueChoice] = field(default_factory=dict)
    new_code: str = ""
    provisional: bool = False
    certificate_no: str = ""
    registered_on: date | None = None
    new_parcel_uuid: str = ""
    registered_area_m2: Fraction | None = None
    area_basis: str = ""
    seizure_checked_on: date | None = None
    mortgage_consent: str = ""
    members: tuple[MergeMember, ...] = ()
    steps: tuple[MergeStep, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    judgement_uuids: Mapping[str, str] = field(default_factory=dict)
    """Condition → row of its newest judgement."""
    checks: Mapping[str, Mapping[str, StoredCheck]] = field(default_factory=dict)
    """Stage → condition → the newest check of it, of the members that the case has."""
    checks_before: tuple[tuple[StoredCheck, ...], ...] = ()
    """What each save before found at a stage, oldest first; newer checks took its place, or other
    members did."""

    @property
    def label(self) -> str:
        """Number and holder, as people call it."""
        return " ".join(word for word in (self.case_no, self.applicant or self.holder) if word)

    @property
    def scenario(self) -> str:
        """What people call it as a scenario: what is remarked of it, the number alone without."""
        return self.remark or self.case_no

    @property
    def holder(self) -> str:
        """Right holder of the members when the case was checked."""
        return next((member.holder for member in self.members if member.holder), "")

    @property
    def parcels(self) -> tuple[str, ...]:
        """The members, by uuid of the parcel."""
        return tuple(member.parcel_uuid for member in self.members)

    @property
    def labels(self) -> dict[str, str]:
        """How people know each member, by uuid of the parcel."""
        return {member.parcel_uuid: member.label for member in self.members}

    @property
    def versions(self) -> dict[str, int]:
        """On which versions of the parcels the figures rest."""
        return {member.parcel_uuid: member.parcel_version for member in self.members}

    @property
    def current_versions(self) -> dict[str, int]:
        """The versions of the parcels as they were when the case was read."""
        return {member.parcel_uuid: member.now_version for member in self.members}

    @property
    def is_open(self) -> bool:
        """It is on its way."""
        return chain.is_open(self.state)

    @property
    def last_day(self) -> date | None:
        """Day of the newest step."""
        return max((step.done_on for step in self.steps), default=None)

    @property
    def last_step(self) -> str:
        """The newest step: what a person has seen of the way."""
        return self.steps[-1].uuid if self.steps else ""

    def newest_check(self, stages: Sequence[str]) -> tuple[str, Mapping[str, StoredCheck]]:
        """Return the stage of the newest check of the members, and condition → what it said.

        A stage that was checked in part, because one condition was judged at it, counts only where
        no other was checked wholly. Where there is no check the stage is empty.
        """
        found = [(stage, self.checks[stage]) for stage in stages if self.checks.get(stage)]
        if not found:
            return "", {}
        return max(found, key=lambda each: (len(each[1]), min(k.number for k in each[1].values())))

    @property
    def review_checks(self) -> Mapping[str, StoredCheck]:
        """Condition → what the review that holds found, whatever was checked after it.

        Empty before the review, and once the case was given back to before it.
        """
        before = chain.earlier(chain.REVIEWED)
        turns = [s for s in self.steps if s.to_state in before or _is_review(s)]
        if not turns or not _is_review(turns[-1]) or not turns[-1].save:
            return {}
        runs = (*(tuple(newest.values()) for newest in self.checks.values()), *self.checks_before)
        kept = (check for run in runs for check in run)
        return {check.code: check for check in kept if check.save == turns[-1].save}

    @property
    def survey(self) -> KeptSurvey | None:
        """What came of the survey that holds; None before it, and after the case was given back."""
        if self.state not in (chain.SURVEYED, chain.REGISTERED, chain.REVOKED):
            return None
        step = self._survey_step
        return None if step is None else step.survey

    @property
    def survey_reason(self) -> str:
        """Why the survey differs from the parcels, as it was entered with it."""
        step = self._survey_step
        return "" if step is None else step.opinion

    @property
    def _survey_step(self) -> MergeStep | None:
        entered = (step for step in reversed(self.steps) if step.to_state == chain.SURVEYED)
        return next((step for step in entered if step.survey is not None), None)


def _is_review(step: MergeStep) -> bool:
    """Tell whether a step reviewed the case; one that was given back to 审查 keeps its review."""
    return step.action == chain.ADVANCE and step.to_state == chain.REVIEWED
