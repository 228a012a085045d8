# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""What a calculation of the subsidy says, in words: reasons, readings, values of the trace."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from lowuse_plugin.qgis_bridge.i18n import tr
from lowuse_plugin.qgis_bridge.messages import describe_code
from lowuse_plugin.qgis_bridge.punctuation import commas
from lowuse_plugin.qgis_bridge.sentences import SENTENCES

_READING_PART = re.compile(
    r"(?P<source>stated|far_floor|floor)(?:_(?P<land>net|gross))?"
    r"(?:_(?P<basis>approval|certificate|registered|plane))?(?:_(?P<rounding>two_decimals))?"
)
_TOKEN = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*|(?<!\d)44\d{4}(?!\d)")
_LISTS = ("project_type", "three_old_status", "land_area_source", "district")


def code_sentence(code: str) -> str:
    """Return the sentence of a reason or warning, what the policy file says of it, or the code."""
    return describe_code(code) if code in SENTENCES else _published().get(code, code)


@cache
def _published() -> Mapping[str, str]:
    """Return code → Chinese as they are published: also those without a sentence."""
    import tomllib  # noqa: PLC0415

    from lowuse_plugin.paths import resource  # noqa: PLC0415

    text = resource("policy", "subsidy_codes.toml").read_text(encoding="utf-8")
    return {code: str(said) for code, said in tomllib.loads(text).items()}


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
    """Return what a reading such as ``far_floor_net_two_decimals`` takes for what."""
    fixed = {
        "under_three_old": tr("handled as three-old"),
        "outside_three_old": tr("only the part outside three-old"),
    }
    if name in fixed:
        return fixed[name]
    if name.startswith("accepted_by_"):
        return tr("accepted by: {document}", document=_kind(name.removeprefix("accepted_by_")))
    found = _READING_PART.fullmatch(name)
    return name if found is None else commas(_parts(found.groupdict()))


def _parts(given: Mapping[str, str | None]) -> list[str]:
    from lowuse_plugin.domain.display import shown_code  # noqa: PLC0415

    numerator = {
        "stated": tr("stated ratio"),
        "far_floor": tr("floor area for the ratio"),
        "floor": tr("real floor area"),
    }
    divisor = {"net": tr("by net land"), "gross": tr("by all land")}
    parts = [numerator[given["source"] or "floor"]]
    if given["land"]:
        parts.append(divisor[given["land"]])
    if given["basis"]:
        parts.append(shown_code("land_area_source", given["basis"]))
    if given["rounding"]:
        parts.append(tr("two decimals"))
    return parts


@cache
def _kinds() -> Mapping[str, str]:
    from lowuse_plugin.domain.policy import find_policy, list_policies  # noqa: PLC0415

    found: dict[str, str] = {}
    for policy in map(find_policy, list_policies()):
        found |= {**policy.acceptance_kinds, **policy.other_acceptance_kinds}
    return found


def _kind(kind: str) -> str:
    return _kinds().get(kind, kind)


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


def value_text(text: str) -> str:
    """Return a value or threshold of the trace with the words of code lists for its keys."""
    return _TOKEN.sub(lambda found: _token(found[0]), text).replace("|", " / ")


def _token(key: str) -> str:
    from lowuse_plugin.domain.display import shown_code  # noqa: PLC0415

    fixed = {"yes": tr("yes"), "no": tr("no"), "industry": tr("industry"), "m": "m"}
    if key in fixed:
        return fixed[key]
    if key == "none":
        return shown_code("three_old_status", key)
    if _READING_PART.fullmatch(key):
        return reading_name(key)
    for code_list in _LISTS:
        word = shown_code(code_list, key)
        if word != key:
            return word
    return _kind(key)


def flip_text(kind: str) -> str:
    """Return why a result could turn out otherwise."""
    words = {
        "land_tolerance": tr("land measured anew, within its tolerance"),
        "floor_tolerance": tr("floor area measured anew, within its tolerance"),
        "area_basis": tr("another basis of the land area"),
        "rounding": tr("ratio rounded to two decimals"),
    }
    return words.get(kind, kind)
