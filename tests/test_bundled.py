# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Wheels of the zip are used where the machine has no such package, and only then."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from lowuse_plugin import bundled
from lowuse_plugin.domain.errors import LowUseError


@pytest.fixture(autouse=True)
def same_search_path() -> Iterator[None]:
    before = list(sys.path)
    yield
    sys.path[:] = before


def wheel(folder: Path, package: str) -> Path:
    path = folder / f"{package}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{package}/__init__.py", "HERE = 'wheel'\n")
    return path


def test_a_package_that_is_missing_comes_from_the_wheel(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = wheel(folder, "lowuse_wheel_test")
    monkeypatch.setattr(bundled, "bundled_wheels", lambda: [path])
    bundled.use_bundled("lowuse_wheel_test")
    bundled.use_bundled("lowuse_wheel_test")
    assert sys.path[-1] == str(path)
    assert sys.path.count(str(path)) == 1
    import lowuse_wheel_test  # noqa: PLC0415

    assert lowuse_wheel_test.HERE == "wheel"


def test_a_package_of_the_machine_wins(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(sys.path)
    monkeypatch.setattr(bundled, "bundled_wheels", lambda: [wheel(folder, "json")])
    bundled.use_bundled("json")
    assert sys.path == before


def test_a_package_that_is_nowhere_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "bundled_wheels", list)
    with pytest.raises(LowUseError) as caught:
        bundled.use_bundled("lowuse_nowhere")
    assert (caught.value.code, caught.value.params) == (
        "PACKAGE_MISSING",
        {"package": "lowuse_nowhere"},
    )
