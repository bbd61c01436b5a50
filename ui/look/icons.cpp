#include "ui/look/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>

#include <memory>
#include <utility>

// Nothing else links the resources of a static library. The macro must be used in the global
// namespace.
static void registerResources() {
  Q_INIT_RESOURCE(resources);
}

namespace lookbook::ui {
namespace {

/// Draws an SVG at the size asked for, instead of scaling a pixmap of another size.
class SvgIconEngine : public QIconEngine {
 public:
  /// @param theme gives the colour of the shape; null: the colours of the file
  SvgIconEngine(const QString& file, const Theme* theme)
      : renderer_(std::make_shared<QSvgRenderer>(file)), tinted_(theme != nullptr) {
    Q_ASSERT_X(renderer_->isValid(), "icon", qPrintable(file));
    renderer_->setAspectRatioMode(Qt::KeepAspectRatio);
    if (theme != nullptr) theme_ = *theme;
  }

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    if (size.isEmpty()) return {};  // for a button without room in a small window
    QPixmap picture(size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer_->render(&painter, QRectF(QPointF(0, 0), size));
    if (tinted_) {
      painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
      painter.fillRect(picture.rect(), color(mode, state));
    } else if (mode == QIcon::Disabled) {
      painter.setCompositionMode(QPainter::CompositionMode_DestinationIn);
      painter.fillRect(picture.rect(), QColor(0, 0, 0, 96));
    }
    return picture;
  }

  [[nodiscard]] QIconEngine* clone() const override { return new SvgIconEngine(*this); }

 private:
  [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const {
    if (mode == QIcon::Selected) return theme_.onAccent;
    if (mode == QIcon::Disabled) {
      QColor pale = theme_.quietText;
      pale.setAlphaF(0.5F);
      return pale;
    }
    return state == QIcon::On ? theme_.accent : theme_.text;
  }

  std::shared_ptr<QSvgRenderer> renderer_;
  bool tinted_;
  Theme theme_;
};

}  // namespace

QIcon themedIcon(const QString& name, const Theme& theme) {
  registerResources();
  return QIcon(new SvgIconEngine(QStringLiteral(":/icons/%1.svg").arg(name), &theme));
}

QIcon applicationIcon() {
  registerResources();
  return QIcon(new SvgIconEngine(QStringLiteral(":/lookbook.svg"), nullptr));
}

}  // namespace lookbook::ui
