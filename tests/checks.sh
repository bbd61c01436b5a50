#!/usr/bin/env bash
# The checks beside the tests: formatting; the core without the window under AddressSanitizer and UBSan;
# data races under ThreadSanitizer; fuzzing of the readers; clang-tidy.
#
#   tests/checks.sh [format|asan-ubsan|tsan|fuzz|tidy]...    all of them by default
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

# Built for any machine of its kind and without the window: the command line must not need its libraries.
asan-ubsan() {
  UBSAN_OPTIONS=print_stacktrace=1 tests_of asan-ubsan all || return 1
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

# The product's sources, several at a time as the dev build compiles them; checking the tests as well
# would double the time. Built first, because sources include moc files.
tidy() {
  build_preset "$root" dev || return 1
  if ! run-clang-tidy-19 -quiet -j 2 -p build/dev "^$root/((app|core|ui)/|build/dev/.*/Unity/)" >build/tidy.log 2>&1; then
    grep -E 'error:|warning:' build/tidy.log | sort -u
    echo "clang-tidy reported the above; details are in build/tidy.log." >&2
    return 1
  fi
}

# Runs on demand only: building the window again takes longer than all other checks together.
# What drivers, fonts and VTK's OpenGL loader keep until the end is not a leak of Lookbook (tests/lsan.supp).
monkey() {
  install_packages xvfb xauth
  build_preset "$root" asan-ui test_monkey || return 1
  LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb ASAN_OPTIONS=detect_leaks=1 \
    LSAN_OPTIONS="suppressions=$root/tests/lsan.supp" LOOKBOOK_MONKEY="${LOOKBOOK_MONKEY:-events:2000,minutes:5}" \
    xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24" build/asan-ui/tests/ui/monkey/test_monkey
}

checks=("$@")
((${#checks[@]})) || checks=(format asan-ubsan tsan fuzz tidy)
install_packages "${app_packages[@]}" locales clang-format-19 clang-tidy-19

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
