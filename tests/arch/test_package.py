# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""The zip: the same bytes twice, and what the plugin repository refuses is found here first."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.arch.scripts import load_script

package = load_script("package")
METADATA = (package.ROOT / "metadata.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package.build(tmp_path_factory.mktemp("dist"))


def rewrite(built: Path, target: Path, **changes: bytes | None) -> Path:
    """Copy the zip with files replaced, added or (None) left out; ``/`` is written ``__``."""
    named = {name.replace("__", "/").replace("-dot-", "."): data for name, data in changes.items()}
    with zipfile.ZipFile(built) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            if name not in named:
                archive.writestr(name, source.read(name))
        for name, data in named.items():
            if data is not None:
                archive.writestr(name, data)
    return target


def test_building_twice_gives_the_same_bytes(built: Path, folder: Path) -> None:
    assert package.build(folder).read_bytes() == built.read_bytes()


def test_the_zip_is_what_the_repository_accepts(built: Path) -> None:
    assert package.structural_problems(built) == []
    assert built.name == f"lowuse_plugin-{package.read_metadata(METADATA)['version']}.zip"


def test_the_zip_holds_code_resources_translation_and_whole_wheels(built: Path) -> None:
    names = set(zipfile.ZipFile(built).namelist())
    for wanted in (
        "plugin.py", "metadata.txt", "LICENSE", "i18n/lowuse_zh.qm", "resources/icons/lowuse.svg",
        "resources/schema/parcel.toml", "ext_libs/openpyxl-3.1.5-py2.py3-none-any.whl",
    ):  # fmt: skip
        assert f"lowuse_plugin/{wanted}" in names
    assert not [name for name in names if "/tests/" in name or name.endswith(".ts")]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"lowuse_plugin__LICENSE": None}, "missing: lowuse_plugin/LICENSE"),
        ({"lowuse_plugin__a-dot-pyc": b""}, "does not belong into the zip: lowuse_plugin/a.pyc"),
        ({"lowuse_plugin__a-dot-so": b""}, "does not belong into the zip: lowuse_plugin/a.so"),
        ({"other__a-dot-py": b""}, "root folders: ['lowuse_plugin', 'other']"),
        ({"lowuse_plugin__..__a-dot-py": b""}, "unsafe name: lowuse_plugin/../a.py"),
        ({"lowuse_plugin__i18n__lowuse_zh-dot-qm": None}, "missing: the compiled translation"),
    ],
)
def test_finds_what_would_be_refused(
    built: Path, folder: Path, changes: dict[str, bytes | None], problem: str
) -> None:
    # The one name that itself holds two underscores has none of ours around it.
    found = package.structural_problems(rewrite(built, folder / "a.zip", **changes))
    assert problem in found


def test_a_zip_above_the_limit_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a", b"")
    size = path.stat().st_size
    monkeypatch.setattr(package, "MAX_BYTES", size)
    assert "more than" not in " ".join(package.structural_problems(path))
    monkeypatch.setattr(package, "MAX_BYTES", size - 1)
    assert "more than" in " ".join(package.structural_problems(path))


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("version=0.1.0", "version=0.1", "version must be"),
        ("author=Low", "author=a/b Low", "slash"),
        ("tracker=https://example.org", "tracker=example.org", "tracker must be"),
        ("email=lowuse@example.org", "", "email is missing"),
        ("category=Vector", "category=Vector\nsupportsQt6=True", "supportsQt6 is not known"),
        ("[general]", "[other]", "general"),
    ],
)
def test_finds_what_is_wrong_with_the_metadata(old: str, new: str, problem: str) -> None:
    assert old in METADATA
    assert problem in " ".join(package.metadata_problems(METADATA.replace(old, new, 1)))


def test_the_metadata_says_what_was_decided() -> None:
    values = package.read_metadata(METADATA)
    assert package.metadata_problems(METADATA) == []
    assert values["qgisMinimumVersion"] == "3.40"
    assert values["qgisMaximumVersion"] == "3.99"
    assert values["hasProcessingProvider"] == "yes"
    assert values["experimental"] == "True"
    changelog = (package.ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## {values['version']}\n" in changelog


def test_a_release_refuses_placeholder_addresses() -> None:
    found = package.release_problems(
        "[general]\nemail=a@example.org\ntracker=https://example.org/x\n"
        "repository=http://repo\nhomepage=https://www.example.com\n"
    )
    assert len(found) == 4


def test_a_release_refuses_an_address_that_does_not_answer() -> None:
    text = "[general]\nemail=a@b.cn\ntracker=http://127.0.0.1:9/\nrepository=http://127.0.0.1:9/\n"
    assert [p.split(":")[0] for p in package.release_problems(text)] == [
        "tracker does not answer",
        "repository does not answer",
    ]


def test_the_scan_finds_an_assert_and_a_password(built: Path, folder: Path) -> None:
    code = b'def f(x):\n    assert x\n\n\npassword = "hunter2hunter2"\n'  # pragma: allowlist secret
    # Beside the one file only what was found before: the whole is scanned by package.py --check.
    path, known = folder / "a.zip", "lowuse_plugin/.secrets.baseline"
    with zipfile.ZipFile(built) as whole, zipfile.ZipFile(path, "w") as small:
        small.writestr(known, whole.read(known))
        small.writestr("lowuse_plugin/bad.py", code)
    found = " ".join(package.scan_problems(path))
    assert "B101" in found
    assert "bad.py" in found
    assert "detect-secrets" in found
