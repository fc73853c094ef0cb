#include "carrel/bundle.h"

#include <doctest/doctest.h>

#include <string>

#include "bundle/bundle_format.h"
#include "bundle/decompress.h"
#include "bundle/parts.h"
#include "bundle/sha256.h"
#include "bundle_write/compress.h"
#include "carrel/limits.h"
#include "index/index_reader.h"
#include "index/lexicon_reader.h"
#include "index_build/index_builder.h"

#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>

using namespace carrel;

namespace {

// A part that holds the content, with a frame made by hand when one is given.
Part part_of(const std::string& frame, std::size_t unpacked) {
  Part part;
  part.name = "posts-0.0123456789abcdef.json.zst";
  part.bytes = static_cast<std::uint32_t>(frame.size());
  part.unpacked = static_cast<std::uint32_t>(unpacked);
  part.sha256 = sha256_hex(frame);
  return part;
}

std::string frame_with(std::string_view content, bool checksum, bool size, int window) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, checksum ? 1 : 0);
  ZSTD_CCtx_setParameter(context, ZSTD_c_contentSizeFlag, size ? 1 : 0);
  if (window) ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window);
  std::string frame(ZSTD_compressBound(content.size()), '\0');
  ZSTD_inBuffer input{content.data(), content.size(), 0};
  ZSTD_outBuffer output{frame.data(), frame.size(), 0};
  if (size) ZSTD_CCtx_setPledgedSrcSize(context, content.size());
  REQUIRE(ZSTD_compressStream2(context, &output, &input, ZSTD_e_end) == 0);
  ZSTD_freeCCtx(context);
  frame.resize(output.pos);
  return frame;
}

std::string sample_text() {
  std::string text = R"({"posts":[)";
  for (int i = 0; i < 200; ++i)
    text += std::string(i ? "," : "") + R"({"slug":"s)" + std::to_string(i) +
            R"(","title":"T","lang":"en","markdown":"word )" + std::to_string(i * 7919) + R"("})";
  return text + "]}";
}

}  // namespace

TEST_CASE("SHA-256 of the standard's examples") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a part is opened only when every byte is as the manifest says") {
  const std::string text = sample_text();
  const std::string frame = compress(text).value();
  CHECK(open_part(part_of(frame, text.size()), frame).value() == text);
  Part wrong_hash = part_of(frame, text.size());
  wrong_hash.sha256[0] = wrong_hash.sha256[0] == '0' ? '1' : '0';
  CHECK(open_part(wrong_hash, frame).error().where == wrong_hash.name);
}

TEST_CASE("2,000 flipped bits: none is shown as content") {
  const std::string text = sample_text();
  const std::string frame = compress(text).value();
  std::uint32_t state = 3;
  for (int i = 0; i < 2'000; ++i) {
    state = state * 1664525U + 1013904223U;
    std::string damaged = frame;
    const std::size_t bit = (state >> 4) % (damaged.size() * 8);
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ (1 << (bit % 8)));
    CHECK_FALSE(open_part(part_of(frame, text.size()), damaged));
    // Even with a forged hash the frame's own checksum refuses, or the content is the same.
    const Result<std::string> content = decompress(damaged, text.size(), "x");
    CHECK((!content || content.value() == text));
  }
}

TEST_CASE("every truncation and every tail is refused") {
  const std::string text = sample_text();
  const std::string frame = compress(text).value();
  for (std::size_t size = 0; size < frame.size(); size += 7)
    CHECK_FALSE(decompress(std::string_view(frame).substr(0, size), text.size(), "x"));
  CHECK_FALSE(decompress(frame + '\0', text.size(), "x"));
  CHECK_FALSE(decompress(frame + frame, text.size(), "x"));
  CHECK_FALSE(decompress(frame + frame, 2 * text.size(), "x"));
}

