#pragma once

#include "core/data/loaded_files.h"

#include <optional>
#include <string>
#include <string_view>

namespace lookbook {

/// Whether a text stands for a missing label: empty, "nan", "none", "null", "na", "?", in whatever
/// case.
bool isMissing(std::string_view label);

/// Where labels become classes, for all splits alike:
///
/// - Numbers are classes. Texts that are all whole numbers are these numbers; other texts are names
///   of classes, which are numbered in alphabetical order.
/// - Images whose labels are missing get a class of their own, the last one, "unlabelled". Where no
///   image has a label, there are no labels.
///
/// What was done with missing labels is reported as a note.
/// @return the class of missing labels, if there is one
/// Errors: badFile for a number that is no class, and for more classes than there can be.
Result<std::optional<ClassId>> settleLabels(ReadArrays& arrays);

}  // namespace lookbook
