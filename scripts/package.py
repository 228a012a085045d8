#!/usr/bin/env python3
# SPDX-FileCopyrightText: Low-Use Land plugin contributors
# SPDX-License-Identifier: GPL-2.0-or-later
"""Builds the plugin zip; the same files give the same bytes.

python scripts/package.py             dist/lowuse_plugin-<version>.zip
python scripts/package.py --check     ... and what the plugin repository checks, offline
python scripts/package.py --release   ... and the addresses in metadata.txt, which must answer
"""

from __future__ import annotations

import argparse
import configparser
import io
import json
import re
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlparse

ROOT = Path(__file__).resolve().parent.parent
NAME = "lowuse_plugin"
WHEELS = ROOT / "build" / "wheels"
BUNDLED = ROOT / "scripts" / "requirements-bundled.txt"
MAX_BYTES = 25 * 1024 * 1024
EPOCH = (1980, 1, 1, 0, 0, 0)
REQUIRED_KEYS = (
    "name", "description", "version", "qgisMinimumVersion",
    "author", "email", "about", "tracker", "repository",
)  # fmt: skip
KNOWN_KEYS = {
    *REQUIRED_KEYS, "qgisMaximumVersion", "homepage", "changelog", "tags", "deprecated",
    "experimental", "external_deps", "server", "hasProcessingProvider", "plugin_dependencies",
    "icon", "category",
}  # fmt: skip
URL_KEYS = ("tracker", "repository", "homepage")
PLACEHOLDERS = (
    "example.org",
    "example.com",
    "example.net",
    "localhost",
    "http://bugs",
    "http://repo",
)
UNWANTED_PARTS = {"__pycache__", ".git", "__MACOSX", ".DS_Store"}
UNWANTED_SUFFIXES = {
    ".pyc", ".exe", ".dll", ".so", ".dylib", ".pyd", ".sh", ".bat", ".ps1", ".ui_py",
    ".gpkg-wal", ".gpkg-shm", ".gpkg-journal", ".ts",
}  # fmt: skip


# -- building ---------------------------------------------------------------------------------


def read_metadata(text: str) -> dict[str, str]:
    """Return the section ``[general]``.

    Raises:
        KeyError: There is no such section.
    """
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read_string(text)
    return dict(parser["general"])


def fetch_wheels() -> list[Path]:
    """Return the wheels to bundle, downloaded once and verified by their hashes."""
    pins = re.findall(r"^([\w.-]+)==([\w.]+)", BUNDLED.read_text(encoding="utf-8"), re.MULTILINE)
    wanted = [f"{name.replace('-', '_')}-{version}-" for name, version in pins]

    def present() -> list[Path]:
        return [path for start in wanted for path in sorted(WHEELS.glob(f"{start}*.whl"))]

    if len(present()) < len(wanted):
        WHEELS.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [
                sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check",
                "--no-deps", "--only-binary=:all:", "--require-hashes",
                "-r", str(BUNDLED), "-d", str(WHEELS),
            ],
            check=True,
        )  # fmt: skip
    return present()


def contents() -> Iterator[tuple[str, bytes]]:
    """Yield name inside the zip and bytes of every file."""
    for path in (ROOT / NAME).rglob("*.py"):
        yield f"{NAME}/{path.relative_to(ROOT / NAME).as_posix()}", path.read_bytes()
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            yield f"{NAME}/{path.relative_to(ROOT).as_posix()}", path.read_bytes()
    for name in ("metadata.txt", "LICENSE", ".secrets.baseline"):
        yield f"{NAME}/{name}", (ROOT / name).read_bytes()
    for path in (ROOT / "i18n").glob("*.qm"):
        yield f"{NAME}/i18n/{path.name}", path.read_bytes()
    for path in fetch_wheels():
        yield f"{NAME}/ext_libs/{path.name}", path.read_bytes()


