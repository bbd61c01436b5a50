#!/usr/bin/env bash
# Installs what the tests need, builds Lookbook and runs every test, those of the window on a virtual
# display. Arguments are passed to ctest: tests/run.sh -R dataset
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/app/setup.sh"

# Programs that read exported files (tests/readers).
reader_packages=(python3-numpy python3-scipy python3-sklearn python3-pil poppler-utils librsvg2-bin gifsicle webp)
# locales: tests that numbers in files do not depend on the locale need one other than C.
install_packages "${app_packages[@]}" "${reader_packages[@]}" locales xvfb xauth
build_preset "$root" dev

# Software rendering: the same pictures on every machine.
export LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY
exec xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24" \
  ctest --test-dir "$root/build/dev" --output-on-failure -j 2 "$@"
