// The `carrel` command: one sub-command a file. Exit codes stand in command.h.
#include <CLI/CLI.hpp>

#include "cli/command.h"

int main(int count, char** arguments) {
  using namespace carrel::cli;
  CLI::App app(
      "carrel packs a folder of Markdown posts into an archive that readers search and read in "
      "their browser");
  app.set_version_flag("--version", "carrel " CARREL_VERSION);
  app.require_subcommand(1);
  Run run;
  add_pack_command(app, run);
  add_check_command(app, run);
  add_search_command(app, run);
  add_test_search_command(app, run);
  add_read_command(app, run);
  add_inspect_command(app, run);
  add_diff_command(app, run);
  add_unpack_command(app, run);
  add_export_command(app, run);
  add_serve_command(app, run);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    const int code = app.exit(error);
    return code == 0 ? kDone : kWrongUsage;
  }
  return run ? run() : kWrongUsage;
}
