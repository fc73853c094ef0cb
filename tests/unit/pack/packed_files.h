// A folder of posts in memory, packed, and what the packing said.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

#include "carrel/pack.h"

using Files = std::map<std::string, std::string>;

// Valid as long as `files` is.
inline carrel::PackSource source_of(const Files& files) {
  carrel::PackSource source;
  for (const auto& [path, bytes] : files) source.paths.push_back(path);
  source.read = [&files](const std::string& path) -> carrel::Result<std::string> {
    const auto found = files.find(path);
    if (found == files.end())
      return carrel::Error{carrel::ErrorCode::Io, "it cannot be read", path, ""};
    return found->second;
  };
  return source;
}

inline carrel::PackOptions on_a_day() {
  carrel::PackOptions options;
  options.today = *carrel::parse_day("2026-11-24");
  options.compression_level = 1;
  options.parallel_for = [](std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = 0; i < count; ++i) work(i);
  };
  return options;
}

struct Packed {
  carrel::PackReport report;
  Files files;
};

inline Packed pack_files(const Files& files, const carrel::PackOptions& options = on_a_day()) {
  Packed packed;
  carrel::Result<carrel::PackReport> report =
      carrel::pack(source_of(files), {}, options,
                   [&](const std::string& name, std::string_view bytes) -> carrel::Result<void> {
                     packed.files[name] = bytes;
                     return {};
                   });
  REQUIRE(report);
  packed.report = std::move(report).value();
  return packed;
}

// The notes of a kind, each "where: message".
inline std::vector<std::string> notes_of(const carrel::PackReport& report,
                                         carrel::PackNote::Kind kind) {
  std::vector<std::string> notes;
  for (const carrel::PackNote& note : report.notes)
    if (note.kind == kind) notes.push_back(note.where + ": " + note.message);
  return notes;
}
