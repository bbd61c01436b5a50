#!/usr/bin/env bash
# The checks beside the tests: formatting; the core and the state of the window under AddressSanitizer and
# UBSan; fuzzing of the readers; data races under ThreadSanitizer; clang-tidy over what has changed.
#
#   tests/checks.sh [format|asan-ubsan|fuzz|tsan|tidy]...    all of them by default
#   tests/checks.sh tidy-all                                 clang-tidy over all sources of the product
#   tests/checks.sh monkey                                   random events in the window under AddressSanitizer
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/app/setup.sh"
cd "$root"

format() {
  find app core ui tests -name '*.h' -o -name '*.cpp' | xargs clang-format-19 --dry-run -Werror
}

# Builds a preset's target and runs its tests: tests_of PRESET TARGET ctest-argument...
tests_of() {
  local preset=$1 target=$2
  shift 2
  build_preset "$root" "$preset" "$target" &&
    ctest --test-dir "build/$preset" --output-on-failure -j 2 "$@"
}

# Built for any machine of its kind; the command line must not need the window's libraries. The fuzzers are part of
# the same build.
asan-ubsan() {
  QT_QPA_PLATFORM=offscreen UBSAN_OPTIONS=print_stacktrace=1 LSAN_OPTIONS="suppressions=$root/tests/lsan.supp" \
    tests_of asan-ubsan all || return 1
  if ldd build/asan-ubsan/app/lookbook-cli | grep -E 'libQt|libvtk'; then
    echo "lookbook-cli needs a library of the window." >&2
    return 1
  fi
}

# Only data races: hnswlib locks points in no fixed order, which would matter if two threads added to
# one graph; each of Lookbook's graphs is built by one thread.
tsan() {
  TSAN_OPTIONS="halt_on_error=1 detect_deadlocks=0 suppressions=$root/tests/tsan.supp" tests_of tsan threaded_tests -L threaded
}

# The inputs that fuzzers have found, then one minute of new ones.
fuzz() {
  tests/fuzz/run.sh 60s --total
}

# Runs clang-tidy over the sources of the dev build whose paths match: tidy_matching PATTERN...
# clang cannot read GCC's precompiled headers and reads the headers themselves.
tidy_matching() {
  mkdir -p build/tidy
  sed -E 's/ -Winvalid-pch -include [^ ]+//g' build/dev/compile_commands.json >build/tidy/compile_commands.json
  if ! run-clang-tidy-19 -quiet -j 2 -p build/tidy "$@" >build/tidy/tidy.log 2>&1; then
    grep -E 'error:|warning:' build/tidy/tidy.log | sort -u
    echo "clang-tidy reported the above; details are in build/tidy/tidy.log." >&2
    return 1
  fi
}

# The product's sources, several at a time as the dev build compiles them; checking the tests as well
# would double the time. Built first, because sources include moc files.
tidy-all() {
  build_preset "$root" dev || return 1
  tidy_matching "^$root/((app|core|ui)/|build/dev/.*/Unity/)"
}

# The same for the sources that the commits of the last six hours have touched, each with those that are compiled with it.
tidy() {
  local since sources source unity patterns=()
  since=$(($(git log -1 --format=%ct) - 6 * 3600))
  build_preset "$root" dev || return 1
  sources=$(git log --since="@$since" --name-only --format= -- app core ui | sed -n -E 's/\.(cpp|h)$/.cpp/p' | sort -u)
  for source in $sources; do
    [[ -f $source ]] || continue
    unity=$(grep -lrF --include='*.cxx' "/$source\"" build/dev/{app,core,ui} | head -n 1)
    patterns+=("^${unity:+$root/}${unity:-$root/$source}$")
  done
  ((${#patterns[@]})) || return 0
  mapfile -t patterns < <(printf '%s\n' "${patterns[@]}" | sort -u)
  tidy_matching "${patterns[@]}"
}

# Runs on demand only: building the window again takes longer than all other checks together.
# What drivers, fonts and VTK's OpenGL loader keep until the end is not a leak of Lookbook (tests/lsan.supp).
monkey() {
  build_preset "$root" asan-ui test_monkey || return 1
  ASAN_OPTIONS=detect_leaks=1 LSAN_OPTIONS="suppressions=$root/tests/lsan.supp" \
    LOOKBOOK_MONKEY="${LOOKBOOK_MONKEY:-events:2000,minutes:5}" \
    tests/ui/on_display.sh build/asan-ui/tests/ui/monkey/test_monkey
}

checks=("$@")
((${#checks[@]})) || checks=(format asan-ubsan fuzz tsan tidy)
install_packages "${app_packages[@]}" "${test_packages[@]}" "${clang_packages[@]}" clang-format-19 clang-tidy-19

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
