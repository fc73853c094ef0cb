// Manifests that no carrel writes: each wrong field is refused by its name.
#include <doctest/doctest.h>

#include <string>

#include "base/json_tree.h"
#include "bundle/bundle_format.h"
#include "carrel/bundle.h"
#include "carrel/limits.h"

using namespace carrel;

namespace {

const std::string kSha256(kSha256Digits, 'a');

JsonTree columns(std::size_t parts) {
  JsonTree role;
  role["count"] = JsonTree(parts, 1);
  role["bytes"] = JsonTree(parts, 5);
  role["unpacked"] = JsonTree(parts, 5);
  std::string digits;
  for (std::size_t i = 0; i < parts; ++i) digits += kSha256;
  role["sha256"] = digits;
  return role;
}

JsonTree media_file() {
  return {{"name", "media/a.png"}, {"type", "image/png"}, {"bytes", 1}, {"sha256", kSha256}};
}

JsonTree delta() {
  return {{"name", "d"}, {"from", "a"}, {"to", "b"}, {"bytes", 1}, {"sha256", kSha256}};
}

// A whole manifest of two posts, each field of which is there.
JsonTree good_manifest() {
  JsonTree json;
  json["carrel"] = "archive";
  json["format"] = {{"major", 1}, {"minor", 0}};
  json["edition"] = "0123456789abcdef";
  json["packed"] = "2026-11-24";
  json["title"] = "T";
  json["language"] = "en";
  json["stale_kinds"] = {"note"};
  json["foot"] = {{"text", "Imprint"}, {"link", "https://a.example/"}};
  json["kinds"] = JsonTree::array({{{"id", "note"}, {"name", "Note"}}});
  json["synonyms"] = JsonTree::array({{"car", "automobile"}});
  json["languages"] = {"en"};
  json["posts"] = 2;
  JsonTree& parts = json["parts"];
  for (const char* role : {"facets", "labels"}) parts[role] = columns(1);
  for (const char* role : {"list", "posts", "related"}) parts[role] = columns(2);
  parts["index"] = columns(2);
  parts["index"]["first"] = {"a", "m"};
  json["media"] = JsonTree::array({media_file()});
  json["deltas"] = JsonTree::array({delta()});
  return json;
}

Error error_with(const char* place, const JsonTree& value) {
  JsonTree json = good_manifest();
  const JsonTree::json_pointer pointer(place);
  if (value.is_discarded()) {
    json[pointer.parent_pointer()].erase(pointer.back());
  } else {
    json[pointer] = value;
  }
  const Result<Manifest> read = read_manifest(write_json(json));
  return read ? Error{ErrorCode::BadInput, "it was taken", "", ""} : read.error();
}

const JsonTree kMissing(JsonTree::value_t::discarded);

}  // namespace

TEST_CASE("each field of a manifest is refused by its name where it is not as carrel writes it") {
  const Result<Manifest> good = read_manifest(write_json(good_manifest()));
  REQUIRE_MESSAGE(good, to_text(good.error()));
  CHECK(good.value().frame.stale_kinds == std::vector<std::string>{"note"});
  CHECK(good.value().frame.foot_link == "https://a.example/");
  const std::string long_word(limits::kWordBytes + 1, 'x');
  struct Forgery {
    const char* place;
    JsonTree value;
    const char* says;
  };
  const Forgery forgeries[] = {
      {"/format", kMissing, "format"},
      {"/format/minor", "0", "minor"},
      {"/posts", kMissing, "posts"},
      {"/parts", kMissing, "parts"},
      {"/parts", 7, "parts"},
      {"/parts/list/unpacked", {5}, "as long as"},
      {"/parts/list/bytes", {5}, "as long as"},
      {"/parts/list/first", {"a", "b"}, "as long as"},
      {"/parts/list/count", {1, "1"}, "count"},
      {"/parts/list/sha256", kSha256, "sha256"},
      {"/parts/list/sha256", kSha256 + std::string(kSha256Digits, 'G'), "sha256"},
      {"/parts/list/count", {1, 2}, "cover the posts"},
      {"/parts/list/count", {1, 0}, "cover the posts"},
      {"/parts/related/count", {1, 0}, "cover the posts"},
      {"/parts/list", kMissing, "cover the posts"},
      {"/parts/facets", kMissing, "exactly one"},
      {"/parts/index/first", {"m", "a"}, "not in order"},
      {"/parts/index/first", {"m", "m"}, "not in order"},
      {"/foot", 7, "it was taken"},
      {"/foot/text", 7, "foot"},
      {"/kinds", kMissing, "kinds"},
      {"/kinds/0", 7, "kinds"},
      {"/kinds/0/name", 7, "kinds"},
      {"/stale_kinds", kMissing, "it was taken"},
      {"/synonyms", kMissing, "it was taken"},
      {"/synonyms", 7, "synonyms"},
      {"/synonyms/0", 7, "synonyms"},
      {"/synonyms/0", {"car"}, "synonyms"},
      {"/synonyms/0", {"car", 7}, "synonyms"},
      {"/synonyms/0", {"car", long_word}, "synonyms"},
      {"/synonyms/0", JsonTree(limits::kSynonymsPerGroup + 1, "x"), "synonyms"},
      {"/synonyms", JsonTree(limits::kSynonymGroups + 1, {"a", "b"}), "synonyms"},
      {"/media", kMissing, "it was taken"},
      {"/media", {{"a", 1}}, "media"},
      {"/media/0/name", "a.png", "name"},
      {"/media/0/name", "media/.hidden", "name"},
      {"/media/0/name", "media/" + std::string(limits::kFileNameBytes + 1, 'a'), "name"},
      {"/media/0/sha256", "abc", "sha256"},
      {"/media/0/sha256", std::string(kSha256Digits, 'A'), "sha256"},
      {"/media", JsonTree(2, {{"name", "media/a?b"}}), "name"},
      {"/deltas", kMissing, "it was taken"},
      {"/deltas", {{"a", 1}}, "deltas"},
      {"/deltas/0/name", "../d", "name"},
      {"/deltas/0/from", "", "from"},
      {"/deltas/0/to", ".b", "to"},
      {"/deltas/0/bytes", 0, "bytes"},
      {"/kept_as", 7, "it was taken"},
  };
  for (const Forgery& forgery : forgeries) {
    CAPTURE(forgery.place);
    const Error error = error_with(forgery.place, forgery.value);
    CHECK_MESSAGE(error.message.find(forgery.says) != std::string::npos, error.message);
  }
}

