#!/usr/bin/env bash
# Everything that is checked beside the tests: formatting, the core without the window, memory and
# undefined behaviour (AddressSanitizer, UBSan), data races (ThreadSanitizer), clang-tidy.
#
#   tests/checks.sh [format|core|asan-ubsan|tsan|tidy]...    all of them unless named
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/app/setup.sh"
cd "$root"

# Our own sources of the kinds named: sources h cpp
sources() {
  local patterns=()
  for ending in "$@"; do patterns+=(-o -name "*.$ending"); done
  find app core ui tests -type f \( "${patterns[@]:1}" \) | sort
}

format() {
  sources h cpp | xargs clang-format-19 --dry-run -Werror
}

# Builds a preset's target and runs its tests: tests_of PRESET TARGET ctest-argument...
tests_of() {
  local preset=$1 target=$2
  shift 2
  build_preset "$root" "$preset" "$target" &&
    ctest --test-dir "build/$preset" --output-on-failure -j 2 "$@"
}

# For any machine of its kind, without the window; asan-ubsan runs the core's tests without it too.
core() {
  build_preset "$root" core lookbook_cli || return 1
  if ldd build/core/app/lookbook-cli | grep -E 'libQt|libvtk'; then
    echo "lookbook-cli needs a library of the window's." >&2
    return 1
  fi
}

asan-ubsan() {
  UBSAN_OPTIONS=print_stacktrace=1 tests_of asan-ubsan all
}

# Data races alone: hnswlib takes its points' locks in no fixed order, which would matter where two
# threads add to one graph; Lookbook's are built by one each.
tsan() {
  TSAN_OPTIONS="halt_on_error=1 detect_deadlocks=0 suppressions=$root/tests/tsan.supp" tests_of tsan threaded_tests -L threaded
}

# Reads the dev build's compile commands; built first, for the moc files that sources include.
tidy() {
  build_preset "$root" dev || return 1
  if ! sources cpp | xargs run-clang-tidy-19 -quiet -j 2 -p build/dev >build/tidy.log 2>&1; then
    grep -E 'error:|warning:' build/tidy.log | sort -u
    echo "clang-tidy found the above; build/tidy.log tells more." >&2
    return 1
  fi
}

checks=("$@")
((${#checks[@]})) || checks=(format core asan-ubsan tsan tidy)
install_packages "${app_packages[@]}" clang-format-19 clang-tidy-19

failed=()
for check in "${checks[@]}"; do
  echo "== $check"
  "$check" || failed+=("$check")
done
if ((${#failed[@]})); then
  echo "Failed: ${failed[*]}" >&2
  exit 1
fi
echo "All checks passed: ${checks[*]}"
