#include "app/window_command.h"

int main(int argc, char** argv) {
  return lookbook::app::runWindow(argc, argv);
}
