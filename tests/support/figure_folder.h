#pragma once

#include "core/io/npy.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"

#include <QtGlobal>

#include <limits>

namespace samples {

/// Inputs for `lookbook figure` and `lookbook animate`: three train images and two test images of
/// classes 0 to 2; maps with five and with four rows, and some that cannot be drawn.
class FigureFolder : public Folder {
 public:
  FigureFolder() {
    add(QStringLiteral("data/train-images-idx3-ubyte"), idxImages(3));
    add(QStringLiteral("data/train-labels-idx1-ubyte"), idxLabels({0, 1, 2}));
    add(QStringLiteral("data/t10k-images-idx3-ubyte"), idxImages(2));
    add(QStringLiteral("data/t10k-labels-idx1-ubyte"), idxLabels({2, 0}));
    add(QStringLiteral("report.json"), kReport);
    const lookbook::MatrixF map = lookbook::MatrixF::Random(5, 2);
    write(lookbook::writeNpy(Folder::path() / "map.npy", map));
    write(lookbook::writeNpy(Folder::path() / "short.npy", lookbook::MatrixF(map.topRows(4))));
    write(lookbook::writeNpy(Folder::path() / "line.npy", lookbook::MatrixF(map.leftCols(1))));
    lookbook::MatrixF broken = map;
    broken(3, 1) = std::numeric_limits<float>::quiet_NaN();
    write(lookbook::writeNpy(Folder::path() / "nan.npy", broken));
    broken(0, 0) = std::numeric_limits<float>::infinity();
    write(lookbook::writeNpy(Folder::path() / "far.npy", broken));
  }

  /// Runs `lookbook WORDS` in the folder, without a display.
  [[nodiscard]] Outcome lookbook(const QStringList& words) const {
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
      environment.remove(QString::fromLatin1(name));
    return runProgram(QStringLiteral(LOOKBOOK_PROGRAM), words,
                      QString::fromStdString(Folder::path().string()), environment);
  }
  /// Runs `lookbook figure data WORDS`.
  [[nodiscard]] Outcome figure(const QString& words) const {
    return lookbook(QStringList{QStringLiteral("figure"), QStringLiteral("data")} +
                    words.split(QLatin1Char(' ')));
  }
  using Folder::path;
  [[nodiscard]] QString path(const QString& name) const {
    return QString::fromStdString((Folder::path() / name.toStdString()).string());
  }

 private:
  static constexpr const char* kReport = R"({
  "iterations": 1000, "kl_divergence": 2.4471,
  "recipe": {"count": 5, "dataset": "d", "fingerprint": "md5:other", "rows": "all",
             "options": {"method": "tsne", "perplexity": 30.0, "init": "pca", "seed": 7}}})";

  static void write(const lookbook::Result<void>& written) {
    if (!written) qFatal("%s", written.error().message.c_str());
  }
};

}  // namespace samples
