#pragma once

#include "core/data/loaded_files.h"
#include "tests/fuzz/input.h"

namespace fuzz {

/// Creates a data set from the result of a reader, like the catalogue, and uses it.
inline void checkImages(lookbook::Result<lookbook::ReadArrays> arrays) {
  if (!accepted(arrays)) return;
  for (const auto& file : arrays->byRole)
    if (file) {
      FUZZ_CHECK(file->values.size() + file->labels.size() == file->header.byteCount());
      FUZZ_CHECK(file->md5.size() == 32);
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
