#include "tests/ui/monkey/odd_files.h"

#include "core/base/random.h"
#include "tests/support/numpy_files.h"

#include <QDir>
#include <QImage>

namespace lookbook::test {

namespace {

QString text(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

/// Squares whose place and shade depend on the class.
QByteArray pixels(int count, int rows, int columns, int classes) {
  QByteArray bytes;
  for (int i = 0; i < count; ++i)
    for (int y = 0; y < rows; ++y)
      for (int x = 0; x < columns; ++x) {
        const int label = i % classes;
        const bool in = (x * classes / columns == label) || (y * classes / rows == label);
        const auto noise = static_cast<int>(
            randomBits(3, static_cast<unsigned>(i), static_cast<unsigned>(y * columns + x)) % 60);
        bytes.append(static_cast<char>(in ? 190 + noise : noise));
      }
  return bytes;
}

QByteArray shape(int count, int rows, int columns) {
  return QStringLiteral("(%1, %2, %3)").arg(count).arg(rows).arg(columns).toLatin1();
}

QByteArray labels(int count, int classes) {
  QByteArray bytes;
  for (int i = 0; i < count; ++i) bytes.append(static_cast<char>(i % classes));
  return bytes;
}

}  // namespace

OddFiles::OddFiles() {
  addDatasets();
  addOthers();
}

QString OddFiles::folder() const {
  return text(folder_.path());
}

void OddFiles::addDatasets() {
  const auto labelled = [this](const char* name, int count, int rows, int columns, int classes,
                               QByteArray classOf) {
    const int test = count / 4;
    const int train = count - test;
    const qsizetype size = qsizetype{1} * rows * columns;
    const QByteArray all = pixels(count, rows, columns, classes);
    std::vector<std::pair<std::string, QByteArray>> arrays{
        {"x_train", samples::npyOf("|u1", shape(train, rows, columns), all.left(train * size))},
        {"y_train",
         samples::npyOf("|u1", "(" + QByteArray::number(train) + ",)", classOf.left(train))}};
    if (test > 0) {
      arrays.emplace_back("x_test",
                          samples::npyOf("|u1", shape(test, rows, columns), all.mid(train * size)));
      arrays.emplace_back("y_test", samples::npyOf("|u1", "(" + QByteArray::number(test) + ",)",
                                                   classOf.mid(train)));
    }
    datasets_ += text(samples::addNpz(folder_, QString::fromLatin1(name), arrays));
  };
  labelled("ordinary.npz", 240, 28, 28, 10, labels(240, 10));
  labelled("one-image.npz", 1, 28, 28, 1, labels(1, 1));
  labelled("256-classes.npz", 512, 12, 12, 256, labels(512, 256));
  labelled("wide.npz", 40, 48, 64, 4, labels(40, 4));
  labelled("one-pixel.npz", 30, 1, 1, 3, labels(30, 3));
  labelled("empty-class.npz", 24, 8, 8, 2, QByteArray(24, '\1'));
  labelled("all-alike.npz", 20, 6, 6, 1, labels(20, 2));
  labelled("three.npz", 3, 5, 9, 3, labels(3, 3));
  datasets_ += text(folder_.add(QStringLiteral("no-labels.npy"),
                                samples::npyOf("|u1", shape(60, 10, 20), pixels(60, 10, 20, 3))));
  // A folder of pictures with unusual names.
  const QString root = folder() + QStringLiteral("/<b>A & B [*] %1");
  for (const char* name :
       {"<img src='x'>", "a\x01 & %2", "wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww"}) {
    const QString place = root + u'/' + QString::fromUtf8(name);
    QDir().mkpath(place);
    for (int i = 0; i < 4; ++i) {
      QImage image(9, 7, QImage::Format_Grayscale8);
      image.fill(50 * i);
      image.setPixel(i, i, qRgb(255, 255, 255));
      image.save(place + QStringLiteral("/%1.png").arg(i));
    }
  }
  datasets_ += root;
}

void OddFiles::addOthers() {
  const auto table = [this](const char* name, int rows, const char* header) {
    QByteArray lines(header);
    for (int i = 0; i < rows; ++i)
      lines += QByteArray::number(std::cos(i) * i) + ',' + QByteArray::number(std::sin(i)) + '\n';
    others_ += text(folder_.add(QString::fromLatin1(name), lines));
  };
  table("map-240.csv", 240, "x,y\n");
  table("map-1.csv", 1, "x,y\n");
  table("map-512.csv", 512, "");
  table("map-<b>.csv", 60, "<img src=\"/dev/zero\">,y\n");
  QImage picture(50, 30, QImage::Format_RGB32);
  picture.fill(Qt::darkCyan);
  const QString file = folder() + QStringLiteral("/picture.png");
  picture.save(file);
  others_ += file;
  QImage speck(1, 1, QImage::Format_RGB32);
  speck.fill(Qt::black);
  const QString small = folder() + QStringLiteral("/speck & <i>.png");
  speck.save(small);
  others_ += small;
  others_ += text(folder_.add(QStringLiteral("empty.npz"), {}));
  others_ += text(folder_.add(QStringLiteral("html.npy"),
                              samples::npyOf("<img src=\"/dev/zero\">", "(2, 2)", "abcd")));
  others_ += text(folder_.add(QStringLiteral("words.txt"), "not a data set\n"));
  others_ += text(folder_.add(QStringLiteral("broken.lookbook"), "PK\3\4 and no more"));
  others_ += folder() + QStringLiteral("/not-there");
}

}  // namespace lookbook::test
