#!/usr/bin/env bash
# Installs what is missing, builds Lookbook for this machine and opens its window.
# Without a display, it saves the sprite sheet and the maps as pictures in a folder instead.
#
#   app/run.sh [DATASET]    a known data set (fashion-mnist, mnist), a folder or a file
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/app/setup.sh"

case ${1-} in
  -h | --help)
    echo "Usage: app/run.sh [DATASET]    fashion-mnist (unless given), mnist, a folder or a file"
    exit 0
    ;;
esac
if (($# > 1)); then
  echo "Usage: app/run.sh [DATASET] (there are $# arguments)" >&2
  exit 2
fi
dataset=${1:-fashion-mnist}

# Saves everything that needs no display in out/, in a folder named after the data set.
paint() {
  local info id out labels=()
  info=$("$cli" info "$dataset" --json)
  id=$(sed -n 's/^  "id": "\(.*\)",$/\1/p' <<<"$info")
  out=$root/out/$id
  mkdir -p "$out"
  echo "There is no display: the sprite sheet and the maps are saved in $out"
  [[ $info == *'"labelled": true'* ]] && labels=(--labels "$out/labels.npy")

  "$cli" sheet "$dataset" --out "$out/sheet.png"
  echo "PCA"
  "$cli" embed "$dataset" --method pca --out "$out/pca.npy" --report "$out/pca.json" "${labels[@]}"
  "$lookbook" figure "$dataset" --map "$out/pca.npy" --report "$out/pca.json" --out "$out/pca.png"
  echo "t-SNE (about 20 seconds for 70,000 images)"
  "$cli" embed "$dataset" --method tsne --out "$out/tsne.npy" --report "$out/report.json"
  "$lookbook" figure "$dataset" --map "$out/tsne.npy" --report "$out/report.json" --out "$out/tsne.png"
  echo "Done. Files in $out:"
  ls "$out"
}

install_packages "${app_packages[@]}"
build_preset "$root" release
lookbook=$root/build/release/app/lookbook
cli=$root/build/release/app/lookbook-cli

if [[ -z ${DISPLAY-}${WAYLAND_DISPLAY-} ]]; then
  paint
else
  # VTK 9.1 draws through X11, under Wayland too.
  export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-xcb}
  echo "Opening $dataset"
  exec "$lookbook" "$dataset"
fi