def build(folder: Path) -> Path:
    """Write the zip into ``folder`` and return its path."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "i18n.py"), "--compile"], check=True)
    version = read_metadata((ROOT / "metadata.txt").read_text(encoding="utf-8"))["version"]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(contents()):
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 3
            info.external_attr = 0o100644 << 16
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{NAME}-{version}.zip"
    path.write_bytes(buffer.getvalue())
    return path


# -- checking ---------------------------------------------------------------------------------


def structural_problems(path: Path) -> list[str]:
    """Return what the plugin repository would refuse about the zip."""
    if path.stat().st_size > MAX_BYTES:
        return [f"the zip has {path.stat().st_size} bytes, more than {MAX_BYTES}"]
    if not zipfile.is_zipfile(path):
        return ["this is no zip file"]
    with zipfile.ZipFile(path) as archive:
        damaged = archive.testzip()
        if damaged:
            return [f"damaged: {damaged}"]
        names = archive.namelist()
        found = [problem for name in names for problem in _name_problems(name)]
        roots = {PurePosixPath(name).parts[0] for name in names}
        if roots != {NAME}:
            return [*found, f"root folders: {sorted(roots)}"]
        missing = {f"{NAME}/__init__.py", f"{NAME}/metadata.txt", f"{NAME}/LICENSE"} - set(names)
        if missing:
            return [*found, *(f"missing: {name}" for name in sorted(missing))]
        if not any(name.endswith("lowuse_zh.qm") for name in names):
            found.append("missing: the compiled translation")
        text = archive.read(f"{NAME}/metadata.txt").decode("utf-8")
        icon = read_metadata(text).get("icon")
        if icon and f"{NAME}/{icon}" not in names:
            found.append(f"missing: {icon}")
    return found + metadata_problems(text)


def _name_problems(name: str) -> Iterator[str]:
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or ":" in name or ".." in parts:
        yield f"unsafe name: {name}"
    if UNWANTED_PARTS.intersection(parts) or PurePosixPath(name).suffix in UNWANTED_SUFFIXES:
        yield f"does not belong into the zip: {name}"


def metadata_problems(text: str) -> list[str]:
    """Return what is wrong with the metadata; placeholder addresses are for ``--release``."""
    try:
        values = read_metadata(text)
    except (configparser.Error, KeyError) as error:
        return [f"metadata.txt: {error}"]
    found = [f"metadata.txt: {key} is missing" for key in REQUIRED_KEYS if not values.get(key)]
    found += [f"metadata.txt: {key} is not known" for key in values if key not in KNOWN_KEYS]
    if not re.fullmatch(r"\d+\.\d+\.\d+", values.get("version", "")):
        found.append("metadata.txt: version must be MAJOR.MINOR.PATCH")
    if "/" in values.get("author", ""):
        found.append("metadata.txt: author must not hold a slash")
    if "shapely" not in values.get("about", ""):
        found.append("metadata.txt: about must name shapely")
    for key in URL_KEYS:
        url = urlparse(values.get(key, "https://absent.invalid"))
        if url.scheme not in ("http", "https") or not url.netloc:
            found.append(f"metadata.txt: {key} must be an absolute address")
    return found


def release_problems(text: str) -> list[str]:
    """Return which addresses are placeholders or do not answer."""
    values = read_metadata(text)
    found = []
    if any(word in values["email"] for word in PLACEHOLDERS):
        found.append(f"email is a placeholder: {values['email']}")
    for key in URL_KEYS:
        url = values.get(key)
        if url is None:
            continue
        if any(word in url for word in PLACEHOLDERS):
            found.append(f"{key} is a placeholder: {url}")
        elif not _answers(url):
            found.append(f"{key} does not answer: {url}")
    return found


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=10) as response:  # noqa: S310  http(s) only
            return bool(response.status < 400)  # noqa: PLR2004
    except (urllib.error.URLError, TimeoutError):
        return False


def scan_problems(path: Path) -> list[str]:
    """Return the findings of bandit and detect-secrets on the unzipped tree."""
    with tempfile.TemporaryDirectory() as folder:
        with zipfile.ZipFile(path) as archive:
            archive.extractall(folder)
        root = Path(folder) / NAME
        return [*_bandit(root), *_secrets(root)]


def _bandit(root: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "bandit", "-q", "-r", "-f", "json", "."],
        cwd=root, check=False, capture_output=True, text=True,
    )  # fmt: skip
    report = json.loads(done.stdout)
    found = [
        f"bandit {r['test_id']} {r['filename']}:{r['line_number']} {r['issue_text']}"
        for r in report["results"]
    ]
    return found + [f"bandit: {e}" for e in report["errors"]]


def _secrets(root: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "detect_secrets", "scan", "--all-files", "--no-verify", "."],
        cwd=root, check=True, capture_output=True, text=True,
    )  # fmt: skip
    baseline = json.loads((root / ".secrets.baseline").read_text(encoding="utf-8"))["results"]
    known = {(name, s["hashed_secret"]) for name, items in baseline.items() for s in items}
    return [
        f"detect-secrets {secret['type']} {name}:{secret['line_number']}"
        for name, items in json.loads(done.stdout)["results"].items()
        for secret in items
        if name != ".secrets.baseline" and (name, secret["hashed_secret"]) not in known
    ]


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="check what the repository checks")
    parser.add_argument("--release", action="store_true", help="also check the addresses")
    parser.add_argument("--folder", type=Path, default=ROOT / "dist")
    options = parser.parse_args()
    path = build(options.folder)
    found: list[str] = []
    if options.check or options.release:
        found = structural_problems(path)
        found += scan_problems(path) if not found else []
    if options.release:
        found += release_problems((ROOT / "metadata.txt").read_text(encoding="utf-8"))
    for line in found:
        print(line, file=sys.stderr)
    print(f"{path} ({path.stat().st_size:,} bytes)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
