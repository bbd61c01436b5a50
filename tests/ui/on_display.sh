#!/usr/bin/env bash
# Runs a program on a virtual display of its own: on_display.sh PROGRAM ARGUMENT...
# Several can run at once, each with the keyboard focus on its display.
set -euo pipefail

# The server picks a free number and writes it once it accepts clients.
exec 3< <(exec Xvfb -displayfd 1 -screen 0 1920x1200x24 -nolisten tcp 2>/dev/null)
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
if ! read -r -t 60 number <&3; then
  echo "Xvfb could not be started. It is in the package xvfb." >&2
  exit 1
fi

# Software rendering: the same pictures on every machine.
DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb "$@"
