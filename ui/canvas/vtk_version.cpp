#include "ui/canvas/vtk_version.h"

#include <vtkVersion.h>

namespace lookbook::ui {

QString vtkVersion() {
  return QString::fromUtf8(::vtkVersion::GetVTKVersion());
}

}  // namespace lookbook::ui
