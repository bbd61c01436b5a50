#include "ui/models/map_item.h"

namespace lookbook::ui {

QString describeMap(const MapOptions& options) {
  QString text = QString::fromUtf8(kMethodTitles[static_cast<std::size_t>(options.method)]);
  if (options.method == Method::tsne) {
    text += QStringLiteral(", perplexity %1").arg(options.tsne.perplexity);
    if (options.dims == 3) text += QStringLiteral(", 3-D");
  }
  return text;
}

}  // namespace lookbook::ui
