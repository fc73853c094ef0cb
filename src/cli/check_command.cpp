// carrel check: what is wrong with a folder of posts, before anything is packed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>

#include "check/baseline.h"
#include "check/checking.h"
#include "check/findings_output.h"
#include "check/fixes.h"
#include "cli/command.h"
#include "cli/folder_to_pack.h"
#include "cli/terminal.h"

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

struct Options {
  std::string folder, private_words, baseline, write_baseline;
  std::vector<std::string> ignored;
  FolderChoice choice;
  bool all = false, json = false, sarif = false, quiet = false, fix = false, lists_rules = false;
};

// Writes each file whole; one that is a link stays as it is, since what it leads to is another's.
Result<void> write_fixes(const Options& options, const Fixes& fixes) {
  std::error_code error;
  for (const auto& [path, bytes] : fixes.files) {
    const std::string target = options.folder + "/" + path;
    if (files::is_symlink(files::symlink_status(target, error))) {
      warn("%s: not mended: it is a symbolic link\n", path.c_str());
      continue;
    }
    if (Result<void> written = write_file(target, bytes); !written) return written;
  }
  return {};
}

Result<CheckResult> look(const Options& options, const FolderToPack& opened) {
  CheckOptions checking;
  checking.ignored = options.ignored;
  if (!options.private_words.empty()) {
    const Result<std::string> text = read_file(options.private_words);
    if (!text) return text.error();
    checking.private_words = read_private_words(text.value());
  }
  return check_folder(opened.source, opened.frame, opened.packing, checking);
}

int run_check(const Options& options) {
  if (options.lists_rules) {
    print("%s", write_rules_text().c_str());
    return kDone;
  }
  Result<FolderToPack> opened = open_folder(options.folder, options.choice);
  if (!opened) return fail(opened.error());
  opened.value().packing.parallel_for = [](std::size_t count,
                                           const std::function<void(std::size_t)>& work) {
    run_parallel(std::max(1U, std::thread::hardware_concurrency()), count, work);
  };
  Result<CheckResult> result = look(options, opened.value());
  if (!result) return fail(result.error());
  if (options.fix) {
    const Fixes fixes = find_fixes(result.value(), opened.value().source);
    if (Result<void> written = write_fixes(options, fixes); !written) return fail(written.error());
    for (const std::string& line : fixes.told) warn("%s\n", line.c_str());
    if (!fixes.files.empty()) result = look(options, opened.value());
    if (!result) return fail(result.error());
  }
  if (!options.write_baseline.empty()) {
    if (Result<void> written = write_file(options.write_baseline, write_baseline(result.value()));
        !written)
      return fail(written.error());
    if (!options.quiet)
      warn("%zu findings are known from now on: --baseline %s\n", result.value().findings.size(),
           options.write_baseline.c_str());
    return kDone;
  }
  std::size_t known = 0;
  if (!options.baseline.empty()) {
    const Result<std::string> text = read_file(options.baseline);
    if (!text) return fail(text.error());
    Result<Baseline> baseline = read_baseline(text.value(), options.baseline);
    if (!baseline) return fail(baseline.error());
    known = take_away(std::move(baseline).value(), result.value());
  }
  if (options.sarif)
    print_content(write_sarif(result.value(), CARREL_VERSION) + "\n");
  else if (options.json)
    print_content(write_findings_json(result.value()) + "\n");
  else if (!options.quiet)
    print("%s", write_findings_text(result.value(), options.all).c_str());
  if (known > 0 && !options.quiet && !options.json && !options.sarif)
    print("%zu more are known from %s.\n", known, options.baseline.c_str());
  return result.value().has_faults() ? kToMend : kDone;
}

}  // namespace

void add_check_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("check", "Tell what is wrong with a folder of posts, with file and line");
  CLI::Option* rules =
      command->add_flag("--rules", options->lists_rules, "List what is looked for, and do nothing");
  command->add_option("folder", options->folder, "The folder with the posts");
  add_choice_options(*command, options->choice);
  command
      ->add_option("--ignore", options->ignored,
                   "A rule that is not to be looked for; may be given again")
      ->check([](const std::string& id) {
        return find_rule(id) ? std::string() : "\"" + id + "\" is no rule (list them with --rules)";
      });
  command->add_option(
      "--private-words", options->private_words,
      "A list of words that must not be published, beside FOLDER/private_words.txt");
  command->add_option("--baseline", options->baseline, "Known findings, which do not count");
  command->add_option("--write-baseline", options->write_baseline,
                      "Write all findings to this file, as known");
  command->add_flag("--fix", options->fix, "Mend what is certain, and say what was mended");
  command->add_flag("--all", options->all, "Print notes too");
  CLI::Option* json = command->add_flag("--json", options->json, "Print all findings as JSON");
  command->add_flag("--sarif", options->sarif, "Print all findings as SARIF 2.1.0")->excludes(json);
  command->add_flag("--quiet", options->quiet, "Print errors only; the exit code tells");
  command->callback([options, rules, &run] {
    if (options->folder.empty() && rules->count() == 0) throw CLI::RequiredError("folder");
    run = [options] { return run_check(*options); };
  });
}

}  // namespace carrel::cli
