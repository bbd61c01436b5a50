#!/usr/bin/env bash
# Installs what the tests need, builds Lookbook and runs every test, those of the window on a virtual
# display. Arguments are passed to ctest: tests/run.sh -R dataset
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/app/setup.sh"

# Programs that read exported files (tests/readers).
reader_packages=(python3-numpy python3-scipy python3-sklearn python3-torch python3-pil poppler-utils librsvg2-bin gifsicle webp)
install_packages "${app_packages[@]}" "${test_packages[@]}" "${reader_packages[@]}"
build_preset "$root" dev

# Windows open on virtual displays (tests/ui/on_display.sh); everything else needs none.
unset DISPLAY WAYLAND_DISPLAY
export QT_QPA_PLATFORM=offscreen
exec ctest --test-dir "$root/build/dev" --output-on-failure -j 2 "$@"