TEST_CASE("frames that no carrel writes are refused before anything is allocated") {
  const std::string text = sample_text();
  CHECK_FALSE(decompress(frame_with(text, false, true, 0), text.size(), "x"));   // no checksum
  CHECK_FALSE(decompress(frame_with(text, true, false, 0), text.size(), "x"));   // size not said
  CHECK_FALSE(decompress(frame_with(text, true, false, 24), text.size(), "x"));  // window of 16 MiB
  CHECK_FALSE(
      decompress(compress(text).value(), text.size() - 1, "x"));  // another size than promised
  CHECK_FALSE(decompress(compress(text).value(), text.size() + 1, "x"));
  const std::string bomb = frame_with(std::string(8 * limits::kMiB, '\0'), true, true, 0);
  CHECK(decompress(bomb, 8 * limits::kMiB, "x").error().code == ErrorCode::TooLarge);
  CHECK(decompress(bomb, 64 * limits::kMiB, "x").error().code == ErrorCode::TooLarge);
  // Posts like each other pack far better than 64 : 1; that is no bomb while it is small.
  std::string alike;
  while (alike.size() < limits::kMiB / 2) alike += "The same post again, packed beside itself. ";
  CHECK(decompress(compress(alike, 19).value(), alike.size(), "x").value() == alike);
  CHECK_FALSE(
      decompress(std::string("\x50\x2A\x4D\x18\x04\x00\x00\x00zzzz", 12), 4, "x"));  // skippable
  CHECK_FALSE(decompress("", 0, "x"));
  CHECK_FALSE(decompress("not zstd at all", 4, "x"));
  CHECK_FALSE(decompress(std::string("\x28\xB5\x2F\xFD\xC4\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x0F", 13),
                         1024, "x"));  // claims 2^60
}

TEST_CASE("a manifest with digits that lead out of its folder, gaps or wrong types is refused") {
  Manifest manifest;
  manifest.frame.title = "T";
  manifest.edition = "0123456789abcdef";
  manifest.posts = 1;
  const auto part = [](PartRole role) {
    Part made = part_of("frame", 5);
    made.role = role;
    made.count = 1;
    return made;
  };
  manifest.parts = {part(PartRole::Facets), part(PartRole::List), part(PartRole::Posts),
                    part(PartRole::Labels)};
  const std::string good = write_manifest(manifest);
  REQUIRE(read_manifest(good));
  CHECK(write_manifest(read_manifest(good).value()) == good);
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string changed = good;
    const std::size_t at = changed.find(from);
    REQUIRE(at != std::string::npos);
    return read_manifest(changed.replace(at, from.size(), to));
  };
  CHECK(read_manifest(good).value().parts[1].name ==
        "list-0." + manifest.parts[1].sha256.substr(0, 16) + ".json.zst");
  for (const char* digits : {"../", "abcd", "ABC", ""})
    CHECK_MESSAGE(!with(manifest.parts[0].sha256.substr(0, 3), digits), digits);
  CHECK(with(R"("major":1)", R"("major":2)").error().code == ErrorCode::Unsupported);
  CHECK_FALSE(with(R"("posts":1)", R"("posts":2)"));
  CHECK_FALSE(with(R"("posts":1)", R"("posts":"1")"));
  CHECK_FALSE(with(R"("posts":1)", R"("posts":-1)"));
  CHECK_FALSE(with(R"("count":[1])", R"("count":[1,1])"));
  CHECK_FALSE(with(R"("list":{"ending":".json.zst","count":[1])",
                   R"("list":{"ending":".json.zst","count":[2])"));
  CHECK_FALSE(with(R"("bytes":[5])", R"("bytes":[99999999])"));
  CHECK_FALSE(with(R"("unpacked":[5])", R"("unpacked":[999999999])"));
  CHECK_FALSE(with(R"("facets":{)", R"("unheard-of":{)"));
  CHECK(with(R"("facets":{)", R"("unheard-of":{"ending":".x"},"facets":{)"));
  const std::string name = read_manifest(good).value().parts[2].name;
  const Result<Manifest> kept =
      with(R"("media":[])", R"("media":[],"kept_as":{")" + name + R"(":{"bytes":7,"sha256":")" +
                                std::string(64, 'a') + R"("}})");
  REQUIRE(kept);
  CHECK(kept.value().parts[2].name == name);
  CHECK(kept.value().parts[2].bytes == 7);
  CHECK(kept.value().parts[2].sha256 == std::string(64, 'a'));
  CHECK(with(R"("kinds":[])", R"("kinds":[],"a new field":{"deep":[1]})"));
  CHECK_FALSE(read_manifest("<!doctype html><title>Sign in</title>"));
  CHECK_FALSE(read_manifest("{}"));
  CHECK_FALSE(read_manifest(""));
}

