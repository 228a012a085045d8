# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A standard however somebody names it: by id, by file, or by its very text."""

from __future__ import annotations

from pathlib import Path

from lowuse_plugin.domain.identification.rules import RuleSet, find_rule_set, parse_rule_set
from lowuse_plugin.domain.policy.folder import SUFFIX, read_pack_text


def is_file_name(given: str) -> bool:
    """Tell whether a standard is named by its file."""
    return "\n" not in given and given.lower().endswith(SUFFIX)


def rules_of(given: str) -> RuleSet:
    """Return a standard.

    Args:
        given: Id of a shipped rule set, path of a TOML file, or TOML text of several lines.

    Raises:
        LowUseError: ``POLICY_UNKNOWN``, ``POLICY_INVALID`` with ``file`` as ``name:line``,
            ``POLICY_NOT_READ``.
    """
    if "\n" in given:
        return parse_rule_set(given, "TOML")
    if is_file_name(given):
        path = Path(given)
        return parse_rule_set(read_pack_text(path), path.name)
    return find_rule_set(given)
