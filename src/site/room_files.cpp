#include "site/room_files.h"

#include <algorithm>
#include <vector>

#include "base/html_text.h"
#include "base/json_tree.h"
#include "bundle/sha256.h"
#include "site/marks.h"
#include "site/page_pieces.h"
#include "site/post_pages.h"
#include "site/readable_text.h"
#include "site/room_description.h"
#include "text/stem.h"

namespace carrel {

namespace {

constexpr std::string_view kWorker = "sw.js", kRemovingWorker = "sw_remove.js",
                           kPage = "index.html", kAppManifest = "app.webmanifest",
                           kEmbedPage = "embed.html",
                           kAnyArchive = "An archive to search and read in the browser.";

// What every visit begins with is asked for along with the style sheet, before any script runs.
// Hints only: the manifest decides, and it is not among them, because a hint may be answered from a
// cache that has an older one.
std::string write_hints(const PagePieces& pieces, const EngineAddresses& engine,
                        const Manifest& manifest) {
  std::string hints = pieces.fill("hint", {{"address", path_of(engine.find)}}) + "\n";
  for (const std::string& name : manifest.first_parts())
    hints += pieces.fill("hint", {{"address", "archive/" + name}}) + "\n";
  return hints;
}

// The installed page bears the archive's name.
Result<std::string> name_app(std::string_view text, const ArchiveFrame& frame) {
  JsonTree app;
  if (!read_json_tree(text, app) || !app.is_object())
    return Error{ErrorCode::BadInput, "this is not JSON of an installed page",
                 std::string(kAppManifest), "build the reading room anew"};
  app["name"] = frame.title;
  app["short_name"] = frame.title;
  app["description"] = frame.strapline;
  app["lang"] = frame.language;
  return write_json(app);
}

// Origins hold no sign that HTML would read.
std::string write_hosts(const std::vector<std::string>& hosts) {
  std::string list;
  for (const std::string& host : hosts) list += (list.empty() ? "" : " ") + host;
  return list;
}

std::string write_site_list(const std::vector<std::pair<std::string, std::string>>& kept,
                            const Manifest& manifest) {
  JsonTree json;
  json["carrel"] = kSiteListKind;
  json["edition"] = manifest.edition;
  json["files"] = json_list(kept, [](const auto& file) {
    const auto& [path, bytes] = file;
    return JsonTree::object(
        {{"path", path}, {"bytes", bytes.size()}, {"sha256", sha256_hex(bytes)}});
  });
  return write_json(json);
}

}  // namespace

bool needs_all_languages(const std::vector<std::string>& languages) {
  return std::any_of(languages.begin(), languages.end(), [](const std::string& language) {
    return is_stemmed(language) && language != "en" && language.compare(0, 3, "en-") != 0;
  });
}

Result<ElementScript> furnish_site(
    const PackSource& room, const std::function<Result<std::string>(const std::string&)>& read_part,
    const Manifest& manifest, std::string_view manifest_text, const PackSink& sink) {
  std::vector<std::string> paths = room.paths;
  // Entry files last: they name the assets, which are then already there; the worker after the
  // pages it serves.
  const auto rank = [](const std::string& path) {
    return path == kWorker ? 2 : path.find('/') == std::string::npos ? 1 : 0;
  };
  std::sort(paths.begin(), paths.end(), [&](const std::string& a, const std::string& b) {
    return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
  });

  const Result<std::string> text = room.read(kRoomDescriptionName);
  if (!text) return text.error();
  const Result<RoomDescription> description = read_room_description(text.value());
  if (!description) return description.error();
  const Result<std::string> html = room.read(kPiecesName);
  if (!html) return html.error();
  const Result<PagePieces> pieces = PagePieces::read(html.value());
  if (!pieces) return pieces.error();

  const bool needs_all = needs_all_languages(manifest.languages);
  const EngineAddresses& engine =
      needs_all ? description.value().all_languages : description.value().english;
  const EngineAddresses& unused =
      needs_all ? description.value().english : description.value().all_languages;
  const Result<std::string> front =
      write_readable_text(read_part, pieces.value(), description.value().text_style, sink);
  if (!front) return front.error();
  if (Result<void> written = write_post_pages(read_part, manifest, pieces.value(),
                                              description.value().text_style, sink);
      !written)
    return written.error();

  const ArchiveFrame& frame = manifest.frame;
  const std::string title = escape_html(frame.title), language = escape_html(frame.language);
  const std::string about = escape_html(frame.strapline.empty() ? kAnyArchive : frame.strapline);
  const std::string hints = write_hints(pieces.value(), engine, manifest);
  const Mark page_marks[] = {
      {"language", language},  {"title", title},        {"description", about},  {"hints", hints},
      {"engine", engine.find}, {"reader", engine.read}, {"front", front.value()}};
  const std::string hosts = write_hosts(frame.embed_hosts);
  const Mark embed_marks[] = {{"hosts", hosts}};

  const auto is_taken = [&](const std::string& path) {  // by this program, or by none
    return path == kRoomDescriptionName || path == kPiecesName || path == kRemovingWorker ||
           path == path_of(unused.find) || path == path_of(unused.read);
  };
  const std::vector<std::string>& elsewhere = description.value().for_other_pages;
  const auto is_kept = [&](const std::string& path) {  // the worker is the browser's to keep
    return path != kWorker &&
           std::find(elsewhere.begin(), elsewhere.end(), path) == elsewhere.end();
  };
  const bool is_never = frame.offline == "never";
  ElementScript script;
  std::vector<std::pair<std::string, std::string>> kept{
      {kSiteManifest, std::string(manifest_text)}};
  for (const std::string& path : paths) {
    if (is_taken(path)) continue;
    Result<std::string> bytes =
        room.read(path == kWorker && is_never ? std::string(kRemovingWorker) : path);
    if (bytes && path == kPage) bytes = fill_marks(bytes.value(), page_marks, kPage);
    if (bytes && path == kEmbedPage) bytes = fill_marks(bytes.value(), embed_marks, kEmbedPage);
    if (bytes && path == kAppManifest) bytes = name_app(bytes.value(), frame);
    if (!bytes) return bytes.error();
    if (Result<void> written = sink(path, bytes.value()); !written) return written.error();
    if (path == description.value().element) script = {path, integrity_of(bytes.value())};
    if (is_kept(path)) kept.emplace_back(path, std::move(bytes).value());
  }
  if (Result<void> written =
          sink(kRoomDescriptionName, write_site_room({engine, description.value().one_file}));
      !written)
    return written.error();
  if (Result<void> written = sink(kSiteListName, write_site_list(kept, manifest)); !written)
    return written.error();
  return script;
}

}  // namespace carrel