TEST_CASE("addresses of a manifest and of its parts lead nowhere that a page may not follow") {
  Manifest manifest;
  manifest.frame.title = "T";
  manifest.frame.foot_text = "Imprint";
  manifest.frame.foot_link = "https://a.example/";
  manifest.edition = "0123456789abcdef";
  manifest.posts = 1;
  for (const PartRole role :
       {PartRole::Facets, PartRole::List, PartRole::Posts, PartRole::Labels}) {
    manifest.parts.push_back(part_of("frame", 5));
    manifest.parts.back().role = role;
    manifest.parts.back().count = 1;
  }
  const std::string good = write_manifest(manifest);
  CHECK(read_manifest(good).value().frame.foot_link == "https://a.example/");
  for (const char* link :
       {"javascript:alert(1)", "JAVA\\tscript:alert(1)", "\\u0001javascript:alert(1)",
        "javascript&colon;alert(1)", "data:text/html,x", "vbscript:x", "blob:https://a.example/1",
        "\\\\\\\\evil.example"}) {
    std::string hostile = good;
    hostile.replace(hostile.find("https://a.example/"), 18, link);
    const Result<Manifest> read = read_manifest(hostile);
    REQUIRE_MESSAGE(read, link);
    CHECK_MESSAGE(read.value().frame.foot_link.empty(), link);
    CHECK(read.value().frame.foot_text == "Imprint");
  }
  const auto posts = [](const std::string& fields) {
    return read_posts(
        R"({"posts":[{"slug":"a","title":"A","lang":"en","markdown":"",)" + fields + "}]}",
        "posts-0", 1);
  };
  CHECK(posts(R"("url":"https://a.example/a")").value()[0].metadata.url == "https://a.example/a");
  CHECK(posts(R"json("url":"javascript:alert(1)")json").value()[0].metadata.url.empty());
  CHECK(posts(R"("links":[["a.png","media","media/a-1.png",""]])"));
  for (const char* target : {"javascript:alert(1)", "media/../../x", "https://evil.example/x.png",
                             "media/", "media/a?b", "//evil.example"})
    CHECK_MESSAGE(!posts(R"("links":[["a.png","media",")" + std::string(target) + R"(",""]])"),
                  target);
  const auto list = [](const std::string& url) {
    return read_list(R"({"posts":[{"slug":"a","title":"A","url":")" + url + R"("}]})", "list-0", 1);
  };
  CHECK(list("/a/").value()[0].url == "/a/");
  CHECK(list("data:text/html,x").value()[0].url.empty());
}

TEST_CASE(
    "a visit begins with the facets and the newest rows, and with all rows where they are small") {
  Manifest manifest;
  manifest.posts = 40;
  const auto part = [](PartRole role, const char* name, std::uint32_t base, std::uint32_t bytes) {
    Part one;
    one.role = role;
    one.name = name;
    one.base = base;
    one.count = 10;
    one.bytes = bytes;
    return one;
  };
  const auto first_parts = [&](std::uint32_t bytes) {
    manifest.parts = {part(PartRole::Facets, "facets", 0, 1),
                      part(PartRole::Labels, "labels", 0, 1)};
    const char* names[] = {"list-0", "list-1", "list-2", "list-3"};
    for (std::uint32_t i = 0; i < 4; ++i)
      manifest.parts.push_back(part(PartRole::List, names[i], 10 * i, bytes));
    return manifest.first_parts();
  };
  CHECK(first_parts(5 * 1024) ==
        std::vector<std::string>{"facets", "list-0", "list-1", "list-2", "list-3"});
  CHECK(first_parts(6 * 1024) == std::vector<std::string>{"facets", "list-2", "list-3"});
}

TEST_CASE(
    "index and lexicon parts survive the round trip, and damage to them is found when they are "
    "read") {
  IndexBuilder builder;
  PostAnalyser analyser;
  const std::vector<std::string> texts{"retry the failed queue", "queues and retries of the pool",
                                       "an index"};
  for (const std::string& text : texts) {
    std::vector<TextSection> sections(1);
    sections[0].text = text;
    PostFields fields;
    fields.title = "Queue";
    fields.slug = "s";
    fields.language = "en";
    fields.sections = &sections;
    builder.add(analyser.analyse(fields));
  }
  const std::vector<TermRange> ranges = builder.write_index(40);
  REQUIRE(ranges.size() > 1);
  std::size_t found = 0;
  for (const TermRange& range : ranges) {
    const Result<IndexReader> index = IndexReader::read(range.bytes, "index-0", 3);
    REQUIRE(index);
    const std::size_t place = index.value().find("queue");
    if (place == IndexReader::npos) continue;
    std::vector<std::uint32_t> posts;
    index.value().for_each_posting(place, [&](const Posting& posting) {
      posts.push_back(posting.post);
      CHECK(posting.in_title);
    });
    CHECK(posts == std::vector<std::uint32_t>{0, 1, 2});
    ++found;
  }
  CHECK(found == 1);
  const std::string whole = builder.write_index(0)[0].bytes;
  for (std::size_t size = 0; size < whole.size(); ++size)
    CHECK_FALSE(IndexReader::read(whole.substr(0, size), "index-0", 3));
  CHECK_FALSE(IndexReader::read(whole, "index-0", 2));  // a posting past the last post
  const std::string words = builder.write_lexicon(0)[0].bytes;
  const Result<LexiconReader> lexicon = LexiconReader::read(words, "lexicon-0", 3);
  REQUIRE(lexicon);
  const std::size_t at = lexicon.value().lower_bound("retr");
  CHECK(lexicon.value().surface(at) == "retries");
  CHECK(lexicon.value().stem(at, 0) == "retri");
  for (std::size_t size = 0; size < words.size(); ++size)
    CHECK_FALSE(LexiconReader::read(std::string_view(words).substr(0, size), "lexicon-0", 3));
}

TEST_CASE("any byte of an index or lexicon part may be wrong without harm") {
  IndexBuilder builder;
  PostAnalyser analyser;
  std::vector<TextSection> sections(1);
  sections[0].text = "alpha beta gamma delta";
  PostFields fields;
  fields.title = "T";
  fields.slug = "s";
  fields.sections = &sections;
  for (int i = 0; i < 20; ++i) builder.add(analyser.analyse(fields));
  const std::string whole = builder.write_index(0)[0].bytes;
  for (std::size_t at = 0; at < whole.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = whole;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
      const Result<IndexReader> index = IndexReader::read(damaged, "index-0", 20);
      if (!index) continue;
      for (std::size_t t = 0; t < index.value().size(); ++t)
        index.value().for_each_posting(t, [](const Posting& posting) { CHECK(posting.post < 20); });
    }
  const std::string words = builder.write_lexicon(0)[0].bytes;
  for (std::size_t at = 0; at < words.size(); ++at)
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = words;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << bit));
      const Result<LexiconReader> lexicon = LexiconReader::read(damaged, "lexicon-0", 20);
      if (!lexicon) continue;
      for (std::size_t w = 0; w < lexicon.value().size(); ++w)
        for (std::size_t s = 0; s < lexicon.value().stem_count(w); ++s)
          CHECK(lexicon.value().stem(w, s).size() <= 255);
    }
}

