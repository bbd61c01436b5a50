#!/usr/bin/env bash
# Runs a program on a virtual display of its own: on_display.sh [--managed] PROGRAM ARGUMENT...
# Several can run at once, each with the keyboard focus on its display. --managed: a window manager runs there.
set -euo pipefail

managed=false
if [[ $1 == --managed ]]; then
  managed=true
  shift
fi

# The server picks a free number and writes it once it accepts clients.
exec 3< <(exec Xvfb -displayfd 1 -screen 0 1920x1200x24 -nolisten tcp 2>/dev/null)
server=$!
trap 'kill "$server" 2>/dev/null || true' EXIT
if ! read -r -t 60 number <&3; then
  echo "Xvfb could not be started. It is in the package xvfb." >&2
  exit 1
fi

if $managed; then
  DISPLAY=:$number openbox --sm-disable >/dev/null 2>&1 &
  manager=$!
  trap 'kill "$manager" "$server" 2>/dev/null || true' EXIT
fi

# Software rendering: the same pictures on every machine.
DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb "$@"
