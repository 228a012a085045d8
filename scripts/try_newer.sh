#!/usr/bin/env bash
# Runs the whole suite in a fresh Debian testing (newer QGIS, Python and GDAL). By hand, as root.
#   scripts/try_newer.sh [folder] [suite]     default: a new folder below the temp folder, "testing"
# The folder is kept, so that a second run starts at once; remove it when done.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=${1:-${TMPDIR:-/tmp}/lowuse-newer}
suite=${2:-testing}
checkout=/root/checkout

say() { printf '%s\n' "$*" >&2; }

[ "$(id -u)" -eq 0 ] || { say "debootstrap needs root: run this script as root or with sudo."; exit 1; }
command -v debootstrap >/dev/null || { say "Install debootstrap first."; exit 1; }

# The mirror is whatever this machine already uses.
mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' | head -n 1)
[ -n "$mirror" ] || { say "No package source is configured."; exit 1; }

if [ ! -e "$root/.ready" ]; then
  say "Making $suite in $root"
  mkdir -p "$root"
  debootstrap --variant=minbase --include=ca-certificates,git "$suite" "$root" "$mirror"
  # Certificates, proxy and pip settings of this machine, where it has any.
  for file in /etc/resolv.conf /etc/pip.conf; do
    [ ! -e "$file" ] || cp -L "$file" "$root$file"
  done
  for file in /usr/local/share/ca-certificates /etc/apt/apt.conf.d; do
    [ ! -d "$file" ] || cp -rL "$file/." "$root$file/"
  done
  chroot "$root" update-ca-certificates >/dev/null
  touch "$root/.ready"
fi

unmount() { umount "$root/proc" "$root/dev/pts" "$root/dev" 2>/dev/null || true; }
trap unmount EXIT
mount -t proc proc "$root/proc"
mount --bind /dev "$root/dev"
mount --bind /dev/pts "$root/dev/pts"

# What is committed and what is not yet, but nothing that git ignores.
rm -rf "${root:?}$checkout"
mkdir -p "$root$checkout"
git ls-files -z --cached --others --exclude-standard |
  while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
  tar --null --files-from=- -cf - | tar -xf - -C "$root$checkout"

# setup.sh pins the versions for Debian 12; here the newest tools that fit are taken instead.
chroot "$root" /usr/bin/env -i HOME=/root LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  ${PIP_INDEX_URL:+PIP_INDEX_URL="$PIP_INDEX_URL"} \
  ${PIP_CERT:+PIP_CERT="$PIP_CERT"} ${SSL_CERT_FILE:+SSL_CERT_FILE="$SSL_CERT_FILE"} \
  ${https_proxy:+https_proxy="$https_proxy"} ${http_proxy:+http_proxy="$http_proxy"} \
  bash -c "
    set -e
    cd $checkout
    sed -i 's/^numpy<2\$/numpy/' scripts/requirements.txt
    sed -i 's/^shapely==.*/shapely>=2.1/' scripts/requirements-numpy-free.txt
    git init -q && git add -A
    bash scripts/test.sh lint types imports generated plain qgis desktop package
  "
