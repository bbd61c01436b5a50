#include "ui/keys/widget_keys.h"

#include <QKeyEvent>
#include <QString>

#include <cstddef>

namespace lookbook::ui {

namespace {

using enum KeyAct;

struct BoundKey {
  Scope scope;
  QKeySequence keys;
  KeyAct act;
};

const std::vector<BoundKey>& boundKeys() {
  static const std::vector<BoundKey> bound = [] {
    std::vector<BoundKey> all;
    for (const WidgetKeys& entry : widgetKeys()) {
      const QList<QKeySequence> keys = keysOf(entry.keys);
      for (qsizetype i = 0; i < keys.size(); ++i) {
        const std::size_t act = entry.acts.size() == 1 ? 0 : static_cast<std::size_t>(i);
        all.push_back({entry.scope, keys[i], entry.acts.at(act)});
      }
    }
    return all;
  }();
  return bound;
}

}  // namespace

const std::vector<WidgetKeys>& widgetKeys() {
  static const std::vector<KeyAct> kArrows{left, right, up, down};
  static const std::vector<WidgetKeys> keys{
      {Scope::canvas, kMoveKeys, kArrows},
      {Scope::canvas, kScrollKeys, {scrollUp, scrollDown}},
      {Scope::canvas, kShowAllKeys, {showAll}},
      {Scope::canvas, kZoomInKeys, {zoomIn}},
      {Scope::canvas, kZoomOutKeys, {zoomOut}},
      {Scope::canvas, kHoldKeys, {hold}},
      {Scope::drag, "Esc", {cancel}},
      {Scope::field, "Esc", {cancel}},
      {Scope::mapPair, "Esc", {cancel}},
      {Scope::pad, kMoveKeys, kArrows},
      {Scope::pad, "Space", {press}},
      {Scope::pad, "Del", {clear}},
      {Scope::wall, kMoveKeys, kArrows},
      {Scope::wall, "Return, Enter", {press}},
      {Scope::wall, "Space", {select}},
      {Scope::pairPage, "Alt+Left", {back}},
      {Scope::matrix, kMoveKeys, kArrows},
      {Scope::matrix, "Return, Enter, Space", {press}},
      {Scope::legend, "Space", {press}},
      {Scope::legend, "Return, Enter", {isolate}},
      {Scope::thumbnail, "Return, Space", {press}},
      {Scope::popover, "Esc", {cancel}},
      {Scope::dialog, "Ctrl+S", {save}},
  };
  return keys;
}

std::optional<KeyAct> actOf(Scope scope, const QKeyEvent& event) {
  // With Alt, the arrow keys belong to the window: back and forward.
  const bool alt = event.modifiers().testFlag(Qt::AltModifier);
  for (const BoundKey& bound : boundKeys()) {
    const QKeyCombination keys = bound.keys[0];
    if (bound.scope == scope && keys.key() == event.key() &&
        keys.keyboardModifiers().testFlag(Qt::AltModifier) == alt)
      return bound.act;
  }
  return {};
}

QList<QKeySequence> keysOf(Scope scope, KeyAct act) {
  QList<QKeySequence> keys;
  for (const BoundKey& bound : boundKeys())
    if (bound.scope == scope && bound.act == act) keys += bound.keys;
  return keys;
}

QList<QKeySequence> keysOf(const char* text) {
  QList<QKeySequence> keys;
  for (const QString& key : QString::fromUtf8(text).split(QStringLiteral(", "), Qt::SkipEmptyParts))
    keys += QKeySequence(key, QKeySequence::PortableText);
  return keys;
}

}  // namespace lookbook::ui