TEST_CASE("frequency codes and length bytes stand for values near what was counted") {
  for (std::uint32_t halves = 1; halves < 2'000; ++halves) {
    CHECK(frequency_code(halves) <= frequency_code(halves + 1));
    CHECK(coarse_value(coarse_byte(halves)) <= halves);
    CHECK(coarse_value(coarse_byte(halves)) * 16 >= halves * 15 - 15);
    CHECK(coarse_value(coarse_byte_above(halves)) >= halves);
    CHECK(coarse_value(coarse_byte_above(halves)) * 15 <= halves * 16 + 15);
  }
}

TEST_CASE("facets of the wrong shape are refused with the column's name") {
  Facets facets;
  facets.languages = {"en"};
  facets.day = {kNoDay, 3};
  facets.kinds = {"note"};
  facets.kind = {kNoValue, 0};
  facets.theme = {kNoValue, kNoValue};
  facets.languages = {"en", "de"};
  facets.language = {0, 1};
  facets.length = {1, 2};
  facets.title_weight = {0, 0};
  const std::string good = write_facets(facets);
  const Result<Facets> read = read_facets(good, "facets", 2);
  REQUIRE(read);
  CHECK(read.value().day == facets.day);
  CHECK_FALSE(read_facets(good, "facets", 3));
  std::string wrong = good;
  CHECK(read.value().kind == facets.kind);
  CHECK(read.value().theme == facets.theme);
  CHECK(read.value().language == facets.language);
  wrong.replace(wrong.find(R"("language":[0)"), 13, R"("language":[7)");
  CHECK(read_facets(wrong, "facets", 2).error().message.find("language") != std::string::npos);
}

