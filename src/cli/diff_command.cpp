// carrel diff: what becomes public if one edition takes the place of another? Each is a site, or a
// folder of posts, which is packed in memory as carrel pack would.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <thread>

#include "cli/command.h"
#include "cli/folder_to_pack.h"
#include "cli/terminal.h"
#include "site/difference.h"

namespace carrel::cli {

namespace {

struct Options {
  std::string before, after;
  FolderChoice choice;
  bool all = false, json = false, quiet = false;
};

Result<WholeEdition> read_side(const std::string& path, const FolderChoice& choice,
                               const std::vector<Post>& earlier) {
  std::error_code error;
  const std::string archive = archive_folder(path);
  if (std::filesystem::exists(archive + "/" + kManifestName, error))
    return read_whole_edition(reader_below(archive));
  Result<FolderToPack> opened = open_folder(path, choice);
  if (!opened) return opened.error();
  PackOptions& packing = opened.value().packing;
  packing.compression_level = 1;  // nothing is written
  packing.earlier = [&] { return earlier; };
  packing.parallel_for = [](std::size_t count, const std::function<void(std::size_t)>& work) {
    run_parallel(std::max(1U, std::thread::hardware_concurrency()), count, work);
  };
  std::map<std::string, std::string> packed;
  const Result<PackReport> report =
      pack(opened.value().source, opened.value().frame, packing,
           [&](const std::string& name, std::string_view bytes) -> Result<void> {
             packed.emplace(name, bytes);
             return {};
           });
  if (!report) return report.error();
  return read_whole_edition([&](const std::string& name) -> Result<std::string> {
    const auto found = packed.find(name);
    if (found == packed.end()) return Error{ErrorCode::NotFound, "was not packed", name, ""};
    return found->second;
  });
}

int run_diff(const Options& options) {
  const Result<WholeEdition> before = read_side(options.before, options.choice, {});
  if (!before) return fail(before.error()), kUnreadable;
  const Result<WholeEdition> after = read_side(options.after, options.choice, before.value().posts);
  if (!after) return fail(after.error()), kUnreadable;
  const EditionDifference difference = compare_editions(before.value(), after.value());
  if (options.json)
    print_content(write_difference_json(difference) + "\n");
  else if (!options.quiet)
    print("%s", write_difference_text(difference, options.all).c_str());
  return difference.makes_public() ? kToMend : kDone;
}

}  // namespace

void add_diff_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "diff", "Tell what becomes public, changes and goes from one edition to another");
  command->add_option("old", options->before, "What readers have: a site, or a folder of posts")
      ->required();
  command->add_option("new", options->after, "What they would get: a site, or a folder of posts")
      ->required();
  add_choice_options(*command, options->choice);
  command->add_flag("--all", options->all, "Print every line that appears, of new posts too");
  command->add_flag("--json", options->json, "Print the whole comparison as JSON");
  command->add_flag("--quiet", options->quiet, "Print errors only; the exit code tells");
  command->callback([options, &run] { run = [options] { return run_diff(*options); }; });
}

}  // namespace carrel::cli
