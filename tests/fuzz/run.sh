#!/usr/bin/env bash
# Builds the fuzzers and runs them: first on the stored inputs (tests/data/fuzz), then on new ones.
# Prints the results of each fuzzer, and fails if one has found something.
#
#   tests/fuzz/run.sh 10m              ten minutes for each
#   tests/fuzz/run.sh 60s --total      a minute for all of them together
#   tests/fuzz/run.sh 10m idx graph    these two
#   tests/fuzz/run.sh 0                only the stored inputs
#   tests/fuzz/run.sh 0 --coverage     the lines of each reader that all inputs so far have reached
#
# Inputs that reach something new are kept in build/fuzz/corpus, findings in build/fuzz/findings.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$root/app/setup.sh"
cd "$root"

# "10m", "60s" or "60" in seconds.
seconds_of() {
  [[ $1 =~ ^([0-9]+)([smh]?)$ ]] || return 1
  local unit=1
  [[ ${BASH_REMATCH[2]} == m ]] && unit=60
  [[ ${BASH_REMATCH[2]} == h ]] && unit=3600
  echo $((BASH_REMATCH[1] * unit))
}

total=false
coverage=false
seconds=
names=()
for word in "$@"; do
  case $word in
    --total) total=true ;;
    --coverage) coverage=true ;;
    -*) echo "Unknown option: $word" >&2 && exit 2 ;;
    *)
      if [[ -z $seconds ]]; then
        seconds=$(seconds_of "$word") || { echo "Found $word; expected a time such as 10m" >&2 && exit 2; }
      else
        names+=("$word")
      fi
      ;;
  esac
done
[[ -n $seconds ]] || { sed -n '2,12s/^# \?//p' "${BASH_SOURCE[0]}" && exit 2; }

install_packages "${app_packages[@]}" "${test_packages[@]}" "${clang_packages[@]}"
preset=asan-ubsan
$coverage && preset=coverage
build_preset "$root" $preset fuzzers

programs=build/$preset/tests/fuzz
if ((${#names[@]} == 0)); then
  for program in "$programs"/fuzz_*; do
    [[ -f $program && -x $program ]] && names+=("${program##*/fuzz_}")
  done
fi
if $total && ((seconds > 0)); then
  seconds=$(((seconds + ${#names[@]} - 1) / ${#names[@]}))
fi

findings=build/fuzz/findings
mkdir -p "$findings"
scratch=$(mktemp -d -p "$([[ -w /dev/shm ]] && echo /dev/shm || echo "${TMPDIR:-/tmp}")")
trap 'rm -rf "$scratch"' EXIT
export LLVM_PROFILE_FILE=/dev/null
export UBSAN_OPTIONS=print_stacktrace=1 ASAN_SYMBOLIZER_PATH=/usr/bin/llvm-symbolizer-19

# Runs one of them on a folder of inputs and the seeds: run NAME LOG argument...
run() {
  local name=$1 log=$2
  shift 2
  mkdir -p "build/fuzz/corpus/$name" "tests/data/fuzz/$name" "$scratch/$name"
  TMPDIR=$scratch/$name "$programs/fuzz_$name" -timeout=25 -rss_limit_mb=2500 -max_len=65536 -print_final_stats=1 \
    "-artifact_prefix=$findings/$name-" "$@" "build/fuzz/corpus/$name" "tests/data/fuzz/$name" >"$log" 2>&1
}

# One line of the table; a file in failed/ if something was found.
mkdir "$scratch/failed"
fuzz() {
  local name=$1 log=build/fuzz/$1.log found=none time=() executed first last
  # Without time, no runs beyond the inputs; 0 would mean no limit.
  ((seconds > 0)) && time=("-max_total_time=$seconds") || time=(-runs=0)
  if ! run "$name" "$log" "${time[@]}"; then
    touch "$scratch/failed/$name"
    found=$(grep -m 1 -oE 'SUMMARY: .*|This does not hold: .*|runtime error: .*' "$log" | cut -c -100 || true)
    found=${found:-see $log}
  fi
  executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  first=$(grep -m 1 -oE 'cov: [0-9]+' "$log" | cut -d ' ' -f 2 || true)
  last=$(grep -oE 'cov: [0-9]+' "$log" | tail -n 1 | cut -d ' ' -f 2 || true)
  printf '%-18s %12s %8s %8s  %s\n' "$name" "${executed:--}" "${first:--}" "${last:--}" "$found"
}

printf '%-18s %12s %8s %8s  %s\n' reader executions 'edges at first' 'at last' findings
for name in "${names[@]}"; do  # one a core
  (($(jobs -rp | wc -l) < $(nproc))) || wait -n
  fuzz "$name" &
done
wait
mapfile -t failed < <(ls "$scratch/failed")

if $coverage; then
  profiles=()
  objects=()
  for name in "${names[@]}"; do
    profile=build/fuzz/$name.profraw
    LLVM_PROFILE_FILE=$profile run "$name" "build/fuzz/$name-coverage.log" -runs=0 || true
    profiles+=("$profile")
    objects+=(${objects[@]+-object} "$programs/fuzz_$name")  # all but the first
  done
  llvm-profdata-19 merge -sparse "${profiles[@]}" -o build/fuzz/coverage.profdata
  echo
  echo "Lines reached:"
  llvm-cov-19 report "${objects[@]}" -instr-profile=build/fuzz/coverage.profdata -show-region-summary=false \
    -show-branch-summary=false core/data core/session core/cache core/neighbors/graph_file.cpp |
    awk '/\.cpp/ {printf "%-40s %5d lines %8s\n", $1, $5, $7}'
fi

if ((${#failed[@]})); then
  echo "Findings in: ${failed[*]}; the inputs are in $findings, what was printed in build/fuzz/NAME.log" >&2
  exit 1
fi
