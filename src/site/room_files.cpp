// How does the reading room come to stand beside an archive? See room_files.h.
#include "site/room_files.h"

#include <algorithm>
#include <vector>

#include "base/json_writer.h"
#include "bundle/sha256.h"
#include "site/readable_text.h"
#include "text/stem.h"

namespace carrel {

namespace {

constexpr std::string_view kWorker = "sw.js", kRemovingWorker = "sw_remove.js",
                           kPage = "index.html", kAppManifest = "app.webmanifest",
                           kEmbedPage = "embed.html";

// What every visit begins with is asked for along with the style sheet, before any script runs. Hints only: the manifest decides, and it is
// not among them, because a hint may be answered from a cache that has an older one.
void insert_hint(std::string& page, const std::string& path) {
  const std::size_t end_of_head = page.find("</head>");
  if (end_of_head != std::string::npos) page.insert(end_of_head, "<link rel=\"preload\" href=\"" + path + "\" as=\"fetch\">\n");
}

struct Engine {
  std::string find, read;   // "assets/x.wasm#sha256-…"
};

std::string path_of(const std::string& address) { return address.substr(0, address.find('#')); }

// The room comes with two engines of two files each: one with the English stemmer alone, one for every language. The site gets the one its
// posts need, named in index.html by data-engine and data-reader, and asked for first of all. Returns the paths of the other's files.
std::vector<std::string> choose_engine(std::string& page, const std::vector<std::string>& languages) {
  const auto take = [&](const std::string& attribute) {
    const std::string opening = attribute + "=\"";
    const std::size_t from = page.find(opening);
    const std::size_t to = from == std::string::npos ? from : page.find('"', from + opening.size());
    if (to == std::string::npos) return std::string();
    const std::string value = page.substr(from + opening.size(), to - from - opening.size());
    page.erase(from, to + 1 - from);
    return value;
  };
  const Engine all{take(" data-engine-languages"), take(" data-reader-languages")};
  const Engine english{take(" data-engine"), take(" data-reader")};
  if (all.find.empty() || english.find.empty()) return {};
  const bool needs_all = std::any_of(languages.begin(), languages.end(), [](const std::string& language) {
    return is_stemmed(language) && language != "en" && language.compare(0, 3, "en-") != 0;
  });
  const Engine& chosen = needs_all ? all : english;
  const Engine& unused = needs_all ? english : all;
  page.insert(page.find(" data-worker"), " data-engine=\"" + chosen.find + "\" data-reader=\"" + chosen.read + "\"");
  insert_hint(page, path_of(chosen.find));
  return {path_of(unused.find), path_of(unused.read)};
}

// The installed page bears the archive's name.
void name_app(std::string& text, const ArchiveFrame& frame) {
  const auto replace = [&](const std::string& field, const std::string& value) {
    const std::string opening = "\"" + field + "\":\"";
    const std::size_t from = text.find(opening);
    const std::size_t to = from == std::string::npos ? from : text.find('"', from + opening.size());
    if (to == std::string::npos) return;
    JsonWriter json;
    json.value(std::string_view(value));
    text.replace(from + opening.size() - 1, to + 2 - from - opening.size(), json.take());
  };
  replace("name", frame.title);
  replace("short_name", frame.title);
  replace("description", frame.strapline);
  replace("lang", frame.language);
}

// embed.html learns from itself whom it may talk with: nothing that the page around says has a part
// in it. Origins hold no sign that HTML would read.
void name_hosts(std::string& page, const std::vector<std::string>& hosts) {
  constexpr std::string_view kBody = "<body>";
  const std::size_t body = page.find(kBody);
  if (body == std::string::npos || hosts.empty()) return;
  std::string list;
  for (const std::string& host : hosts) list += (list.empty() ? "" : " ") + host;
  page.replace(body, kBody.size(), "<body data-hosts=\"" + list + "\">");
}

// Whether a copy on a reader's device holds it: not the worker, which is the browser's to keep, nor what only other pages load or frame.
bool is_kept(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  const bool is_script = name.size() > 3 && name.compare(name.size() - 3, 3, ".js") == 0;
  for (const std::string_view opening : {"carrel.", "carrel-", "embed.", "embed-", "self-test."})
    if ((is_script || name == "embed.html" || name == "self-test.html") && name.compare(0, opening.size(), opening) == 0) return false;
  return path != kWorker;
}

// "assets/carrel.<hash>.js"; the sheet and the engine are called alike but for their ending.
bool is_element_script(const std::string& path) {
  constexpr std::string_view kOpening = "assets/carrel.", kEnding = ".js";
  return path.compare(0, kOpening.size(), kOpening) == 0 && path.size() > kEnding.size() && path.compare(path.size() - kEnding.size(), kEnding.size(), kEnding) == 0;
}

std::string write_site_list(const std::vector<std::pair<std::string, std::string>>& kept, const Manifest& manifest) {
  JsonWriter json;
  json.begin_object();
  json.field("carrel", "site");
  json.field("edition", manifest.edition);
  json.key("files");
  json.begin_array();
  for (const auto& [path, bytes] : kept) {
    json.begin_object();
    json.field("path", path);
    json.field("bytes", bytes.size());
    json.field("sha256", sha256_hex(bytes));
    json.end_object();
  }
  json.end_array();
  json.end_object();
  return json.take();
}

}  // namespace

Result<ElementScript> furnish_site(const PackSource& room, const std::function<Result<std::string>(const std::string&)>& read_part, const Manifest& manifest,
                                   std::string_view manifest_text, const PackSink& sink) {
  std::vector<std::string> paths = room.paths;
  // Entry files last: they name the assets, which are then already there; the worker after the pages it serves.
  const auto rank = [](const std::string& path) { return path == kWorker ? 2 : path.find('/') == std::string::npos ? 1 : 0; };
  std::sort(paths.begin(), paths.end(), [&](const std::string& a, const std::string& b) { return rank(a) != rank(b) ? rank(a) < rank(b) : a < b; });

  Result<std::string> page = room.read(std::string(kPage));
  if (!page) return page.error();
  const std::vector<std::string> unused = choose_engine(page.value(), manifest.languages);
  if (Result<void> written = write_readable_text(read_part, sink, page.value()); !written) return written.error();
  for (const std::string& name : manifest.first_parts()) insert_hint(page.value(), "archive/" + name);
  ElementScript script;
  const bool is_never = manifest.frame.offline == "never";
  std::vector<std::pair<std::string, std::string>> kept{{std::string("archive/") + kManifestName, std::string(manifest_text)}};
  for (const std::string& path : paths) {
    if (path == kRemovingWorker || std::find(unused.begin(), unused.end(), path) != unused.end()) continue;
    Result<std::string> bytes = path == kPage ? page : room.read(path == kWorker && is_never ? std::string(kRemovingWorker) : path);
    if (!bytes) return bytes.error();
    if (path == kAppManifest) name_app(bytes.value(), manifest.frame);
    if (path == kEmbedPage) name_hosts(bytes.value(), manifest.frame.embed_hosts);
    if (Result<void> written = sink(path, bytes.value()); !written) return written.error();
    if (is_element_script(path)) script = {path, integrity_of(bytes.value())};
    if (is_kept(path)) kept.emplace_back(path, std::move(bytes).value());
  }
  if (Result<void> written = sink(kSiteListName, write_site_list(kept, manifest)); !written) return written.error();
  return script;
}

}  // namespace carrel
