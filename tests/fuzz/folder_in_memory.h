// A folder of posts in memory, packed: what the fuzz targets have in common.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "archive/opened_archive.h"
#include "carrel/configuration.h"
#include "carrel/pack.h"

namespace fuzz {

using Files = std::map<std::string, std::string>;

inline std::function<carrel::Result<std::string>(const std::string&)> reader_of(
    const Files& files) {
  return [&files](const std::string& name) -> carrel::Result<std::string> {
    const auto found = files.find(name);
    if (found == files.end())
      return carrel::Error{carrel::ErrorCode::Io, "cannot be read", name, ""};
    return found->second;
  };
}

// The bundle, the manifest among its files; nothing where it cannot be packed.
inline std::optional<Files> pack_folder(const Files& folder, const Files& settings = {}) {
  carrel::PackSource source;
  for (const auto& [path, bytes] : folder) source.paths.push_back(path);
  source.settings = settings;
  source.read = reader_of(folder);
  const auto configuration = folder.find(carrel::kConfigurationName);
  const carrel::Result<carrel::ArchiveFrame> frame = carrel::read_configuration(
      configuration == folder.end() ? std::string_view("{}") : configuration->second);
  if (!frame) return std::nullopt;
  carrel::PackOptions options;
  options.today = 20'000;
  options.compression_level = 1;
  Files bundle;
  const auto keep = [&](const std::string& name, std::string_view bytes) -> carrel::Result<void> {
    bundle[name] = bytes;
    return {};
  };
  if (!carrel::pack(source, frame.value(), options, keep)) return std::nullopt;
  return bundle;
}

// Posts of every kind that a bundle knows: links, media, tags, languages, what replaces what.
inline const Files& sample_folder() {
  static const Files folder{
      {"carrel.json", R"({"title":"Notes","kinds":{"note":"Note"},"stale_after":30})"},
      {"synonyms.txt", "pg = postgres\n"},
      {"a.md",
       "---\ntitle: Failover\ndate: 2024-01-02\nkind: note\ntags: [queue, pg]\nauthors: [Ann]\n"
       "---\nThe pool is exhausted, see [b](b.md#x) &hellip;\n\n## Steps\n\n1. `kubectl get`\n"},
      {"b.md",
       "---\ntitle: The queue\ndate: 2023-01-02\naliases: [old-b]\nsuperseded_by: a\n---\n"
       "## X\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![p](p.png) and $x^2$\n\n> [!TIP]\n> Said.\n"},
      {"de/c.md", "---\ntitle: Der Ausfall\ndate: 2022-01-02\nlang: de\n---\nDie Datenbank.\n"},
      {"p.png", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1", 24)}};
  return folder;
}

}  // namespace fuzz
