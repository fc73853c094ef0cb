#include "cli/folder_to_pack.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <utility>

#include "carrel/configuration.h"
#include "cli/command.h"
#include "cli/folder_walk.h"
#include "cli/git_history.h"

namespace carrel::cli {

namespace {

Day today_in_utc() {
  return static_cast<Day>(std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())
                              .time_since_epoch()
                              .count());
}

// The keys that the environment says, and then those of --set.
Result<std::vector<ConfigurationSetting>> read_settings_of(const FolderChoice& choice) {
  std::vector<ConfigurationSetting> settings;
  for (const auto& [variable, key] : configuration_variables())
    if (const char* value = std::getenv(variable.c_str()))
      settings.push_back({key, value, variable});
  for (const std::string& written : choice.settings) {
    Result<ConfigurationSetting> setting = read_setting_option(written);
    if (!setting) return setting.error();
    settings.push_back(std::move(setting).value());
  }
  return settings;
}

// A configuration that is a link out of the folder is none of the folder's files.
Result<ArchiveFrame> read_frame(const std::string& folder, const FolderChoice& choice,
                                const FolderWalk& walked) {
  const Result<std::vector<ConfigurationSetting>> settings = read_settings_of(choice);
  if (!settings) return settings.error();
  const Result<std::string> found = find_configuration(walked.paths);
  if (choice.configuration.empty() && !found) return found.error();
  const std::string name = choice.configuration.empty() ? found.value() : choice.configuration;
  if (name.empty()) return read_configuration("{}", kConfigurationName, settings.value());
  const Result<std::string> text =
      read_file(choice.configuration.empty() ? folder + "/" + name : name);
  if (!text) return text.error();
  return read_configuration(text.value(), name, settings.value());
}

}  // namespace

void add_choice_options(CLI::App& command, FolderChoice& choice) {
  command.add_option("--config", choice.configuration,
                     "The configuration, instead of FOLDER/carrel.json");
  command.add_option("--set", choice.settings,
                     "A key of the configuration, as title=Notes; may be given again");
  command
      .add_option("--today", choice.today,
                  "The day of packing (default: today in UTC); later posts stay out")
      ->check([](const std::string& text) {
        return parse_day(text) ? std::string()
                               : "\"" + text + "\" is no date (write it as 2024-03-05)";
      });
  command.add_option("--visibility", choice.visibilities,
                     "Also pack posts with this visibility; may be given again");
  command.add_flag("--drafts", choice.drafts, "Pack drafts too");
  command.add_flag("--future", choice.future, "Pack posts dated after today too");
  command.add_flag("--no-git-dates", choice.no_git_dates,
                   "Leave posts without a date undated, whatever git's history says");
}

Result<FolderToPack> open_folder(const std::string& folder, const FolderChoice& choice) {
  Result<FolderWalk> walked = walk_folder(folder);
  if (!walked) return walked.error();
  Result<ArchiveFrame> frame = read_frame(folder, choice, walked.value());
  if (!frame) return frame.error();
  FolderToPack opened;
  opened.frame = std::move(frame).value();
  opened.source.paths = std::move(walked.value().paths);
  opened.source.links = std::move(walked.value().links);
  opened.source.notes = std::move(walked.value().notes);
  opened.source.settings = read_settings(folder, setting_names());
  opened.source.read = [folder](const std::string& path) { return read_file(folder + "/" + path); };
  if (!choice.no_git_dates && lies_in_git(folder))
    opened.source.history = [folder] { return ask_git(folder); };
  PackOptions& packing = opened.packing;
  packing.today = choice.today.empty() ? today_in_utc() : *parse_day(choice.today);
  packing.folder = std::filesystem::absolute(folder).lexically_normal().generic_string();
  packing.include_drafts = choice.drafts;
  packing.include_future = choice.future;
  packing.visibilities.insert(packing.visibilities.end(), choice.visibilities.begin(),
                              choice.visibilities.end());
  return opened;
}

}  // namespace carrel::cli
