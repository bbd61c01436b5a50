#pragma once

#include "core/data/loaded_files.h"
#include "core/readers/probe/probe.h"

namespace lookbook {

/// Gives images without labels those of a table beside them ("labels.csv", "train_labels.txt"), if
/// it has as many; a table with another number of rows is reported.
void addLabelTables(const Probe& probe, ReadArrays& arrays);

}  // namespace lookbook
