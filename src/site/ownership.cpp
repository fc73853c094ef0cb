// By names that hold a hash, and by what only carrel's own pages begin or are filled with.
#include "site/ownership.h"

#include <algorithm>

#include "base/hexadecimal.h"
#include "base/json_fields.h"
#include "bundle/bundle_format.h"
#include "bundle/plain_names.h"
#include "carrel/limits.h"
#include "site/one_file.h"
#include "site/post_pages.h"
#include "site/readable_text.h"
#include "site/room_files.h"

namespace carrel {

namespace {

constexpr std::string_view kDelta = "delta", kMedia = "media/";
constexpr std::string_view kRoomMark =
    "<carrel-archive id=\"room\" data-archive=\"archive/archive.json\"";
constexpr std::size_t kTextMarkWithin = 400;  // bytes: it follows the page's language

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

bool is_hash(std::string_view text) { return text.size() == kHashDigits && is_hexadecimal(text); }

// "posts-0" of "posts-0.<hash>.json.zst", with this ending; empty where there is no hash.
std::string_view stem_before_hash(std::string_view name, std::string_view ending) {
  const std::size_t tail = kHashDigits + 1 + ending.size();
  if (name.size() <= tail || !ends_with(name, ending)) return {};
  const std::size_t hash = name.size() - tail + 1;
  return name[hash - 1] == '.' && is_hash(name.substr(hash, kHashDigits)) ? name.substr(0, hash - 1)
                                                                          : std::string_view();
}

bool is_media_of_carrel(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return is_media_name(name) && dot != std::string_view::npos &&
         !stem_before_hash(name, name.substr(dot)).empty();
}

// Whether a file is carrel's own of this kind, however its JSON is laid out.
bool is_own(const Result<std::string>& text, std::string_view kind) {
  if (!text) return false;
  JsonLimits any;
  any.keys_per_object = limits::kManifestKeysPerObject;
  const Result<Json> json = Json::parse(text.value(), "", any);
  return json && JsonFields(json.value().root(), "").text_or("carrel", "") == kind;
}

}  // namespace

bool is_edition_name(std::string_view name) {
  if (name.substr(0, kMedia.size()) == kMedia) return is_media_of_carrel(name);
  if (!is_plain_name(name)) return false;
  const auto is_called = [&](std::string_view role, std::string_view ending) {
    const std::string_view stem = stem_before_hash(name, ending);
    return stem.size() > role.size() && stem.substr(0, role.size()) == role &&
           stem[role.size()] == '-';
  };
  return is_called(kDelta, ".zst") ||
         std::any_of(kRoles.begin(), kRoles.end(), [&](const RoleRecord& record) {
           return is_called(record.name, record.ending);
         });
}

PageKind kind_of_page(std::string_view html) {
  if (html.find(kBlockBegin) != std::string_view::npos) return PageKind::OneFile;
  if (html.substr(0, kTextMarkWithin).find(kTextPageMark) != std::string_view::npos)
    return PageKind::Text;
  return html.find(kRoomMark) != std::string_view::npos ? PageKind::Room : PageKind::Foreign;
}

// Files below assets/ and parts are named by their content: another one of that name is a damaged
// copy of carrel's own.
std::vector<std::string> deciding_paths(const std::vector<std::string>& written) {
  std::vector<std::string> paths{kSiteListName};
  for (const std::string& path : written)
    if (path != kSiteListName &&
        (path == kSiteManifest || is_post_page(path) || path.find('/') == std::string::npos))
      paths.push_back(path);
  return paths;
}

// All is carrel's where its list of the site is; the manifest also where it is one.
Result<void> refuse_foreign(const std::string& site, const std::vector<std::string>& written,
                            const ReadOfSite& read_standing, const ReadOfSite& read_fresh) {
  if (is_own(read_standing(kSiteListName), kSiteListKind)) return {};
  std::vector<std::string> foreign;
  for (const std::string& path : deciding_paths(written)) {
    const Result<std::string> old = read_standing(path);
    if (!old || (path == kSiteManifest && is_own(old, kManifestKind))) continue;
    const Result<std::string> fresh = read_fresh(path);
    if (fresh && fresh.value() != old.value()) foreign.push_back(path);
  }
  if (foreign.empty()) return {};
  const std::string others = foreign.size() > 1 ? " and " + std::to_string(foreign.size() - 1) +
                                                      " more of the site's names"
                                                : "";
  return Error{ErrorCode::BadInput, "carrel did not write this file" + others,
               site + "/" + foreign.front(),
               "name an empty folder or a site, or replace them with --force"};
}

std::vector<std::string> folders_of_other_sites(const std::vector<std::string>& paths) {
  const std::string below = std::string("/archive/") + kManifestName;
  const std::string alone = std::string("/") + kManifestName;
  std::vector<std::string> folders;
  for (const std::string& path : paths) {
    if (path == below.substr(1)) continue;  // the site's own
    for (const std::string& ending : {below, alone}) {
      if (!ends_with(path, ending)) continue;
      folders.push_back(path.substr(0, path.size() - ending.size() + 1));
      break;
    }
  }
  return folders;
}

}  // namespace carrel
