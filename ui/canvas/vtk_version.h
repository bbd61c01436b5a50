#pragma once

#include <QString>

namespace lookbook::ui {

/// The version of VTK that this program is linked with: "9.1.0".
QString vtkVersion();

}  // namespace lookbook::ui
