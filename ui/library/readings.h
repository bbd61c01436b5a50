#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <string>

namespace lookbook::ui {

/// How the user had data sets read that can be read in several ways: remembered in the user's
/// settings by the fingerprint of the default reading, so that files are recognised wherever they
/// are. Thread-safe.

/// Opens a data set as the user last had it read: openDataset() with the remembered options.
Result<DatasetPtr> openAsRemembered(const std::string& nameOrPath);

/// Opens the place of a data set again with other options, and remembers these.
/// Errors: those of openDataset(); nothing is remembered then.
Result<DatasetPtr> reopen(const Dataset& dataset, const OpenOptions& options);

}  // namespace lookbook::ui
