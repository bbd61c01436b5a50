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
  # A window that opens before the manager manages would not get the focus.
  ready=$(mktemp --dry-run)
  mkfifo "$ready"
  DISPLAY=:$number openbox --sm-disable --startup "sh -c 'echo managed >$ready'" >/dev/null 2>&1 &
  manager=$!
  trap 'rm -f "$ready"; kill "$manager" "$server" 2>/dev/null || true' EXIT
  if ! read -r -t 60 _ <>"$ready"; then
    echo "openbox could not be started. It is in the package openbox." >&2
    exit 1
  fi
fi

# Software rendering: the same pictures on every machine.
DISPLAY=:$number LIBGL_ALWAYS_SOFTWARE=1 QT_QPA_PLATFORM=xcb "$@"
