#pragma once

#include "core/data/loaded_files.h"
#include "tests/fuzz/input.h"

namespace fuzz {

/// An array has as many values as its header counts, and a checksum if they are final. Several
/// labels an image are none.
inline void checkArray(const lookbook::ArrayFile& file) {
  const bool final = file.numbers.empty() && file.labelValues.empty();
  const std::size_t values = file.values.size() + file.labels.size() + file.numbers.size() +
                             file.labelValues.numbers.size() + file.labelValues.names.size();
  const bool none = values == 0 && file.header.kind == lookbook::ArrayHeader::Kind::labels;
  FUZZ_CHECK(none || values == file.header.byteCount());
  FUZZ_CHECK(none || file.md5.size() == (final ? 32 : 0));
}

/// Makes a data set of what a reader has read, as the catalogue does, and looks at it.
inline void checkImages(lookbook::Result<lookbook::ReadArrays> arrays) {
  if (!accepted(arrays)) return;
  for (const auto& file : arrays->byRole)
    if (file) {
      checkArray(*file);
    }
  auto joined = lookbook::joinArrays(*std::move(arrays));
  if (!accepted(joined)) return;
  lookbook::Dataset::Parts& parts = joined->parts;
  int classes = 1;
  for (const lookbook::ClassId label : parts.labels) classes = std::max(classes, label + 1);
  parts.classNames.assign(static_cast<std::size_t>(classes), "class");
  const auto dataset = lookbook::Dataset::create(std::move(parts));
  if (!accepted(dataset)) return;
  const lookbook::Dataset& data = **dataset;
  FUZZ_CHECK(data.size() > 0 && data.pixels().size() == data.size() * data.imageSize());
  FUZZ_CHECK(data.labels().empty() || data.labels().size() == data.size());
  FUZZ_CHECK(data.trainCount() <= data.size());
}

}  // namespace fuzz
