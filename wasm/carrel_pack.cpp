// The packer's edge: files and options in, files out. No logic stands here.
#include "carrel_pack.h"

#include <map>
#include <new>
#include <optional>
#include <set>

#include "base/json_fields.h"
#include "base/json_tree.h"
#include "carrel/configuration.h"
#include "carrel/limits.h"
#include "carrel/pack.h"
#include "pack/causes.h"
#include "pack/earlier_edition.h"
#include "replies.h"
#include "site/export_site.h"
#include "site/ownership.h"
#include "site/room_files.h"
#include "site/withdrawn.h"

struct carrel_packing {
  std::map<std::string, std::string> sources, settings, room, site, before, standing, history,
      files;
  std::set<std::string> made;  // paths below the site
  carrel::PackReport report;   // its manifest is the edition's
  std::optional<carrel::Withdrawal> withdrawal;
  std::string text;
  carrel_reply reply{};

  const carrel_reply* answer(uint32_t status, std::string bytes) {
    text = std::move(bytes);
    reply = {status, text.data(), static_cast<uint32_t>(text.size())};
    return &reply;
  }
  const carrel_reply* refuse(const carrel::Error& error) {
    return answer(1, carrel::write_error(error));
  }
};

namespace {

constexpr const char* kWhere = "the request to pack";
constexpr std::string_view kRoom = ".room/", kSite = ".site/", kBefore = ".before/",
                           kSettings = ".settings/", kStanding = ".standing/",
                           kHistory = ".history/";
constexpr const char* kOneFile = "one_file.html";
constexpr std::int64_t kMostBytes = std::int64_t{1}
                                    << 30;  // of an exported file, whatever is asked for

// A request is the program's own and names as many files and links as a folder has.
carrel::Result<carrel::Json> parse_request(std::string_view request) {
  carrel::JsonLimits limits;
  limits.keys_per_object = limits.tokens;
  return carrel::Json::parse(request, kWhere, limits);
}

carrel::ReadEarlier reader_of(const std::map<std::string, std::string>& files) {
  return [&files](const std::string& name) -> carrel::Result<std::string> {
    const auto found = files.find(name);
    if (found != files.end()) return found->second;
    return carrel::Error{carrel::ErrorCode::NotFound, "was not added", name, ""};
  };
}

carrel::Error asked_too_early(const char* before) {
  return {carrel::ErrorCode::BadInput, "nothing is there to be asked about", kWhere,
          std::string("call ") + before + " first"};
}

carrel::Result<carrel::PackOptions> read_options(std::string_view request) {
  const carrel::Result<carrel::Json> json = parse_request(request);
  if (!json) return json.error();
  carrel::JsonFields fields(json.value().root(), kWhere);
  carrel::PackOptions options;
  const std::optional<carrel::Day> today = carrel::parse_day(fields.text("today"));
  if (!today) fields.fail("today", "a date like 2024-03-05");
  options.today = today.value_or(carrel::kNoDay);
  options.part_bytes = static_cast<std::size_t>(fields.integer_or("part_bytes", 0, 16 << 20, 0));
  options.compression_level = static_cast<int>(fields.integer_or("level", 0, 22, 0));
  options.include_drafts = fields.boolean_or("drafts", false);
  options.include_future = fields.boolean_or("future", false);
  for (std::string& visibility : fields.texts("visibilities"))
    options.visibilities.push_back(std::move(visibility));
  options.title = fields.text_or("title", "");
  options.folder = fields.text_or("folder", "");
  if (!fields.ok()) return fields.error();
  return options;
}

carrel::Result<carrel::ExportOptions> read_export_options(std::string_view request) {
  const carrel::Result<carrel::Json> json = parse_request(request);
  if (!json) return json.error();
  carrel::JsonFields fields(json.value().root(), kWhere);
  carrel::ExportOptions options;
  options.site = fields.text("site");
  options.output = fields.text("output");
  options.posts = fields.text_or("posts", "");
  options.most_bytes = static_cast<std::size_t>(
      fields.integer_or("most_bytes", 1, kMostBytes, carrel::kMostExportedBytes));
  if (!fields.ok()) return fields.error();
  return options;
}

// What the environment and --set say: {"set": ["title=Notes"], "variables": [{key, value, from}]}.
carrel::Result<std::vector<carrel::ConfigurationSetting>> read_settings(std::string_view request) {
  const carrel::Result<carrel::Json> json = parse_request(request);
  if (!json) return json.error();
  std::vector<carrel::ConfigurationSetting> settings;
  carrel::JsonView variables;
  if (json.value().root().find("variables", variables) &&
      variables.is(carrel::JsonView::Kind::Array))
    variables.for_each([&](carrel::JsonView view) {
      carrel::JsonFields fields(view, kWhere);
      settings.push_back({fields.text("key"), fields.text("value"), fields.text("from")});
    });
  for (const std::string& written : carrel::JsonFields(json.value().root(), kWhere).texts("set")) {
    carrel::Result<carrel::ConfigurationSetting> setting = carrel::read_setting_option(written);
    if (!setting) return setting.error();
    settings.push_back(std::move(setting).value());
  }
  return settings;
}

// What the walk of a folder found besides files: {"links": {name: real name}, "notes": [{kind,
// where, message}]}.
carrel::Result<void> read_walk(std::string_view request, carrel::PackSource& source) {
  const carrel::Result<carrel::Json> json = parse_request(request);
  if (!json) return json.error();
  carrel::JsonView walk, links, notes;
  if (!json.value().root().find("walk", walk)) return {};
  if (walk.find("links", links))
    links.for_each_member([&](std::string_view link, carrel::JsonView real) {
      source.links.emplace(link, real.text());
    });
  if (walk.find("notes", notes))
    notes.for_each([&](carrel::JsonView view) {
      carrel::JsonFields fields(view, kWhere);
      carrel::PackNote note;
      note.kind = carrel::kind_of(fields.text("kind"));
      note.cause = fields.text_or("cause", "");
      note.where = fields.text("where");
      note.message = fields.text("message");
      source.notes.push_back(std::move(note));
    });
  return {};
}

}  // namespace

