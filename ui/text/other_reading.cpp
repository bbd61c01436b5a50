#include "ui/text/other_reading.h"

#include "ui/text/shown_text.h"

#include <QCoreApplication>

namespace lookbook::ui {

namespace {

struct Readings {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::Readings)
};

QString otherLabels(const std::string& column) {
  if (column == "none") return Readings::tr("Read without labels");
  if (column == "first") return Readings::tr("Labels in the first column");
  if (column == "last") return Readings::tr("Labels in the last column");
  return Readings::tr("Labels in column %1").arg(shownName(column));
}

}  // namespace

QString otherReading(const Notice& notice) {
  if (notice.option.empty()) return {};
  if (notice.option == "label-column") return otherLabels(notice.value);
  if (notice.option == "transpose")
    return notice.value == "no" ? Readings::tr("Turn back") : Readings::tr("Turn upright");
  if (notice.option == "background")
    return notice.value == "white" ? Readings::tr("White background")
                                   : Readings::tr("Black background");
  return Readings::tr("Read otherwise");
}

}  // namespace lookbook::ui
