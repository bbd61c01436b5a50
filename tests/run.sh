#!/usr/bin/env bash
# Installs what the tests need, builds Lookbook and runs every test, the window's on a display of
# their own. What is given goes on to ctest: tests/run.sh -R dataset
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/app/setup.sh"

# What reads exported files beside Lookbook itself (tests/readers).
reader_packages=(python3-numpy python3-scipy python3-sklearn python3-pil poppler-utils librsvg2-bin gifsicle webp)
# locales: numbers in files must not follow the user's.
install_packages "${app_packages[@]}" "${reader_packages[@]}" locales xvfb xauth
build_preset "$root" dev

# Software rendering: the same pictures on every machine.
export LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb
unset WAYLAND_DISPLAY
exec xvfb-run --auto-servernum --server-args="-screen 0 1920x1200x24" \
  ctest --test-dir "$root/build/dev" --output-on-failure -j 2 "$@"
