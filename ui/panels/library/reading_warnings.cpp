#include "ui/panels/library/reading_warnings.h"

#include "core/data/dataset.h"
#include "ui/library/open_datasets.h"
#include "ui/panels/library/dataset_dialog.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/text/other_reading.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QCoreApplication>

#include <algorithm>

namespace lookbook::ui {

namespace {

struct Warnings {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::Warnings)
};

}  // namespace

void showWarnings(MessageBar& messages, OpenDatasets& library, DatasetId dataset, QWidget* window) {
  const Dataset& data = *library.dataset(dataset).data();
  const auto isWarning = [](const Notice& notice) { return notice.kind == Notice::Kind::warning; };
  const auto first = std::ranges::find_if(data.notices(), isWarning);
  if (first == data.notices().end()) return;
  const QString sentence = shownText(translated(first->text));
  const auto others = static_cast<int>(data.warnings().size()) - 1;
  if (others > 0) {
    const QString count = translated(plural(others, "%n further warning", "%n further warnings"));
    messages.offer(
        Warnings::tr("%1 (%2)").arg(sentence, count), Warnings::tr("Show all…"),
        [&library, dataset, window] { DatasetDialog::openFor(library, dataset, window); });
    return;
  }
  const QString other = otherReading(*first);
  if (other.isEmpty()) return messages.show(sentence);
  OpenOptions options = data.openedWith();
  options.set(first->option, first->value);
  messages.offer(sentence, other,
                 [&library, dataset, options] { library.reread(dataset, options); });
}

}  // namespace lookbook::ui
