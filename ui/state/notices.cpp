#include "ui/state/notices.h"

#include "ui/text/shown_text.h"

namespace lookbook::ui {

void Notices::report(const Error& error) {
  if (error.kind != Error::Kind::cancelled) Q_EMIT failed(shownError(error));
}

}  // namespace lookbook::ui
