#!/usr/bin/env bash
# Lookbook's t-SNE beside other programs' on the same input: times, quality and memory as ratios.
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
