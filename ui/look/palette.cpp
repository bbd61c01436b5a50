#include "ui/look/palette.h"

#include "ui/look/class_palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lookbook::ui {

namespace {

QColor mixed(const QColor& from, const QColor& to, double share) {
  const auto between = [share](int a, int b) {
    return static_cast<int>(std::lround(a + (b - a) * share));
  };
  return {between(from.red(), to.red()), between(from.green(), to.green()),
          between(from.blue(), to.blue())};
}

}  // namespace

QColor classColor(int label) {
  // Petroff's sequence with its two greys replaced. The other colours are moved as far as the
  // required least distance between any two demands, for normal vision, protanopia and
  // deuteranopia.
  static constexpr std::array<QRgb, 10> kStandard{0xff3984e2, 0xffffb20a, 0xffab1300, 0xff2da2ac,
                                                  0xff8030b1, 0xff96556b, 0xffca5a00, 0xffb99b61,
                                                  0xffffaca4, 0xff8cd1ee};
  if (label < static_cast<int>(kStandard.size()))
    return QColor::fromRgb(kStandard[static_cast<std::size_t>(label)]);
  // The golden angle keeps neighbouring labels far apart; lightness alternates between turns.
  const int turn = label - static_cast<int>(kStandard.size());
  const double hue = 0.618033988749895 * turn;
  constexpr std::array<double, 3> kLightness{0.45, 0.62, 0.52};
  return QColor::fromHslF(static_cast<float>(hue - static_cast<int>(hue)), 0.55F,
                          static_cast<float>(kLightness[static_cast<std::size_t>(turn) % 3]));
}

QColor valueColor(double share) {
  static const std::array<QColor, 7> kStops{QColor(0x482878), QColor(0x3b518b), QColor(0x2c718e),
                                            QColor(0x21908d), QColor(0x35b479), QColor(0x7ad151),
                                            QColor(0xc8e020)};
  const double at = std::clamp(share, 0.0, 1.0) * (kStops.size() - 1);
  const std::size_t below = std::min(static_cast<std::size_t>(at), kStops.size() - 2);
  return mixed(kStops[below], kStops[below + 1], at - static_cast<double>(below));
}

QColor verdictColor(bool right) {
  return right ? QColor(58, 116, 190) : QColor(200, 48, 28);
}

QColor dimmedColor(const QColor& ground, const Theme& theme) {
  constexpr double kShare = 0.18;
  return mixed(ground, theme.text, kShare);
}

QColor rampColor(double share, const Theme& theme) {
  return mixed(theme.panel, theme.accent, std::clamp(share, 0.0, 1.0));
}

QColor signedColor(double value, const Theme& theme) {
  const double strength = std::min(1.0, std::abs(value));
  return mixed(theme.canvas, verdictColor(value >= 0), strength);
}

const Theme& lightTheme() {
  static const Theme kTheme{.dark = false,
                            .window = QColor(0xf3f4f6),
                            .panel = QColor(0xffffff),
                            .canvas = QColor(0xfbfbfc),
                            .text = QColor(0x1c2127),
                            .quietText = QColor(0x5d6772),
                            .line = QColor(0xd8dce1),
                            .accent = QColor(0x2463c2),
                            .onAccent = QColor(0xffffff)};
  return kTheme;
}

const Theme& darkTheme() {
  static const Theme kTheme{.dark = true,
                            .window = QColor(0x1d2024),
                            .panel = QColor(0x25292e),
                            .canvas = QColor(0x15171a),
                            .text = QColor(0xe8eaed),
                            .quietText = QColor(0x9ea7b1),
                            .line = QColor(0x3a4047),
                            .accent = QColor(0x6ea8ff),
                            .onAccent = QColor(0x0d1420)};
  return kTheme;
}

QPalette palette(const Theme& theme) {
  QPalette p;
  p.setColor(QPalette::Window, theme.window);
  p.setColor(QPalette::WindowText, theme.text);
  p.setColor(QPalette::Base, theme.panel);
  p.setColor(QPalette::AlternateBase, theme.window);
  p.setColor(QPalette::Text, theme.text);
  p.setColor(QPalette::PlaceholderText, theme.quietText);
  p.setColor(QPalette::Button, theme.panel);
  p.setColor(QPalette::ButtonText, theme.text);
  p.setColor(QPalette::BrightText, theme.onAccent);
  p.setColor(QPalette::ToolTipBase, theme.panel);
  p.setColor(QPalette::ToolTipText, theme.text);
  p.setColor(QPalette::Highlight, theme.accent);
  p.setColor(QPalette::HighlightedText, theme.onAccent);
  p.setColor(QPalette::Link, theme.accent);
  p.setColor(QPalette::Mid, theme.line);
  p.setColor(QPalette::Midlight, theme.line);
  p.setColor(QPalette::Dark, theme.line);
  p.setColor(QPalette::Light, theme.panel);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    QColor disabled = theme.quietText;
    disabled.setAlphaF(0.6F);
    p.setColor(QPalette::Disabled, role, disabled);
  }
  return p;
}

}  // namespace lookbook::ui
