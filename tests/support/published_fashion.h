#pragma once

#include "tests/support/sample_files.h"

namespace samples {

/// A file of Fashion-MNIST as it was published. Debian's package has the same one, but its gzip
/// header lacks the name and the time.
inline QByteArray published(const QString& name) {
  constexpr qint64 kTrainTime = 1504176606;  // seconds since 1970
  constexpr qint64 kTestTime = 1504176627;
  constexpr qsizetype kHeader = 10;
  const qint64 time = name.startsWith(QStringLiteral("train")) ? kTrainTime : kTestTime;
  QByteArray bytes("\x1F\x8B\x08\x08", 4);
  for (const int shift : {0, 8, 16, 24}) bytes.append(static_cast<char>(time >> shift));
  bytes.append('\0').append('\x03').append(name.toUtf8()).append('\0');
  const auto content = contentOf("/usr/share/datasets/fashion-mnist/" + name.toStdString() + ".gz");
  return bytes + content.mid(kHeader);
}

}  // namespace samples
