#pragma once

#include "core/base/random.h"
#include "ui/figure/any_figure.h"
#include "ui/figure/figure.h"

#include <QFont>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <cmath>
#include <memory>
#include <numeric>

/// Small figures of made-up data.
namespace samples {

/// Images of 4 x 4 pixels: stripes that differ by class. Class c of image i is i % classes.
inline lookbook::DatasetPtr striped(std::size_t count, int classes,
                                    const std::string& name = "Class ") {
  lookbook::Dataset::Parts parts;
  parts.title = "Striped";
  parts.rows = 4;
  parts.columns = 4;
  parts.splits = {{"train", count / 2}};
  for (int c = 0; c < classes; ++c) parts.classNames.push_back(name + std::to_string(c));
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t label = i % static_cast<std::size_t>(classes);
    parts.labels.push_back(static_cast<std::uint8_t>(label));
    for (std::size_t p = 0; p < 16; ++p)
      parts.pixels.push_back(static_cast<std::uint8_t>((p + label) % 4 < 2 ? 230 : 20));
  }
  return lookbook::Dataset::create(std::move(parts)).value();
}

/// A map of all images of a data set, with a cluster for each class on a circle.
inline lookbook::ui::MapFigure heaps(const lookbook::DatasetPtr& dataset) {
  lookbook::ui::MapFigure figure;
  figure.dataset = dataset;
  figure.images = dataset->indices(lookbook::SplitChoice::all);
  lookbook::MatrixF positions(static_cast<Eigen::Index>(figure.images.size()), 2);
  for (const lookbook::ImageIndex i : figure.images) {
    const double turn = 6.2831853 * dataset->label(i) / dataset->classCount();
    positions(i, 0) = static_cast<float>(5 * std::cos(turn) + lookbook::randomNormal(1, 0, i));
    positions(i, 1) = static_cast<float>(3 * std::sin(turn) + lookbook::randomNormal(1, 1, i));
  }
  figure.positions = std::make_shared<const lookbook::MatrixF>(std::move(positions));
  figure.title = QStringLiteral("Striped, made up");
  figure.caption = QStringLiteral("Heaps on a circle \u00b7 perplexity 30");
  return figure;
}

/// Two data sets by three methods; the last map is not computed yet.
inline lookbook::ui::GridFigure gridOfHeaps(std::size_t count) {
  lookbook::ui::GridFigure grid;
  grid.title = QStringLiteral("Striped and Banded by three methods");
  grid.caption = QStringLiteral("Heaps on a circle \u00b7 seed 0");
  for (const char* name : {"Striped", "Banded"}) {
    auto& row = grid.rows.emplace_back();
    row.title = QString::fromLatin1(name);
    const auto dataset = striped(count, 10);
    for (const char* method : {"PCA", "t-SNE, perplexity 30", "UMAP, 15 neighbours"}) {
      auto& map = row.maps.emplace_back(heaps(dataset));
      map.title = QString::fromLatin1(method);
      map.caption = QStringLiteral("trustworthiness 0.962, recall 0.41, 5-NN accuracy 0.85");
    }
  }
  auto& last = grid.rows.back().maps.back();
  last.positions.reset();
  last.caption = QStringLiteral("being made \u2026");
  return grid;
}

/// Shares for pairs of six classes, one of which is unknown.
inline lookbook::ui::MatrixFigure pairs() {
  lookbook::ui::MatrixFigure figure;
  for (const char* name : {"Ankle boot", "Bag", "Coat", "Dress", "Pullover", "T-shirt and top"})
    figure.table.classes.push_back(QString::fromLatin1(name));
  const auto classes = figure.table.classes.size();
  for (std::size_t row = 0; row < classes; ++row)
    for (std::size_t column = 0; column < classes; ++column) {
      const double distance = row > column ? row - column : column - row;
      figure.table.cells.push_back({.share = 0.5 + 0.1 * distance, .sentence = {}});
    }
  figure.table.cells[3].share.reset();
  figure.least = 0.5;
  figure.measure = QStringLiteral("Separated by one pixel, %");
  figure.title = QStringLiteral("Striped");
  figure.caption = QStringLiteral("92.7% are separated by one pixel");
  return figure;
}

/// The figure on a transparent page of this many pixels.
inline QImage painted(const lookbook::ui::AnyFigure& figure, QSizeF size) {
  QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  const lookbook::ui::Theme& theme = std::visit(
      [](const auto& kind) -> const lookbook::ui::Theme& { return themeOf(kind.look); }, figure);
  paint(painter, QRectF(QPointF(0, 0), size), figure, theme);
  return image;
}

/// Sets the font of the baselines; returns false if the machine does not have it.
inline bool useBaselineFont() {
  const QString family = QStringLiteral("DejaVu Sans");
  if (!QFontDatabase::families().contains(family)) return false;
  QGuiApplication::setFont(QFont(family));
  return true;
}

}  // namespace samples
