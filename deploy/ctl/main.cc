// linlictl: Linli from a terminal.
#include "deploy/ctl/app.h"

int main(int argc, char** argv) {
  const auto app = linli::ctl::NewApp();
  return linli::ctl::Run(*app, argc, argv);
}
