#pragma once

#include "core/data/notice.h"

#include <QString>

namespace lookbook::ui {

/// The words of the button for the other reading of a notice: "Turn back". "" if it has none.
QString otherReading(const Notice& notice);

}  // namespace lookbook::ui
