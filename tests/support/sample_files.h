#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>
#include <QTemporaryDir>

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <zlib.h>

/// Small files for the tests: IDX, gzipped or not, in a folder that is deleted after the test.
namespace samples {

inline constexpr std::uint32_t kImagesMagic = 0x0803;
inline constexpr std::uint32_t kLabelsMagic = 0x0801;

inline QByteArray bigEndian(std::initializer_list<std::uint32_t> words) {
  QByteArray bytes;
  for (const std::uint32_t word : words)
    for (const int shift : {24, 16, 8, 0}) bytes.append(static_cast<char>(word >> shift));
  return bytes;
}

/// Values 0, 1, 2, ... (wrapping around), after the header.
inline QByteArray idxImages(std::uint32_t count, std::uint32_t rows = 2,
                            std::uint32_t columns = 3) {
  QByteArray bytes = bigEndian({kImagesMagic, count, rows, columns});
  for (std::uint32_t i = 0; i < count * rows * columns; ++i) bytes.append(static_cast<char>(i));
  return bytes;
}

inline QByteArray idxLabels(std::initializer_list<int> labels) {
  QByteArray bytes = bigEndian({kLabelsMagic, static_cast<std::uint32_t>(labels.size())});
  for (const int label : labels) bytes.append(static_cast<char>(label));
  return bytes;
}

/// One gzip member.
inline QByteArray gzip(const QByteArray& bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  QByteArray packed(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))),
                    '\0');
  QByteArray input = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.truncate(static_cast<qsizetype>(stream.total_out));
  deflateEnd(&stream);
  return packed;
}

/// A separate folder for each test.
class Folder {
 public:
  /// Writes a file, in a subfolder if `name` has one, and returns its path.
  std::filesystem::path add(const QString& name, const QByteArray& bytes) const {
    const std::filesystem::path file = path() / name.toStdString();
    std::filesystem::create_directories(file.parent_path());
    QFile out(QString::fromStdString(file.string()));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
      qFatal("A sample file cannot be written: %s", file.c_str());
    return file;
  }
  [[nodiscard]] std::filesystem::path path() const { return folder_.path().toStdString(); }

 private:
  QTemporaryDir folder_;
};

inline QByteArray contentOf(const std::filesystem::path& path) {
  QFile file(QString::fromStdString(path.string()));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace samples
