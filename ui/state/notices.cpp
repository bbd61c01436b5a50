#include "ui/state/notices.h"

#include "ui/text/shown_text.h"

#include <QFileInfo>

namespace lookbook::ui {

void Notices::report(const Error& error) {
  if (error.kind != Error::Kind::cancelled) Q_EMIT failed(shownError(error));
}

void Notices::reportSaved(const QString& path) {
  Q_EMIT saved(tr("Saved %1.").arg(shownName(QFileInfo(path).fileName())), path);
}

}  // namespace lookbook::ui
