# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Codes and numbers are found in whatever way they are typed."""

from __future__ import annotations

import pytest

from lowuse_plugin.domain.typed_words import Typed, searchable

TEXTS = searchable(
    "江门市恒达（五金）有限公司", "440704001001GB00017", "江海自然资〔2026〕15号", "HB4407042026005"
)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "恒达(五金)",
        "恒达五金",
        "440704-001-001-GB00017",
        "４４０７０４００１００１ＧＢ０００１７",
        "440704 001001 gb00017",
        "江海自然资[2026]15号",
        "2026 15",
        "HB 4407042026005",
        "gb00017 恒达",
    ],
)
def test_is_found(typed: str) -> None:
    assert Typed(typed).is_in(TEXTS)


@pytest.mark.parametrize("typed", ["恒达 乙", "440704001001GB00018", "[2027]15号", "（）乙"])
def test_is_not_found(typed: str) -> None:
    assert not Typed(typed).is_in(TEXTS)


def test_texts_do_not_run_into_one_another() -> None:
    assert not Typed("12-34").is_in(searchable("0012", "3400"))