extern "C" {

carrel_packing* carrel_pack_new(void) { return new (std::nothrow) carrel_packing; }
void carrel_pack_delete(carrel_packing* packing) { delete packing; }

const carrel_reply* carrel_pack_add(carrel_packing* packing, const char* path, size_t path_size,
                                    const char* bytes, size_t size) {
  const std::string_view whole(path, path_size);
  std::map<std::string, std::string>* place = &packing->sources;
  std::string_view below = whole;
  for (const auto& [beginning, files] :
       {std::pair(kRoom, &packing->room), std::pair(kSite, &packing->site),
        std::pair(kBefore, &packing->before), std::pair(kSettings, &packing->settings),
        std::pair(kStanding, &packing->standing), std::pair(kHistory, &packing->history)}) {
    if (whole.substr(0, beginning.size()) != beginning) continue;
    place = files;
    below = whole.substr(beginning.size());
  }
  (*place)[std::string(below)] = std::string(bytes, size);
  return packing->answer(0, "{}");
}

const carrel_reply* carrel_pack_settings(carrel_packing* packing) {
  carrel::JsonTree json;
  json["names"] = carrel::setting_names();
  json["above"] = carrel::kSettingsAbove;
  json["bytes"] = carrel::limits::kSettingBytes;
  json["variables"] = carrel::json_list(carrel::configuration_variables(), [](const auto& each) {
    return carrel::JsonTree::object({{"name", each.first}, {"key", each.second}});
  });
  const carrel::GitQuestions questions = carrel::git_questions();
  json["git"] = carrel::JsonTree::object({{"place", questions.place},
                                          {"log", questions.log},
                                          {"environment", questions.environment},
                                          {"inherited", questions.inherited},
                                          {"bytes", questions.bytes},
                                          {"seconds", questions.seconds}});
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_run(carrel_packing* packing, const char* request, size_t size) {
  carrel::Result<carrel::PackOptions> options = read_options(std::string_view(request, size));
  if (!options) return packing->refuse(options.error());
  carrel::PackSource source;
  for (const auto& file : packing->sources) source.paths.push_back(file.first);
  const carrel::Result<std::string> configuration = carrel::find_configuration(source.paths);
  if (!configuration) return packing->refuse(configuration.error());
  const carrel::Result<std::vector<carrel::ConfigurationSetting>> settings =
      read_settings(std::string_view(request, size));
  if (!settings) return packing->refuse(settings.error());
  const carrel::Result<carrel::ArchiveFrame> frame =
      configuration.value().empty()
          ? carrel::read_configuration("{}", carrel::kConfigurationName, settings.value())
          : carrel::read_configuration(packing->sources.at(configuration.value()),
                                       configuration.value(), settings.value());
  if (!frame) return packing->refuse(frame.error());
  source.read = [packing](const std::string& path) -> carrel::Result<std::string> {
    return packing->sources.at(path);
  };
  source.settings = packing->settings;
  if (!packing->history.empty())
    source.history = [&history = packing->history] {
      return carrel::GitAnswers{history["place"], history["log"], history["refusal"]};
    };
  if (carrel::Result<void> walked = read_walk(std::string_view(request, size), source); !walked)
    return packing->refuse(walked.error());
  options.value().earlier = [packing] {
    const carrel::ReadEarlier read = reader_of(packing->before);
    const std::unique_ptr<carrel::Manifest> manifest = carrel::read_edition(read);
    return manifest ? carrel::read_earlier_posts(read, *manifest) : std::vector<carrel::Post>();
  };
  packing->files.clear();
  packing->made.clear();
  packing->withdrawal.reset();
  std::vector<std::string> names;
  const auto packed =
      carrel::pack(source, frame.value(), options.value(),
                   [&](const std::string& name, std::string_view bytes) -> carrel::Result<void> {
                     packing->files[name] = bytes;
                     packing->made.insert("archive/" + name);
                     names.push_back(name);
                     return {};
                   });
  if (!packed) return packing->refuse(packed.error());
  packing->report = packed.value();
  carrel::JsonTree json;
  json["files"] = names;
  json["languages"] = carrel::needs_all_languages(packed.value().manifest.languages);
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_furnish(carrel_packing* packing, const char* request, size_t size) {
  const carrel::Result<carrel::Json> json_request = parse_request(std::string_view(request, size));
  if (!json_request) return packing->refuse(json_request.error());
  carrel::JsonFields fields(json_request.value().root(), kWhere);
  const std::string site = fields.text("site"), url = fields.text_or("url", "");
  if (!fields.ok()) return packing->refuse(fields.error());
  carrel::PackSource room;
  for (const auto& file : packing->room) room.paths.push_back(file.first);
  room.read = [packing](const std::string& path) -> carrel::Result<std::string> {
    const auto found = packing->room.find(path);
    if (found == packing->room.end())
      return carrel::Error{carrel::ErrorCode::NotFound, "the reading room has no such file", path,
                           "add the built room's files"};
    return found->second;
  };
  const auto read_part = [packing](const std::string& name) -> carrel::Result<std::string> {
    return packing->files.at(name);
  };
  std::vector<std::string> names;
  std::map<std::string, std::string> made;
  const std::string manifest_text = packing->files[carrel::kManifestName];
  const auto script = carrel::furnish_site(
      room, read_part, packing->report.manifest, manifest_text,
      [&](const std::string& name, std::string_view bytes) -> carrel::Result<void> {
        made[name] = bytes;
        names.push_back(name);
        return {};
      });
  if (!script) return packing->refuse(script.error());
  packing->files.merge(made);
  packing->made.insert(names.begin(), names.end());
  carrel::JsonTree json;
  json["files"] = names;
  json["publishing"] = carrel::write_publishing(site, url, manifest_text, script.value());
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_at_risk(carrel_packing* packing, const char*, size_t) {
  if (packing->made.empty()) return packing->refuse(asked_too_early("carrel_pack_run"));
  carrel::JsonTree json;
  json["read"] = carrel::deciding_paths({packing->made.begin(), packing->made.end()});
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_refuse_foreign(carrel_packing* packing, const char* request,
                                               size_t size) {
  const carrel::Result<carrel::Json> json_request = parse_request(std::string_view(request, size));
  if (!json_request) return packing->refuse(json_request.error());
  carrel::JsonFields fields(json_request.value().root(), kWhere);
  const std::string site = fields.text("site");
  if (!fields.ok()) return packing->refuse(fields.error());
  const carrel::ReadEarlier made = reader_of(packing->files);
  const auto read_made = [&](const std::string& path) {
    return made(path == carrel::kSiteManifest ? carrel::kManifestName : path);
  };
  const carrel::Result<void> refused = carrel::refuse_foreign(
      site, {packing->made.begin(), packing->made.end()}, reader_of(packing->standing), read_made);
  return refused ? packing->answer(0, "{}") : packing->refuse(refused.error());
}

const carrel_reply* carrel_pack_take_stock(carrel_packing* packing, const char* request,
                                           size_t size) {
  const carrel::Result<carrel::Json> json_request = parse_request(std::string_view(request, size));
  if (!json_request) return packing->refuse(json_request.error());
  carrel::JsonFields fields(json_request.value().root(), kWhere);
  const std::vector<std::string> paths = fields.texts("paths");
  if (!fields.ok()) return packing->refuse(fields.error());
  if (packing->made.empty()) return packing->refuse(asked_too_early("carrel_pack_run"));
  const carrel::ReadEarlier read_before = reader_of(packing->before);
  const std::unique_ptr<carrel::Manifest> before = carrel::read_edition(read_before);
  packing->withdrawal.emplace(before.get(), read_before, packing->report.manifest,
                              reader_of(packing->files));
  const auto is_fresh = [&](const std::string& path) { return packing->made.count(path) != 0; };
  carrel::JsonTree json;
  json["read"] = packing->withdrawal->take_stock(paths, is_fresh);
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_look_into(carrel_packing* packing, const char* path,
                                          size_t path_size, const char* bytes, size_t size) {
  if (!packing->withdrawal) return packing->refuse(asked_too_early("carrel_pack_take_stock"));
  packing->withdrawal->look_into(std::string(path, path_size), std::string_view(bytes, size));
  return packing->answer(0, "{}");
}

const carrel_reply* carrel_pack_prunable(carrel_packing* packing, const char*, size_t) {
  if (!packing->withdrawal) return packing->refuse(asked_too_early("carrel_pack_take_stock"));
  carrel::JsonTree json;
  json["remove"] = packing->withdrawal->prunable();
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_report(carrel_packing* packing, const char* request, size_t size) {
  const carrel::Result<carrel::Json> json_request = parse_request(std::string_view(request, size));
  if (!json_request) return packing->refuse(json_request.error());
  carrel::JsonFields fields(json_request.value().root(), kWhere);
  const std::vector<std::string> removed = fields.texts("removed");
  const bool is_pruning = fields.boolean_or("prune", false);
  const bool is_whole = fields.boolean_or("all", false);
  if (!fields.ok()) return packing->refuse(fields.error());
  if (packing->made.empty()) return packing->refuse(asked_too_early("carrel_pack_run"));
  carrel::PackReport report = packing->report;
  if (packing->withdrawal) {
    const std::vector<carrel::PackNote> notes =
        packing->withdrawal->notes({removed.begin(), removed.end()}, is_pruning);
    report.notes.insert(report.notes.end(), notes.begin(), notes.end());
  }
  carrel::JsonTree json;
  json["report"] = carrel::write_report_json(report);
  json["text"] = carrel::write_report_text(report, is_whole);
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_export(carrel_packing* packing, const char* request, size_t size) {
  const carrel::Result<carrel::ExportOptions> options =
      read_export_options(std::string_view(request, size));
  if (!options) return packing->refuse(options.error());
  const auto read = [&](const std::string& path) -> carrel::Result<std::string> {
    const auto found = packing->site.find(path);
    if (found == packing->site.end())
      return carrel::Error{carrel::ErrorCode::Io, "cannot be read",
                           options.value().site + "/" + path,
                           "check that it exists and may be read"};
    return found->second;
  };
  carrel::Result<carrel::ExportedSite> exported = carrel::export_site(read, options.value());
  if (!exported) return packing->refuse(exported.error());
  packing->files[kOneFile] = std::move(exported.value().html);
  carrel::JsonTree json;
  json["report"] = exported.value().report;
  return packing->answer(0, carrel::write_json(json));
}

const carrel_reply* carrel_pack_file(carrel_packing* packing, const char* name, size_t size) {
  const auto found = packing->files.find(std::string(name, size));
  if (found == packing->files.end())
    return packing->refuse({carrel::ErrorCode::NotFound, "the bundle has no such file",
                            std::string(name, std::min<size_t>(size, 200)),
                            "ask for one of the files listed"});
  packing->reply = {0, found->second.data(), static_cast<uint32_t>(found->second.size())};
  return &packing->reply;
}
}
