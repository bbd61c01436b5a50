#include "ui/look/class_palette.h"

#include "ui/look/palette.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

/// Interpolates between colours at equal distances, by a share in [0, 1].
template <std::size_t N>
QColor onRamp(const std::array<QRgb, N>& stops, double share) {
  const double at = std::clamp(share, 0.0, 1.0) * (N - 1);
  const std::size_t below = std::min(static_cast<std::size_t>(at), N - 2);
  const double t = at - static_cast<double>(below);
  const QColor a(stops[below]);
  const QColor b(stops[below + 1]);
  const auto between = [t](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * t)); };
  return {between(a.red(), b.red()), between(a.green(), b.green()), between(a.blue(), b.blue())};
}

}  // namespace

QColor classColor(int label, ClassPalette palette, int classes) {
  static constexpr std::array<QRgb, 10> kPetroff{0xff3f90da, 0xffffa90e, 0xffbd1f01, 0xff94a4a2,
                                                 0xff832db6, 0xffa96b59, 0xffe76300, 0xffb9ac70,
                                                 0xff717581, 0xff92dadd};
  static constexpr std::array<QRgb, 10> kMuted{0xff332288, 0xffcc6677, 0xff88ccee, 0xff117733,
                                               0xffddcc77, 0xff882255, 0xff44aa99, 0xff999933,
                                               0xffaa4499, 0xff777777};
  static constexpr std::array<QRgb, 9> kViridis{0xff440154, 0xff482878, 0xff3e4a89,
                                                0xff31688e, 0xff26828e, 0xff1f9e89,
                                                0xff4ac16d, 0xff9fda3a, 0xffdee318};
  static constexpr std::array<QRgb, 2> kGreys{0xff383838, 0xffd0d0d0};
  const double share = static_cast<double>(label) / std::max(1, classes - 1);
  switch (palette) {
    case ClassPalette::standard:
      break;
    case ClassPalette::petroff:
      if (label < static_cast<int>(kPetroff.size()))
        return QColor::fromRgb(kPetroff[static_cast<std::size_t>(label)]);
      break;
    case ClassPalette::muted:
      if (label < static_cast<int>(kMuted.size()))
        return QColor::fromRgb(kMuted[static_cast<std::size_t>(label)]);
      break;
    case ClassPalette::viridis:
      return onRamp(kViridis, share);
    case ClassPalette::greys:
      return onRamp(kGreys, share);
  }
  return classColor(label);
}

}  // namespace lookbook::ui
