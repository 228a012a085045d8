# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a calculation of the subsidy says, in words: reasons, readings, values of the trace."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code, sentences


def code_sentence(code: str) -> str:
    """Return the sentence of a reason or warning, what the sheet says of it, or the code."""
    from lowuse_plugin.domain.subsidy.sheet_words import code_text  # noqa: PLC0415

    return describe_code(code) if code in sentences() else code_text(code)


def status_sentence(status: str) -> str:
    """Return in one sentence why a calculation has its status."""
    sentences = {
        "eligible": tr("Every condition is met, whichever way the figures are read."),
        "ineligible": tr("A condition is not met, whichever way the figures are read."),
        "trial": tr("What decides is not there yet: a trial calculation, never counted in totals."),
        "review": tr("The documents can be read in more than one way, or something is not known: "
                     "a person decides, with a document."),
    }  # fmt: skip
    return sentences.get(status, status)


def reading_name(name: str) -> str:
    """Return what a reading such as ``far_floor_net_two_decimals`` takes for what.

    In the words of the sheet, which are Chinese in every language as those of code lists are.
    """
    from lowuse_plugin.domain.subsidy.sheet_words import reading_title  # noqa: PLC0415

    return reading_title(name, _kinds())


@cache
def _kinds() -> Mapping[str, str]:
    from lowuse_plugin.domain.policy.pack import find_policy, list_policies  # noqa: PLC0415

    found: dict[str, str] = {}
    for policy in map(find_policy, list_policies()):
        found |= {**policy.acceptance_kinds, **policy.other_acceptance_kinds}
    return found


def outcome_word(outcome: str) -> str:
    """Return sign and word of what a condition came to."""
    words = {
        "pass": tr("✓ met"),
        "fail": tr("✕ not met"),
        "trial": tr("~ not yet"),
        "depends": tr("? readings differ"),
        "unknown": tr("? not known"),
        "review": tr("? to be decided"),
    }
    return words.get(outcome, outcome)


def condition_name(code: str) -> str:
    """Return what a condition of the trace is about, empty for one without a name."""
    names = {
        "E-1": tr("Upgrading of industrial land"),
        "E-2": tr("Land over 30 mu"),
        "E-3": tr("Floor area ratio 1.5 or more"),
        "E-4": tr("Accepted"),
        "E-5": tr("Within the validity"),
        "E-6": tr("Not under three-old"),
        "E-7": tr("Not paid before"),
        "A-13": tr("Split between districts"),
        "A-21": tr("Who is paid"),
        "A-23": tr("Industrial share"),
        "tier": tr("Tier"),
    }
    return names.get(code, "")


def value_text(code: str, value: str) -> str:
    """Return the value of a condition as the sheet says it."""
    from lowuse_plugin.domain.subsidy import sheet_words as sheet  # noqa: PLC0415

    return sheet.value_text(code, value)


def threshold_text(code: str, threshold: str) -> str:
    """Return what a condition asks for as the sheet says it."""
    from lowuse_plugin.domain.subsidy import sheet_words as sheet  # noqa: PLC0415

    return sheet.threshold_text(code, threshold)


def flip_text(kind: str) -> str:
    """Return why a result could turn out otherwise."""
    words = {
        "land_tolerance": tr("land measured anew, within its tolerance"),
        "floor_tolerance": tr("floor area measured anew, within its tolerance"),
        "area_basis": tr("another basis of the land area"),
        "rounding": tr("ratio rounded to two decimals"),
    }
    return words.get(kind, kind)
