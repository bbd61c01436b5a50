#pragma once

#include <QString>

namespace lookbook::ui {

/// "9.1.0": of the VTK that this program is linked with.
QString vtkVersion();

}  // namespace lookbook::ui
