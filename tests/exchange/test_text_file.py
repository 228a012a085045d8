# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""A text is written wholly or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from lowuse_plugin.domain.errors import LowUseError
from lowuse_plugin.exchange.text_file import save_text


def test_a_text_takes_the_place_of_the_file_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "标准.toml"
    path.write_text("old", encoding="utf-8")
    save_text(path, 'title = "容积率"\n')
    assert path.read_bytes() == 'title = "容积率"\n'.encode()
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_replaced_is_said_and_nothing_is_left_behind(tmp_path: Path) -> None:
    path = tmp_path / "standard.toml"
    path.mkdir()
    with pytest.raises(LowUseError) as caught:
        save_text(path, "x")
    assert (caught.value.code, caught.value.params["file"]) == ("FILE_NOT_WRITABLE", str(path))
    assert list(tmp_path.iterdir()) == [path]
