// Makes one HTML file of a packed site, which opens from anywhere, without a server and without a
// network.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "carrel/limits.h"
#include "carrel/result.h"

namespace carrel {

// Above this, browsers take long to open such a file. The same number stands in
// web/offline/one_file.js.
inline constexpr std::size_t kMostExportedBytes = 48 * limits::kMiB;

struct ExportOptions {
  std::string site, output;  // as messages and the report name them
  std::string posts;         // only those that this query finds; empty: all
  std::size_t most_bytes = kMostExportedBytes;
};

struct ExportedSite {
  std::string html;
  std::string report;  // for people: what takes how many bytes
};

// `read` yields a file of the site by its path below it. The same site gives the same bytes.
Result<ExportedSite> export_site(
    const std::function<Result<std::string>(const std::string& path)>& read,
    const ExportOptions& options);

}  // namespace carrel
