// Packing, opening, searching and rendering an archive in memory: bench_archive FOLDER. Prints one
// table row a step.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "carrel/archive.h"
#include "carrel/pack.h"

namespace {

using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return std::fprintf(stderr, "usage: bench_archive FOLDER\n"), 2;
  namespace files = std::filesystem;
  std::map<std::string, std::string> texts;
  std::size_t bytes = 0;
  for (const auto& entry : files::recursive_directory_iterator(arguments[1])) {
    if (!entry.is_regular_file()) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (entry.path().extension() == ".md") bytes += text.size();
    texts.emplace(entry.path().lexically_relative(arguments[1]).generic_string(), std::move(text));
  }
  carrel::PackSource source;
  for (const auto& text : texts) source.paths.push_back(text.first);
  source.read = [&](const std::string& path) -> carrel::Result<std::string> {
    return texts.at(path);
  };
  carrel::PackOptions options;
  options.today = *carrel::parse_day("2026-11-24");
  std::map<std::string, std::string> parts;
  Clock::time_point start = Clock::now();
  const auto packed =
      carrel::pack(source, {}, options,
                   [&](const std::string& name, std::string_view part) -> carrel::Result<void> {
                     parts[name] = part;
                     return {};
                   });
  const double packing = milliseconds_since(start);
  if (!packed) return std::fprintf(stderr, "%s\n", to_text(packed.error()).c_str()), 1;
  const double megabytes = static_cast<double>(bytes) / 1e6;
  std::printf("| pack, one thread | %.2f MB/s | %zu posts, %.2f MB of Markdown, %.2f MB packed |\n",
              megabytes / packing * 1e3, packed.value().posts, megabytes,
              static_cast<double>(packed.value().bundle_bytes) / 1e6);

  carrel::Archive archive;
  start = Clock::now();
  if (!archive.load(carrel::kManifestName, parts.at(carrel::kManifestName))) return 1;
  for (const carrel::Part& part : archive.manifest()->parts)
    if (!archive.load(part.name, parts.at(part.name))) return 1;
  std::printf("| open, every part | %.1f ms | |\n", milliseconds_since(start));

  // Titles make honest queries: whole, their first word, and their first two.
  std::vector<std::string> queries;
  carrel::SearchRequest list;
  list.count = 200;
  const carrel::Result<carrel::SearchReply> listed = archive.search(list);
  for (const carrel::Hit& hit : listed.value().hits) {
    const std::size_t first = hit.title.find(' ');
    queries.push_back(hit.title);
    queries.push_back(hit.title.substr(0, first));
    queries.push_back(
        hit.title.substr(0, first == std::string::npos ? first : hit.title.find(' ', first + 1)));
  }
  for (const bool excerpts : {false, true}) {
    std::vector<double> times;
    for (int round = 0; round < 3; ++round)
      for (const std::string& query : queries) {
        carrel::SearchRequest request;
        request.text = query;
        request.count = 10;
        request.excerpts = excerpts;
        start = Clock::now();
        const auto reply = archive.search(request);
        if (!reply || !reply.value().complete) return 1;
        times.push_back(milliseconds_since(start));
      }
    std::printf("| search%s, %zu queries | median %.3f ms, p99 %.2f ms | with facet counts |\n",
                excerpts ? " with ten excerpts" : "", queries.size(), percentile(times, 0.5),
                percentile(times, 0.99));
  }
  start = Clock::now();
  std::size_t rendered = 0;
  for (const auto& [path, text] : texts)
    if (path.size() > 3 && path.substr(path.size() - 3) == ".md")
      rendered += write_html(carrel::parse_document(text)).size();
  std::printf("| Markdown to HTML | %.1f MB/s | %.2f MB of HTML |\n",
              megabytes / milliseconds_since(start) * 1e3, static_cast<double>(rendered) / 1e6);
  return 0;
}
