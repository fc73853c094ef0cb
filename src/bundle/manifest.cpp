// Reads a manifest. The fields stand in data/FORMAT.md, in the order written here.
#include <algorithm>

#include "base/hexadecimal.h"
#include "base/json_fields.h"
#include "base/sort.h"
#include "base/web_address.h"
#include "bundle/bundle_format.h"
#include "bundle/decompress.h"
#include "bundle/plain_names.h"
#include "bundle/sha256.h"
#include "carrel/bundle.h"

namespace carrel {

namespace {

bool is_sha256(std::string_view text) {
  return text.size() == kSha256Digits && is_hexadecimal(text);
}

Error as_bad_bundle(Error error) {
  if (error.code == ErrorCode::BadInput) error.code = ErrorCode::BadBundle;
  if (error.hint.empty()) error.hint = "pack the archive anew, or fetch archive.json again";
  return error;
}

const RoleRecord* find_role(std::string_view name) {
  for (const RoleRecord& record : kRoles)
    if (record.name == name) return &record;
  return nullptr;
}

std::uint32_t count_field(JsonFields& fields, std::string_view name, std::size_t most) {
  return static_cast<std::uint32_t>(fields.integer_or(name, 0, static_cast<std::int64_t>(most), 0));
}

std::string sha256_field(JsonFields& fields) {
  std::string sha256 = fields.text("sha256");
  if (!is_sha256(sha256)) fields.fail("sha256", "64 lower-case hexadecimal digits");
  return sha256;
}

// The parts of one role, which stand in columns.
void read_parts(JsonFields& fields, const RoleRecord& role, std::vector<Part>& parts) {
  const std::vector<std::int64_t> count = fields.integers("count", 0, 100'000'000);
  const std::vector<std::int64_t> bytes = fields.integers("bytes", 1, limits::kPartBytes);
  const std::vector<std::int64_t> unpacked =
      fields.integers("unpacked", 0, limits::kPartUnpackedBytes);
  const std::string digits = fields.text("sha256");
  const std::vector<std::string> first = fields.texts("first");
  if (!fields.ok()) return;
  const std::size_t size = count.size(), ranges = role.cut == RoleRecord::Cut::ByTerm ? size : 0;
  if (bytes.size() != size || unpacked.size() != size || first.size() != ranges)
    return fields.fail("count", "as long as the other columns");
  if (digits.size() != size * kSha256Digits || !is_hexadecimal(digits))
    return fields.fail("sha256", "64 lower-case hexadecimal digits for each part");
  std::uint32_t base = 0;
  for (std::size_t i = 0; i < size; ++i) {
    Part part;
    part.role = role.role;
    part.sha256 = digits.substr(i * kSha256Digits, kSha256Digits);
    part.name = part_name(role, i, part.sha256);
    part.count = static_cast<std::uint32_t>(count[i]);
    if (role.cut == RoleRecord::Cut::ByPost) part.base = base;
    base += part.count;
    part.bytes = static_cast<std::uint32_t>(bytes[i]);
    part.unpacked = static_cast<std::uint32_t>(unpacked[i]);
    if (i < ranges) part.first = first[i];
    if (i + 1 < ranges) part.end = first[i + 1];
    parts.push_back(std::move(part));
  }
}

// What a device holds of a part in a form of its own.
void read_kept_form(JsonFields& fields, Part& part) {
  part.bytes = static_cast<std::uint32_t>(fields.integer("bytes", 1, limits::kPartBytes));
  part.sha256 = sha256_field(fields);
}

void read_media(JsonFields& fields, Media& media) {
  media.name = fields.text("name");
  if (!is_media_name(media.name)) fields.fail("name", "\"media/\" and a plain file name");
  media.type = fields.text("type");
  media.bytes = count_field(fields, "bytes", UINT32_MAX);
  media.width = count_field(fields, "width", 1'000'000);
  media.height = count_field(fields, "height", 1'000'000);
  media.sha256 = sha256_field(fields);
}

void read_delta(JsonFields& fields, Delta& delta) {
  delta.name = fields.text("name");
  delta.from = fields.text("from");
  delta.to = fields.text("to");
  for (const auto& [field, name] :
       {std::pair("name", &delta.name), std::pair("from", &delta.from), std::pair("to", &delta.to)})
    if (!is_plain_name(*name)) fields.fail(field, "a plain file name beside the manifest");
  delta.bytes = static_cast<std::uint32_t>(fields.integer("bytes", 1, limits::kPartBytes));
  delta.sha256 = sha256_field(fields);
}

void read_synonym_groups(JsonFields& fields, JsonView root, std::vector<SynonymGroup>& groups) {
  JsonView list;
  if (!root.find("synonyms", list)) return;
  const auto fail = [&] { fields.fail("synonyms", "a list of lists of two words or more"); };
  if (!list.is(JsonView::Kind::Array)) return fail();
  list.for_each([&](JsonView element) {
    SynonymGroup group;
    if (element.is(JsonView::Kind::Array))
      element.for_each([&](JsonView word) {
        if (word.is(JsonView::Kind::String) && word.text().size() <= limits::kWordBytes)
          group.emplace_back(word.text());
      });
    if (group.size() < 2 || group.size() > limits::kSynonymsPerGroup ||
        groups.size() >= limits::kSynonymGroups)
      return fail();
    groups.push_back(std::move(group));
  });
}

void read_frame(JsonFields& fields, JsonView root, ArchiveFrame& frame) {
  frame.title = fields.text("title");
  frame.strapline = fields.text_or("strapline", "");
  frame.language = fields.text("language");
  frame.stale_after = count_field(fields, "stale_after", 100'000);
  if (fields.has("stale_kinds")) frame.stale_kinds = fields.texts("stale_kinds");
  frame.offline = fields.text_or("offline", frame.offline);
  frame.offline_limit = static_cast<std::uint32_t>(
      fields.integer_or("offline_limit", 0, UINT32_MAX, frame.offline_limit));
  frame.offline_denied = fields.text_or("offline_denied", frame.offline_denied);
  JsonView value;
  if (root.find("foot", value) && value.is(JsonView::Kind::Object)) {
    JsonFields foot(value, kManifestName);
    frame.foot_text = foot.text_or("text", "");
    frame.foot_link = safe_address(
        foot.text_or("link", ""));  // the line stays readable where it may lead nowhere
    if (!foot.ok()) fields.fail("foot", "an object with text and link");
  }
  read_synonym_groups(fields, root, frame.synonyms);
  if (fields.has("fields"))
    fields.array("fields").for_each([&](JsonView element) {
      JsonFields own(element, kManifestName);
      frame.fields.push_back(
          {own.text("name"), own.text_or("title", ""), own.boolean_or("tree", false)});
      if (!own.ok() || frame.fields.size() > limits::kOwnFields)
        fields.fail("fields", "a short list of objects with a name");
    });
  const JsonView kinds = fields.array("kinds");
  if (!fields.ok()) return;
  kinds.for_each([&](JsonView element) {
    JsonFields kind(element, kManifestName);
    frame.kinds.push_back({kind.text("id"), kind.text("name")});
    if (!kind.ok()) fields.fail("kinds", "a list of objects with id and name");
  });
}

// Every post must stand in exactly one part of the role, in order and without gaps.
bool covers_posts(const Manifest& manifest, PartRole role) {
  std::uint32_t next = 0;
  for (const Part& part : manifest.parts) {
    if (part.role != role) continue;
    if (part.count > manifest.posts - next) return false;
    next += part.count;
  }
  return next == manifest.posts;
}

// A term is looked for in one part only.
bool begins_in_order(const Manifest& manifest, PartRole role) {
  const Part* before = nullptr;
  for (const Part& part : manifest.parts) {
    if (part.role != role) continue;
    if (before && part.first <= before->first) return false;
    before = &part;
  }
  return true;
}

const char* find_excess(const Manifest& manifest, std::size_t media) {
  if (manifest.parts.size() > limits::kParts || media > limits::kMediaFiles)
    return "the manifest names too many files";
  if (manifest.languages.size() > limits::kLanguages)
    return "the manifest names too many languages";
  if (manifest.frame.kinds.size() > limits::kKinds ||
      manifest.frame.stale_kinds.size() > limits::kKinds)
    return "the manifest names too many kinds";
  return nullptr;
}

const char* find_fault(const Manifest& manifest) {
  for (const RoleRecord& record : kRoles) {
    const auto count = std::count_if(manifest.parts.begin(), manifest.parts.end(),
                                     [&](const Part& part) { return part.role == record.role; });
    if (record.cut == RoleRecord::Cut::Whole && count != 1)
      return "there must be exactly one facets part and one labels part";
    if (record.cut == RoleRecord::Cut::ByTerm && !begins_in_order(manifest, record.role))
      return "the first terms of a role's parts are not in order";
    if (record.cut != RoleRecord::Cut::ByPost) continue;
    if ((count > 0 || !record.is_optional) && !covers_posts(manifest, record.role))
      return "the parts of a role do not cover the posts without gaps";
  }
  return nullptr;
}

}  // namespace

std::string hashed_name(std::string_view stem, std::string_view sha256, std::string_view ending) {
  return std::string(stem) + "." + std::string(sha256.substr(0, kHashDigits)) + std::string(ending);
}

bool is_hashed_name(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos;
       dot = name.find('.', dot + 1)) {
    const std::string_view hash = name.substr(dot + 1, kHashDigits);
    const std::size_t end = dot + 1 + kHashDigits;
    if (end < name.size() && name[end] == '.' && is_hexadecimal(hash)) return true;
  }
  return false;
}

std::string part_name(const RoleRecord& role, std::size_t number, std::string_view sha256) {
  return hashed_name(std::string(role.name) + "-" + std::to_string(number), sha256, role.ending);
}

const char* role_name(PartRole role) { return record_of(role).name.data(); }

const Part* Manifest::find_part(std::string_view name) const {
  for (const Part& part : parts)
    if (part.name == name) return &part;
  return nullptr;
}

std::vector<std::string> Manifest::first_parts() const {
  constexpr std::uint32_t kFirstRows = 20;  // what the front shows of the newest posts
  // less than a slow line carries in the time of one more request
  constexpr std::size_t kSmallListBytes = 20 * 1024;
  std::size_t list_bytes = 0;
  for (const Part& part : parts)
    if (part.role == PartRole::List) list_bytes += part.bytes;
  std::vector<std::string> names;
  for (const Part& part : parts) {
    const bool is_early =
        list_bytes <= kSmallListBytes || part.base + part.count + kFirstRows > posts;
    if (part.role == PartRole::Facets || (part.role == PartRole::List && is_early))
      names.push_back(part.name);
  }
  return names;
}

Result<Manifest> read_manifest(std::string_view text) {
  if (text.size() > limits::kManifestBytes)
    return Error{ErrorCode::TooLarge, "the manifest is larger than 4 MiB", kManifestName, ""};
  JsonLimits json_limits;
  json_limits.keys_per_object = limits::kManifestKeysPerObject;
  const Result<Json> json = Json::parse(text, kManifestName, json_limits);
  if (!json) return as_bad_bundle(json.error());
  const JsonView root = json.value().root();
  JsonFields fields(root, kManifestName);
  if (!fields.ok() || fields.text_or("carrel", "") != kManifestKind)
    return Error{ErrorCode::BadBundle, "this is not the manifest of a carrel archive",
                 kManifestName, "check the address; a login page may stand in its place"};

  Manifest manifest;
  JsonView format;
  if (!root.find("format", format))
    return as_bad_bundle(
        {ErrorCode::BadBundle, "the field \"format\" is missing", kManifestName, ""});
  JsonFields version(format, kManifestName);
  manifest.format_major = static_cast<int>(version.integer("major", 0, 1'000'000));
  manifest.format_minor = static_cast<int>(version.integer("minor", 0, 1'000'000));
  if (!version.ok()) return as_bad_bundle(version.error());
  if (manifest.format_major != kFormatMajor)
    return Error{ErrorCode::Unsupported,
                 "this archive has format " + std::to_string(manifest.format_major) +
                     "; this reader knows format 1",
                 kManifestName, "open it with a carrel of its own age, or pack it anew"};

  manifest.edition = fields.text("edition");
  manifest.packed = parse_day(fields.text_or("packed", "")).value_or(kNoDay);
  read_frame(fields, root, manifest.frame);
  manifest.languages = fields.texts("languages");
  sort_list(manifest.languages);
  manifest.languages.erase(std::unique(manifest.languages.begin(), manifest.languages.end()),
                           manifest.languages.end());
  manifest.posts = static_cast<std::uint32_t>(fields.integer("posts", 0, limits::kPosts));
  manifest.average_length = count_field(fields, "average_length", 100'000'000);
  JsonView roles;
  if (fields.ok() && (!root.find("parts", roles) || !roles.is(JsonView::Kind::Object)))
    fields.fail("parts", "an object of roles");
  const JsonView media = fields.ok() && fields.has("media") ? fields.array("media") : JsonView();
  if (!fields.ok()) return as_bad_bundle(fields.error());

  Error first_error;
  const auto note = [&](const JsonFields& entry) {
    if (!entry.ok() && first_error.message.empty()) first_error = entry.error();
  };
  roles.for_each_member([&](std::string_view name, JsonView columns) {
    const RoleRecord* role = find_role(name);
    if (!role) return;  // of a later minor version
    JsonFields entry(columns, kManifestName);
    read_parts(entry, *role, manifest.parts);
    note(entry);
  });
  JsonView kept;
  if (root.find("kept_as", kept) && kept.is(JsonView::Kind::Object))
    kept.for_each_member([&](std::string_view name, JsonView form) {
      JsonFields entry(form, kManifestName);
      for (Part& part : manifest.parts)
        if (part.name == name) read_kept_form(entry, part);
      note(entry);
    });
  std::size_t media_count = 0;
  if (fields.has("media"))
    media.for_each([&](JsonView element) {
      if (++media_count > limits::kMediaFiles) return;
      JsonFields entry(element, kManifestName);
      Media file;
      read_media(entry, file);
      manifest.media.push_back(std::move(file));
      note(entry);
    });
  if (fields.has("deltas"))
    fields.array("deltas").for_each([&](JsonView element) {
      if (manifest.deltas.size() >= limits::kParts) return;
      JsonFields entry(element, kManifestName);
      Delta delta;
      read_delta(entry, delta);
      manifest.deltas.push_back(std::move(delta));
      note(entry);
    });
  if (!fields.ok()) return as_bad_bundle(fields.error());
  if (!first_error.message.empty()) return as_bad_bundle(first_error);
  if (const char* excess = find_excess(manifest, media_count))
    return Error{ErrorCode::TooLarge, excess, kManifestName, "see the limits in data/FORMAT.md"};
  if (const char* fault = find_fault(manifest))
    return as_bad_bundle({ErrorCode::BadBundle, fault, kManifestName, ""});
  return manifest;
}

Result<std::string> open_part(const Part& part, std::string_view bytes) {
  const auto refuse = [&](std::string message) {
    return Error{ErrorCode::BadBundle, std::move(message), part.name,
                 "fetch it again; if that does not help, the archive must be deployed anew"};
  };
  if (bytes.size() != part.bytes)
    return refuse("the part has " + std::to_string(bytes.size()) +
                  " bytes where the manifest says " + std::to_string(part.bytes));
  if (part.unpacked > record_of(part.role).most_unpacked)
    return Error{ErrorCode::TooLarge, "the part unpacks to more than one of its kind may",
                 part.name, "see the limits in data/FORMAT.md; the archive must be packed anew"};
  if (sha256_hex(bytes) != part.sha256)
    return refuse("the part is not the file the manifest names: its SHA-256 differs");
  return decompress(bytes, part.unpacked, part.name);
}

}  // namespace carrel
