#!/usr/bin/env bash
# Compares Lookbook's t-SNE with other programs on the same input: ratios of times, quality and memory.
# Builds the benchmarks, installs the other programs (PyPI) into build/bench/peers, runs compare.py.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$root/app/setup.sh"
install_packages "${app_packages[@]}" libbenchmark-dev python3-venv
build_preset "$root" bench lookbook_compare

peers=$root/build/bench/peers
if [[ ! -x $peers/bin/python ]]; then
  python3 -m venv "$peers"
  "$peers/bin/pip" install --quiet --only-binary :all: scikit-learn openTSNE scikit-learn-intelex
fi
exec "$peers/bin/python" "$root/tests/bench/compare.py" --build "$root/build/bench" "$@"
