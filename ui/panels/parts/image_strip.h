#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

#include <optional>
#include <vector>

namespace lookbook::ui {

/// Pictures side by side, as many in a row as fit, each with a tooltip and an optional short
/// caption.
class ImageStrip : public QWidget {
  Q_OBJECT

 public:
  static constexpr int kCaption = 14;  ///< height of a caption, logical pixels

  struct Picture {
    QImage image;
    QString caption;
    QString toolTip;
  };

  explicit ImageStrip(QWidget* parent = nullptr);

  /// The height up to which pictures grow, in several rows if that makes them larger, without
  /// their captions; 0: all stand in one row if they fit.
  void setMostHeight(int height);
  void setPictures(std::vector<Picture> pictures);
  [[nodiscard]] const std::vector<Picture>& pictures() const { return pictures_; }

  [[nodiscard]] int heightForWidth(int width) const override;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  struct Layout {
    int columns = 1;
    double side = 0;  ///< side of the square for a picture
    int step = 0;     ///< distance between rows
  };
  [[nodiscard]] Layout layoutFor(int width) const;

  std::vector<Picture> pictures_;
  int mostHeight_ = 0;
};

}  // namespace lookbook::ui
