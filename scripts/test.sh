#!/usr/bin/env bash
# Installs what is missing and runs every check. Prints one line a stage; fails when one failed.
#   scripts/test.sh             everything
#   scripts/test.sh plain qgis  only the named stages
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=.venv/bin/python
newest=.venv-newest/bin/python
chosen=("$@")
failed=()

# Nothing of the tests may touch the settings of the person who runs them.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/runtime" "$scratch/config"
export XDG_RUNTIME_DIR=$scratch/runtime QGIS_CUSTOM_CONFIG_PATH=$scratch/config
export PYTHONDONTWRITEBYTECODE=1 PYTHONUTF8=1 LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY

wanted() {
  [ ${#chosen[@]} -eq 0 ] && return 0
  local name
  for name in "${chosen[@]}"; do [ "$name" = "$1" ] && return 0; done
  return 1
}

stage() {
  local name=$1 started=$SECONDS verdict=ok
  shift
  wanted "$name" || return 0
  printf '\n--- %s\n' "$name"
  "$@" </dev/null 2>&1 | tee -a "$scratch/said" || { verdict=FAILED; failed+=("$name"); }
  printf '%-10s %-8s %4d s\n' "$name" "$verdict" "$((SECONDS - started))"
}

plain_pytest() {
  # QGIS and Qt stay out: these tests show that the core does without them.
  "$1" -m pytest -q -p no:pytest_qgis -p no:pytest-qt "${@:2}"
}

lint() {
  .venv/bin/ruff check . && .venv/bin/ruff format --check .
}

generated() {
  $python scripts/schema.py --check && $python scripts/build_templates.py --check &&
    $python scripts/i18n.py --check &&
    $python scripts/build_help.py --check && $python scripts/i18n.py --compile
}

side_by_side() {
  # Runs functions at the same time, each with settings of its own, and shows what they said.
  local name failures=0
  for name in "$@"; do
    mkdir -p -m 700 "$scratch/$name/runtime" "$scratch/$name/config"
    (
      export XDG_RUNTIME_DIR=$scratch/$name/runtime QGIS_CUSTOM_CONFIG_PATH=$scratch/$name/config
      "$name"
    ) >"$scratch/$name/said" 2>&1 &
    printf '%s' "$!" >"$scratch/$name/pid"
  done
  for name in "$@"; do
    wait "$(cat "$scratch/$name/pid")" || failures=1
    cat "$scratch/$name/said"
  done
  return "$failures"
}

plain() {
  # The tests of the store wait for locks and for processes half of their time.
  side_by_side plain_store plain_services_first plain_services_second plain_others
}

plain_store() {
  plain_pytest $python tests/store
}

plain_services_first() { plain_pytest $python $(every tests/services 2 1); }
plain_services_second() { plain_pytest $python $(every tests/services 2 0); }

every() {
  # The files of tests below a folder whose number leaves a rest: every FOLDER OF REST.
  find "$1" -name 'test_*.py' | sort | awk -v of="$2" -v rest="$3" 'NR % of == rest'
}

plain_others() {
  local top=(tests/test_*.py)
  [ -e "${top[0]}" ] || top=()
  plain_pytest $python tests/domain tests/geometry tests/exchange tests/arch "${top[@]}"
}

newest_pair() {
  # No system packages: what is tested is the newest numpy and shapely, not Debian's.
  local stamp=.venv-newest/.requirements api=(tests/test_api*.py)
  [ -e "${api[0]}" ] || api=()
  if ! cmp -s scripts/requirements-newest.txt "$stamp"; then
    rm -rf .venv-newest
    /usr/bin/python3 -m venv .venv-newest &&
      .venv-newest/bin/pip install -q --disable-pip-version-check -r scripts/requirements-newest.txt &&
      cp scripts/requirements-newest.txt "$stamp" || return 1
  fi
  plain_pytest $newest tests/domain tests/geometry "${api[@]}"
}

in_qgis() {
  # A lane waits for its tasks a third of the time: three keep two cores busy.
  side_by_side qgis_first qgis_second qgis_third
}

qgis_first() { qgis_pytest 1; }
qgis_second() { qgis_pytest 2; }
qgis_third() { qgis_pytest 0; }

qgis_pytest() {
  QT_QPA_PLATFORM=offscreen $python -m pytest -q $(every tests/qgis 3 "$1")
}

in_desktop() {
  # QGIS waits for its timers more than it works: two of them do not slow each other down.
  side_by_side desktop_some desktop_others
}

desktop_some() {
  desktop_pytest $(every tests/desktop 4 1) $(every tests/desktop 4 2)
}

desktop_others() {
  desktop_pytest $(every tests/desktop 4 3) $(every tests/desktop 4 0)
}

desktop_pytest() {
  $python -m pytest -q -p no:pytest_qgis -p no:pytest-qt "$@"
}

bash scripts/setup.sh || exit 1
stage lint lint
stage types .venv/bin/mypy
stage imports .venv/bin/lint-imports
stage generated generated
stage plain plain
stage newest newest_pair
stage qgis in_qgis
stage desktop in_desktop
stage package $python scripts/package.py --check

printf '\n'
if [ ${#failed[@]} -gt 0 ]; then
  grep -E '^(FAILED|ERROR) |^E  ' "$scratch/said"
  printf 'FAILED: %s (%d s)\n' "${failed[*]}" "$SECONDS"
  exit 1
fi
printf 'All checks passed (%d s)\n' "$SECONDS"
