#include "ui/look/numbers.h"

#include <QLocale>
#include <QObject>

namespace lookbook::ui {

QString grouped(std::size_t number) {
  return QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(number));
}

QString imageCount(std::size_t count) {
  return count == 1 ? QObject::tr("1 image") : QObject::tr("%1 images").arg(grouped(count));
}

}  // namespace lookbook::ui
