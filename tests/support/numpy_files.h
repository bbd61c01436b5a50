#pragma once

#include "core/io/zip_archive.h"
#include "tests/support/sample_files.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace samples {

/// An NPY array: the dictionary of its header, then its values.
inline QByteArray npy(const QByteArray& dictionary, const QByteArray& values, int version = 1) {
  QByteArray bytes("\x93NUMPY", 6);
  bytes.append(static_cast<char>(version)).append('\0');
  bytes.append(static_cast<char>(dictionary.size())).append('\0');
  if (version > 1) bytes.append(2, '\0');
  return bytes + dictionary + values;
}

inline QByteArray npyOf(const QByteArray& type, const QByteArray& shape, const QByteArray& values) {
  return npy("{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }", values);
}

/// Values 0, 1, 2, ... (wrapping around).
inline QByteArray counting(int count) {
  QByteArray bytes;
  for (int i = 0; i < count; ++i) bytes.append(static_cast<char>(i));
  return bytes;
}

/// An NPZ archive as a file.
inline std::filesystem::path addNpz(const Folder& folder, const QString& name,
                                    const std::vector<std::pair<std::string, QByteArray>>& arrays) {
  std::vector<lookbook::ZipEntry> entries;
  for (const auto& [array, bytes] : arrays)
    entries.push_back({array + ".npy",
                       {{reinterpret_cast<const std::uint8_t*>(bytes.data()),
                         static_cast<std::size_t>(bytes.size())}}});
  const auto path = folder.add(name, {});
  if (!lookbook::writeZip(path, entries)) qFatal("An archive cannot be written.");
  return path;
}

}  // namespace samples