TEST_CASE("a manifest keeps within its limits") {
  const auto code = [](const char* place, const JsonTree& value) {
    return error_with(place, value).code;
  };
  JsonTree many = columns(limits::kParts + 1);
  many["count"] = JsonTree(limits::kParts + 1, 0);
  CHECK(code("/parts/slugs", many) == ErrorCode::TooLarge);
  CHECK(code("/media", JsonTree(limits::kMediaFiles + 1, media_file())) == ErrorCode::TooLarge);
  CHECK(code("/languages", [] {
          JsonTree list = JsonTree::array();
          for (std::size_t i = 0; i <= limits::kLanguages; ++i) list.push_back(std::to_string(i));
          return list;
        }()) == ErrorCode::TooLarge);
  const JsonTree kind = {{"id", "a"}, {"name", "A"}};
  CHECK(code("/kinds", JsonTree(limits::kKinds + 1, kind)) == ErrorCode::TooLarge);
  CHECK(code("/stale_kinds", JsonTree(limits::kKinds + 1, "a")) == ErrorCode::TooLarge);
  CHECK(error_with("/deltas", JsonTree(limits::kParts + 1, delta())).message == "it was taken");
  CHECK(read_manifest(std::string(limits::kManifestBytes + 1, ' ')).error().code ==
        ErrorCode::TooLarge);
  JsonTree deep = 1;
  for (int i = 0; i <= limits::kJsonDepth; ++i) deep = JsonTree::array({deep});
  CHECK(code("/unheard-of", deep) == ErrorCode::TooLarge);
}

TEST_CASE("what is no manifest, and what it does not name") {
  CHECK(read_manifest("[]").error().message == "this is not the manifest of a carrel archive");
  const Manifest manifest = read_manifest(write_json(good_manifest())).value();
  CHECK(manifest.find_part(manifest.parts[3].name) == &manifest.parts[3]);
  CHECK(manifest.find_part("posts-9") == nullptr);
  for (const RoleRecord& record : kRoles) CHECK(role_name(record.role) == record.name);
}

TEST_CASE("a number that no byte can hold is the greatest that one can") {
  CHECK(coarse_byte(UINT32_MAX) == 255);
  CHECK(coarse_byte_above(UINT32_MAX) == 255);
  CHECK(slug_bucket("a", 0) == 0);
}

TEST_CASE("a file is named by its content where 16 digits of a hash stand between two dots") {
  CHECK(is_hashed_name("assets/x.0123456789abcdef.js"));
  CHECK(is_hashed_name("x.min.0123456789abcdef.js.map"));
  for (const char* path :
       {"x", "0123456789abcdef.js", "x.0123456789abcdef", "x.0123456789abcdefa.js",
        "x.0123456789abcdeX.js", "x.0123456789abcdef.d/y.js"})
    CHECK_FALSE_MESSAGE(is_hashed_name(path), path);
}
