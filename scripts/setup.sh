#!/usr/bin/env bash
# Installs what is missing: QGIS 3.40 or newer from the system's own package sources, and a
# .venv for the tools. Called by demo.sh and test.sh; safe to call any number of times.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

need_qgis=34000
system_python=/usr/bin/python3
packages=(qgis python3-qgis python3-venv python3-numpy python3-gdal python3-lxml python3-jinja2 xvfb
  xauth qttools5-dev-tools fonts-noto-cjk qttranslations5-l10n poppler-utils libreoffice-calc
  libreoffice-writer ca-certificates git)

say() { printf '%s\n' "$*" >&2; }

qgis_version() {
  "$system_python" -c 'from qgis.core import Qgis; print(Qgis.versionInt())' 2>/dev/null || echo 0
}

missing_packages() {
  local name
  for name in "${packages[@]}"; do
    dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
  done
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else say "This step needs root: $*. Run the script as root or install sudo."; exit 1
  fi
}

add_backports() {
  # The mirror is whatever this machine already uses for bookworm itself.
  local mirror list=/etc/apt/sources.list.d/bookworm-backports.list
  mirror=$(apt-get indextargets --format '$(CODENAME) $(SITE)' 'Created-By: Packages' |
    awk '$1 == "bookworm" {print $2; exit}')
  if [ -z "$mirror" ]; then
    say "No package source for Debian bookworm is configured; add one and run this script again."
    exit 1
  fi
  if ! apt-get indextargets --format '$(CODENAME)' | grep -qx bookworm-backports; then
    echo "deb $mirror bookworm-backports main" | as_root tee "$list" >/dev/null
    as_root apt-get -qq update
  fi
}

explain_other_systems() {
  cat >&2 <<'TEXT'
This script installs on Debian 12 (bookworm) and on newer Debian or Ubuntu whose QGIS is 3.40 or
newer. On another system install these by hand, then run the script again:
  - QGIS 3.40 LTR or newer with its Python, GDAL and numpy
  - shapely 2.0 for that Python (QGIS on Windows and macOS ships it)
  - lxml for that Python, for sheets as Word documents (QGIS on Windows and macOS ships it)
  - Xvfb, lrelease (Qt linguist tools), Noto CJK fonts, pdftoppm and LibreOffice, for the tests only
On Windows read "Windows" in README.md.
TEXT
  exit 1
}

install_system_packages() {
  local want codename
  mapfile -t want < <(missing_packages)
  [ "${#want[@]}" -gt 0 ] || [ "$(qgis_version)" -lt "$need_qgis" ] || return 0
  command -v apt-get >/dev/null || explain_other_systems
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  say "Installing: ${want[*]:-a newer QGIS}"
  as_root apt-get -qq update
  export DEBIAN_FRONTEND=noninteractive
  if [ "$codename" = bookworm ]; then
    add_backports
    as_root apt-get -qq install -y --no-install-recommends -t bookworm-backports qgis python3-qgis >/dev/null
  fi
  as_root apt-get -qq install -y --no-install-recommends "${packages[@]}" >/dev/null
  if [ "$(qgis_version)" -lt "$need_qgis" ]; then
    say "This system offers QGIS $(qgis_version); 34000 or newer is needed."
    explain_other_systems
  fi
}

make_venv() {
  # The stamp carries the pins, so that a changed file is installed again and nothing else is.
  local stamp=.venv/.requirements want
  want=$(cat scripts/requirements.txt scripts/requirements-numpy-free.txt)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ]; then return 0; fi
  say "Making .venv"
  rm -rf .venv
  "$system_python" -m venv --system-site-packages .venv
  .venv/bin/pip install -q --disable-pip-version-check -r scripts/requirements.txt
  # shapely would bring numpy 2, which breaks osgeo.gdal_array beside Debian's GDAL.
  .venv/bin/pip install -q --disable-pip-version-check --no-deps -r scripts/requirements-numpy-free.txt
  # The system's pyproj looks for its data below the interpreter's prefix, which is .venv here.
  if [ -d /usr/share/proj ]; then mkdir -p .venv/share && ln -sfn /usr/share/proj .venv/share/proj; fi
  .venv/bin/python -W error::UserWarning -c 'import osgeo.gdal_array, pyproj, shapely'
  printf '%s' "$want" >"$stamp"
}

install_system_packages
make_venv
