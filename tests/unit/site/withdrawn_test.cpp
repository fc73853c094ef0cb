#include "site/withdrawn.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <utility>

#include "bundle/sha256.h"
#include "bundle_write/compress.h"
#include "sample_posts.h"

using namespace carrel;

namespace {

struct Edition {
  Manifest manifest;
  std::map<std::string, std::string> files;
  ReadEarlier reader() const {
    return [this](const std::string& name) -> Result<std::string> { return files.at(name); };
  }
};

Edition edition_of(std::vector<Post> posts) {
  Edition edition;
  Manifest whole;
  whole.frame.title = "T";
  whole.packed = 20'000;
  const auto keep = [&](const std::string& name, std::string_view bytes) -> Result<void> {
    edition.files[name] = bytes;
    return {};
  };
  Result<Manifest> packed = repack(std::move(posts), whole, keep);
  REQUIRE(packed);
  edition.manifest = std::move(packed).value();
  return edition;
}

// Every JSON part with all "e" spelled as an escape, as JSON may.
void respell(Edition& edition) {
  for (Part& part : edition.manifest.parts) {
    if (part.name.find(".json.") == std::string::npos) continue;
    std::string& bytes = edition.files[part.name];
    const std::string text = open_part(part, bytes).value();
    std::string spelled;
    bool is_key = true;  // outside the values nothing is touched: keys are carrel's own
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '"') is_key = text.find("\":", i + 1) == text.find('"', i + 1);
      if (text[i] == 'e' && !is_key)
        spelled += "\\u0065";
      else
        spelled += text[i];
    }
    bytes = compress(spelled).value();
    part.bytes = static_cast<std::uint32_t>(bytes.size());
    part.unpacked = static_cast<std::uint32_t>(spelled.size());
    part.sha256 = sha256_hex(bytes);
  }
}

// The names of the parts of the edition before that still hold words of a post that is gone.
std::vector<std::string> holders(const Edition& before, const Edition& after) {
  Withdrawal withdrawal(&before.manifest, before.reader(), after.manifest, after.reader());
  std::vector<std::string> paths;
  for (const auto& file : before.files) paths.push_back("archive/" + file.first);
  const auto is_fresh = [](const std::string&) { return false; };
  for (const std::string& path : withdrawal.take_stock(paths, is_fresh))
    withdrawal.look_into(path, before.files.at(path.substr(path.find('/') + 1)));
  std::vector<std::string> found;
  for (const PackNote& note : withdrawal.notes({}, false))
    if (note.where.find("archive/") == 0)
      found.push_back(note.where.substr(8, note.where.find('-') - 8));
  std::sort(found.begin(), found.end());
  return found;
}

Post secret_post() {
  Post secret = post_called("secret");
  secret.metadata.tags = {"severance"};
  secret.metadata.kind = "memo";
  return secret;
}

}  // namespace

TEST_CASE("a part that holds a withdrawn post is found however its JSON is spelled") {
  Edition before = edition_of({post_called("a"), secret_post(), post_called("z")});
  const Edition after = edition_of({post_called("a"), post_called("z")});
  const std::vector<std::string> expected{"facets", "index", "labels", "lexicon",
                                          "list",   "posts", "slugs"};
  CHECK(holders(before, after) == expected);
  respell(before);
  CHECK(holders(before, after) == expected);
}

TEST_CASE("a tag that is called like a field of the parts is in none that only has the field") {
  Post secret = secret_post();
  secret.metadata.tags = {"languages"};
  secret.metadata.kind = "";
  const Edition before = edition_of({post_called("a"), secret, post_called("z")});
  const Edition after = edition_of({post_called("a"), post_called("z")});
  const std::vector<std::string> found = holders(before, after);
  CHECK(std::count(found.begin(), found.end(), "labels") == 1);
  CHECK(std::count(found.begin(), found.end(), "facets") == 0);
}
