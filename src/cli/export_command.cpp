// carrel export: reader, engine and posts as one HTML file that opens from anywhere.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>

#include "cli/command.h"
#include "cli/terminal.h"
#include "site/export_site.h"

namespace carrel::cli {

namespace {

struct Options : ExportOptions {
  bool quiet = false;
};

int run_export(const Options& options) {
  if (Result<OpenedArchive> archive = open_archive(options.site); !archive)
    return fail(archive.error());
  const Result<ExportedSite> exported = export_site(
      [&](const std::string& path) { return read_file(options.site + "/" + path); }, options);
  if (!exported) return fail(exported.error());
  if (Result<void> written = write_file(options.output, exported.value().html); !written)
    return fail(written.error());
  if (!options.quiet) print_content(exported.value().report);
  return kDone;
}

}  // namespace

void add_export_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "export", "Write a packed site as one HTML file that opens without a server");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command->add_option("output", options->output, "The file to write")->required();
  command->add_option(
      "--posts", options->posts,
      "Only the posts that this query finds, such as 'kind:incident' or 'after:2023 failover'");
  command->add_option("--most-bytes", options->most_bytes, "Refuse to write a larger file")
      ->capture_default_str();
  command->add_flag("--quiet", options->quiet, "Print errors only");
  command->callback([options, &run] { run = [options] { return run_export(*options); }; });
}

}  // namespace carrel::cli