TEST_CASE(
    "what is the same of every post takes no room, so that parts of 200,000 posts are no bombs") {
  constexpr std::uint32_t kPosts = 200'000;
  Facets facets;
  facets.languages = {"en"};
  facets.day.assign(kPosts, kNoDay);
  facets.kind.assign(kPosts, kNoValue);
  facets.theme.assign(kPosts, kNoValue);
  facets.language.assign(kPosts, 0);
  facets.length.assign(kPosts, 100);
  facets.title_weight.assign(kPosts, 90);
  const std::string text = write_facets(facets);
  CHECK(text.find("\"kind\"") == std::string::npos);
  const Result<Facets> read = read_facets(text, "facets", kPosts);
  REQUIRE(read);
  CHECK(read.value().kind == facets.kind);
  CHECK(read.value().language == facets.language);
  CHECK(read_facets(write_facets(Facets()), "facets", 0));
  Labels labels;
  labels.tags_of.resize(kPosts);
  labels.authors_of.resize(kPosts);
  const std::string none = write_labels(labels);
  CHECK(none.size() < 100);
  const Result<Labels> same = read_labels(none, "labels", kPosts);
  REQUIRE(same);
  CHECK(same.value().tags_of == labels.tags_of);
}

TEST_CASE(
    "labels survive the round trip, and those of the wrong shape are refused with the column's "
    "name") {
  Labels labels;
  labels.tags = {"pager", "queue"};
  labels.authors = {"Ada"};
  labels.tags_of = {{0, 1}, {}};
  labels.authors_of = {{}, {0}};
  const std::string good = write_labels(labels);
  const Result<Labels> read = read_labels(good, "labels", 2);
  REQUIRE(read);
  CHECK(read.value().tags == labels.tags);
  CHECK(read.value().tags_of == labels.tags_of);
  CHECK(read.value().authors_of == labels.authors_of);
  CHECK_FALSE(read_labels(good, "labels", 3));
  std::string wrong = good;
  wrong.replace(wrong.find("[[0,1]"), 6, "[[0,2]");
  CHECK(read_labels(wrong, "labels", 2).error().message.find("tags_of") != std::string::npos);
}
