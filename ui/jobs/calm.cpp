#include "ui/jobs/calm.h"

namespace lookbook::ui {

namespace {

bool calmWanted = false;

}  // namespace

void setCalm(bool calm) {
  calmWanted = calm;
}

bool isCalm() {
  return calmWanted;
}

}  // namespace lookbook::ui
