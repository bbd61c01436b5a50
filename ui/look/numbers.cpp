#include "ui/look/numbers.h"

#include <QLocale>

namespace lookbook::ui {

QString grouped(std::size_t number) {
  return QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(number));
}

}  // namespace lookbook::ui
