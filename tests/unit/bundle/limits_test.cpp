// What the writer writes stays within what the reader takes: at each limit, below it and above it.
#include "carrel/limits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "bundle/decompress.h"
#include "bundle/delta.h"
#include "bundle/parts.h"
#include "bundle/sha256.h"
#include "bundle_write/bundle_writer.h"
#include "bundle_write/compress.h"
#include "sample_posts.h"

using namespace carrel;

namespace {

std::vector<NamedEntity> entities(std::size_t count) {
  std::vector<NamedEntity> list;
  for (std::size_t i = 0; i < count; ++i)
    list.push_back({"e" + std::to_string(10'000 + i), "x" + std::to_string(i)});
  return list;
}

Result<Bundle> bundle_of(const std::vector<Post>& posts, std::size_t part_bytes = 0) {
  IndexBuilder index;
  PostAnalyser analyser;
  std::vector<std::string> sources;
  for (const Post& post : posts) {
    PostFields fields;
    fields.title = post.metadata.title;
    fields.slug = post.metadata.slug;
    fields.language = post.metadata.language;
    index.add(analyser.analyse(fields));
    sources.push_back(post.metadata.slug + ".md");
  }
  BundleInput input;
  input.frame.title = "Limits";
  input.posts = &posts;
  input.sources = &sources;
  input.index = &index;
  input.part_bytes = part_bytes;
  input.compression_level = 1;
  return make_bundle(input, [](std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = 0; i < count; ++i) work(i);
  });
}

// The role's parts, unpacked by the reader.
std::vector<std::string> contents(const Bundle& bundle, PartRole role) {
  std::vector<std::string> list;
  for (std::size_t i = 0; i < bundle.frames.size(); ++i) {
    if (bundle.manifest.parts[i].role != role) continue;
    const Result<std::string> content = open_part(bundle.manifest.parts[i], bundle.frames[i]);
    REQUIRE(content);
    list.push_back(content.value());
  }
  return list;
}

}  // namespace

TEST_CASE("a part that repeats itself is stored within the ratio, at the cost of a 64th of it") {
  const std::string line = "2026-01-02 ERROR disk full on host db1\n";
  for (const std::size_t size :
       {limits::kPartRatioFloor - 1, limits::kPartRatioFloor, limits::kPartRatioFloor + 1,
        limits::kPartRatioFloor + 65, 2 * limits::kMiB, 8 * limits::kMiB, 9 * limits::kMiB,
        limits::kPartUnpackedBytes}) {
    for (const bool is_one_letter : {true, false}) {
      CAPTURE(size);
      CAPTURE(is_one_letter);
      std::string text;
      while (text.size() < size) text += is_one_letter ? std::string(size, 'x') : line;
      text.resize(size);
      const Result<std::string> frame = compress(text, 3);
      REQUIRE(frame);
      CHECK_FALSE(is_beyond_ratio(frame.value().size(), size));
      CHECK(frame.value().size() < size / limits::kPartRatio + 4'096);
      const Result<std::string> read = decompress(frame.value(), size, "posts-0");
      REQUIRE(read);
      CHECK(read.value() == text);
    }
  }
  CHECK_FALSE(decompress(compress(std::string(limits::kPartUnpackedBytes + 1, 'x'), 1).value(),
                         limits::kPartUnpackedBytes + 1, "posts-0"));
}

TEST_CASE(
    "a post may name any number of entities, and no object that is written has more keys than "
    "older readers take") {
  for (const std::size_t count : {0U, 1U, 255U, 256U, 257U, 512U, 513U, 2'125U}) {
    CAPTURE(count);
    Post post = post_called("a");
    post.entities = entities(count);
    const std::string json = write_posts({&post});
    const Result<std::vector<Post>> read =
        read_posts(json, "posts-0", 1);  // under the limit of keys itself
    REQUIRE(read);
    const std::vector<NamedEntity>& found = read.value()[0].entities;
    REQUIRE(found.size() == count);
    for (std::size_t i = 0; i < count; ++i) {
      CHECK(found[i].name == post.entities[i].name);
      CHECK(found[i].characters == post.entities[i].characters);
    }
  }
}

TEST_CASE(
    "entities out of order, of another type, or twice are refused in the second list as in the "
    "first") {
  const auto read = [](const std::string& fields) {
    return read_posts(
        R"({"posts":[{"slug":"a","title":"A","lang":"en","markdown":"x",)" + fields + "}]}",
        "posts-0", 1);
  };
  CHECK(read(R"("entities":{"a":"1"},"more_entities":[{"b":"2"},{"c":"3"}])"));
  CHECK(read(R"("more_entities":[{"b":"2"}])"));
  CHECK_FALSE(read(R"("entities":{"b":"1"},"more_entities":[{"a":"2"}])"));
  CHECK_FALSE(read(R"("entities":{"b":"1"},"more_entities":[{"b":"2"}])"));
  CHECK_FALSE(read(R"("more_entities":{"b":"2"})"));
  CHECK_FALSE(read(R"("more_entities":[["b","2"]])"));
  CHECK_FALSE(read(R"("more_entities":[{"b":2}])"));
}

TEST_CASE("a device's own manifest may say of every part how it is kept") {
  for (const std::size_t count : {1U, 256U, 257U, 307U, static_cast<unsigned>(limits::kParts)}) {
    CAPTURE(count);
    Manifest manifest;
    manifest.frame.title = "T";
    manifest.edition = "0123456789abcdef";
    manifest.posts = static_cast<std::uint32_t>(count) - 1;
    std::vector<Post> posts(manifest.posts, post_called("a"));
    const auto add = [&](PartRole role, std::uint32_t base, std::uint32_t posts_of) {
      Part part;
      part.role = role;
      part.base = base;
      part.count = posts_of;
      part.bytes = 5;
      part.sha256 = sha256_hex(std::to_string(manifest.parts.size()));
      manifest.parts.push_back(part);
    };
    add(PartRole::Facets, 0, manifest.posts);
    add(PartRole::Labels, 0, manifest.posts);
    add(PartRole::List, 0, manifest.posts);
    for (std::uint32_t number = 0; manifest.parts.size() < std::max<std::size_t>(count, 4);
         ++number)
      add(PartRole::Posts, number,
          manifest.parts.size() + 1 < std::max<std::size_t>(count, 4) ? 1
                                                                      : manifest.posts - number);
    std::string text = write_manifest(manifest);
    const Result<Manifest> named = read_manifest(text);
    REQUIRE(named);
    std::string kept;
    for (std::size_t i = 0; i < std::min(count, named.value().parts.size()); ++i)
      kept += std::string(i ? "," : "") + "\"" + named.value().parts[i].name +
              "\":{\"bytes\":7,\"sha256\":\"" + sha256_hex("kept") + "\"}";
    text.insert(text.size() - 1, ",\"kept_as\":{" + kept + "}");
    const Result<Manifest> read = read_manifest(text);
    REQUIRE(read);
    CHECK(read.value().parts[0].bytes == 7);
  }
}

TEST_CASE(
    "posts, rows and links are cut into parts that can be read, however much each of them holds") {
  // Controls take six bytes each in JSON; summaries are as long as front matter; every post links
  // to every other.
  std::vector<Post> posts;
  for (int i = 0; i < 400; ++i) {
    Post post = post_called("post-" + std::to_string(1'000 + i));
    post.metadata.summary = std::string(60'000, 's');
    post.markdown = std::string(50'000, '\x01');
    for (int k = 0; k < 400; ++k)
      post.links.push_back({"to-" + std::to_string(1'000 + k) + ".md", ResolvedLink::Kind::Post,
                            "post-" + std::to_string(1'000 + k), ""});
    posts.push_back(std::move(post));
  }
  for (const std::size_t part_bytes :
       {std::size_t{0}, std::size_t{1} << 20, std::size_t{1} << 30}) {
    CAPTURE(part_bytes);
    const Result<Bundle> made = bundle_of(posts, part_bytes);
    REQUIRE(made);
    for (const PartRole role : {PartRole::Posts, PartRole::List, PartRole::Backlinks,
                                PartRole::Index, PartRole::Lexicon}) {
      const std::vector<std::string> parts = contents(made.value(), role);
      CHECK_FALSE(parts.empty());
      for (const std::string& content : parts) CHECK(content.size() <= limits::kPartBytes);
    }
    CHECK(read_manifest(made.value().manifest_text));
  }
}

TEST_CASE("a post that no part can hold is named by its file, with what to do") {
  std::vector<Post> posts{post_called("small"), post_called("large")};
  for (std::size_t i = 0; i < 200'000; ++i)
    posts[1].links.push_back({"to-" + std::to_string(1'000'000 + i), ResolvedLink::Kind::Post,
                              "small", std::string(60, 'h')});
  const Result<Bundle> made = bundle_of(posts);
  REQUIRE_FALSE(made);
  CHECK(made.error().code == ErrorCode::TooLarge);
  CHECK(made.error().where == "large.md");
  CHECK(made.error().hint.find("split the post") != std::string::npos);
}

TEST_CASE("a delta makes no part that a device could not keep") {
  const auto frame_of = [](std::size_t size, char first) {
    std::string text(size, 'x');
    text[0] = first;
    for (std::size_t i = 0; i < size; i += 97) text[i] = static_cast<char>('a' + i % 23);
    text[0] = first;
    return compress(text, 1).value();
  };
  for (const std::size_t size : {limits::kDeltaContentBytes - 1, limits::kDeltaContentBytes,
                                 limits::kDeltaContentBytes + 1}) {
    const bool may = size <= limits::kDeltaContentBytes;
    CAPTURE(size);
    const Result<std::string> delta =
        make_delta(frame_of(size, 'a'), frame_of(size, 'b'), "posts-0");
    CHECK(static_cast<bool>(delta) == may);
    if (!delta) continue;
    const Result<std::string> kept = apply_delta(frame_of(size, 'a'), delta.value(), "posts-0");
    REQUIRE(kept);
    CHECK(kept.value().size() <= limits::kPartBytes);
    CHECK(decompress(kept.value(), size, "posts-0"));
  }
}
