# shellcheck shell=bash
# The Debian 12 packages that Lookbook is built from, and functions that install them and build.
# Sourced by app/run.sh, tests/run.sh, tests/checks.sh and tests/fuzz/run.sh.

app_packages=(
  cmake ninja-build g++
  qt6-base-dev qt6-svg-dev libvtk9-dev
  libeigen3-dev libspectra-dev zlib1g-dev libpng-dev libturbojpeg0-dev libzip-dev libmd-dev libcurl4-openssl-dev libhwy-dev libhnswlib-dev
  libexpected-dev nlohmann-json3-dev libcli11-dev
  libgif-dev libwebp-dev libtiff-dev
  libgl1-mesa-dri libxcb-cursor0 fonts-dejavu-core
  dataset-fashion-mnist
)

# Further packages of tests and checks: mold links the test programs quickly; tests that numbers in files do not
# depend on the locale need one other than C; tests of whole tasks run under a window manager; tests of downloads
# start a server with a certificate of its own.
test_packages=(mold locales xvfb openbox openssl python3)
clang_packages=(clang-19 libclang-rt-19-dev llvm-19)

# Prints which of the given packages are not installed.
missing_packages() {
  local installed package
  installed=" $(dpkg-query --show --showformat='${db:Status-Status}/${Package} ' "$@" 2>/dev/null || true)"
  for package in "$@"; do
    [[ $installed == *" installed/$package "* ]] || echo "$package"
  done
}

# Installs those of the given packages that are missing, or ends the script and prints how to.
install_packages() {
  if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    echo "This script installs Debian packages, but this is not a Debian system. It needs: $*" >&2
    exit 1
  fi
  local missing
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0

  local as_root=()
  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then
      echo "Some packages are missing. Install them, then run this script again:" >&2
      echo "  sudo apt-get update && sudo apt-get install --no-install-recommends -y ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo -n)
  fi
  echo "Installing ${missing[*]}"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  if ! "${apt[@]}" update || ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null; then
    echo "apt-get could not install the packages; see its messages above." >&2
    exit 1
  fi
}

# Builds a preset of CMakePresets.json, or one target of it; configures it only if needed:
# build_preset ROOT PRESET [TARGET]
build_preset() {
  local root=$1 preset=$2 target=${3:-all}
  local ninja=$root/build/$preset/build.ninja
  if [[ ! -f $ninja || $root/CMakePresets.json -nt $ninja ]]; then
    echo "Configuring $preset"
    (cd "$root" && cmake --preset "$preset" --log-level=WARNING) || return 1
  fi
  echo "Building $preset"
  cmake --build "$root/build/$preset" --target "$target"
}
