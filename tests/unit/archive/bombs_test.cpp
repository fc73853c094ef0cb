// Parts that are right in every hash and made to exhaust: whatever a stranger's archive says, the
// engine takes at most 64 MB for each megabyte of a part, unpacked, or refuses it.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "allocations.h"
#include "bundle/bundle_format.h"
#include "bundle/parts.h"
#include "bundle/sha256.h"
#include "bundle_write/compress.h"
#include "carrel/archive.h"
#include "carrel/limits.h"
#include "forms/completions.h"
#include "forms/spelling.h"
#include "index/related_reader.h"
#include "index_build/part_writers.h"
#include "text/words.h"

using namespace carrel;

namespace {

constexpr std::size_t kMost = 64;             // bytes held for each byte of a part …
constexpr std::size_t kFloor = limits::kMiB;  // … or of a megabyte, where it has less

std::size_t allowed(std::size_t part_bytes) { return kMost * std::max(part_bytes, kFloor); }

// The n-th word of `size` letters in order that differs in its end only.
std::string long_word(std::size_t n, std::size_t size, char letter = 'a') {
  std::string word(size, letter);
  for (std::size_t i = 0; i < 4; ++i) {
    word[size - 1 - i] = static_cast<char>('0' + n % 64);
    n /= 64;
  }
  return word;
}

// An archive whose parts are forged and whose manifest fits them.
struct Forged {
  Manifest manifest;
  std::vector<std::pair<std::string, std::string>> files;

  explicit Forged(std::uint32_t posts = 1) {
    manifest.frame.title = "Forged";
    manifest.edition = "0123456789abcdef";
    manifest.languages = {"en"};
    manifest.posts = posts;
    Facets facets;
    facets.languages = {"en"};
    facets.day.assign(posts, 0);
    facets.kind.assign(posts, kNoValue);
    facets.theme.assign(posts, kNoValue);
    facets.language.assign(posts, 0);
    facets.length.assign(posts, 1);
    facets.title_weight.assign(posts, 1);
    add(PartRole::Facets, posts, write_facets(facets));
    add(PartRole::Labels, posts, "{}");
    add(PartRole::List, posts, "{}");
    add(PartRole::Posts, posts, "{}");
  }

  void add(PartRole role, std::size_t count, const std::string& content,
           const std::string& first = "") {
    Part part;
    part.role = role;
    part.count = static_cast<std::uint32_t>(count);
    part.first = first;
    const std::string stored = compress(content, 1).value();
    part.bytes = static_cast<std::uint32_t>(stored.size());
    part.unpacked = static_cast<std::uint32_t>(content.size());
    part.sha256 = sha256_hex(stored);
    std::size_t place = 0;
    for (const Part& other : manifest.parts) place += other.role == role ? 1 : 0;
    part.name = part_name(record_of(role), place, part.sha256);
    manifest.parts.push_back(part);
    files.emplace_back(part.name, stored);
  }

  // The first fault, or none.
  Result<void> load(Archive& archive, PartRole role) const {
    if (Result<void> read = archive.load(kManifestName, write_manifest(manifest)); !read)
      return read;
    for (const auto& [name, bytes] : files)
      if (archive.manifest()->find_part(name)->role == role)
        if (Result<void> read = archive.load(name, bytes); !read) return read;
    return {};
  }
};

// As many words as fit: each shares all but its end with the one before, and has its own
// beginnings, or itself, for stems.
std::string lexicon_bomb(std::size_t bytes, std::size_t word_size, std::size_t stems,
                         std::size_t& count) {
  LexiconPartWriter writer;
  for (count = 0; writer.bytes() + 4 * stems + 32 < bytes; ++count) {
    const std::string word = long_word(count, word_size);
    std::vector<std::string> list;
    for (std::size_t s = stems; s-- > 0;) list.push_back(word.substr(0, word.size() - s));
    writer.add(word, 1, list);
  }
  return writer.content();
}

std::string index_bomb(std::size_t bytes, std::size_t term_size, std::uint32_t posts,
                       std::size_t& count) {
  IndexPartWriter writer;
  for (count = 0; writer.bytes() + 2 * posts + 32 < bytes; ++count) {
    writer.add_term(long_word(count, term_size), posts);
    for (std::uint32_t post = 0; post < posts; ++post) writer.add_posting(post, 1, false);
  }
  return writer.content();
}

}  // namespace

TEST_CASE(
    "a lexicon part takes no more than 64 times its bytes, however its words repeat each other") {
  for (const std::size_t bytes :
       {std::size_t{200'000}, limits::kMiB, limits::kTermsPartBytes - 100}) {
    for (const std::size_t word_size : {std::size_t{70}, std::size_t{120}, limits::kWordBytes})
      for (const std::size_t stems : {std::size_t{1}, std::size_t{2}, limits::kStemsPerWord}) {
        CAPTURE(bytes);
        CAPTURE(word_size);
        CAPTURE(stems);
        std::size_t count = 0;
        const std::string content = lexicon_bomb(bytes, word_size, stems, count);
        Forged forged;
        forged.add(PartRole::Lexicon, count, content, long_word(0, word_size));
        Archive archive;
        const PeakAllocation peak;
        const Result<void> loaded = forged.load(archive, PartRole::Lexicon);
        CHECK(peak.bytes() <= allowed(content.size()));
        if (!loaded) CHECK(loaded.error().code == ErrorCode::TooLarge);
      }
  }
}

TEST_CASE(
    "an index part takes no more than 64 times its bytes, however its terms repeat each other") {
  for (const std::size_t bytes :
       {std::size_t{200'000}, limits::kMiB, limits::kTermsPartBytes - 100}) {
    for (const std::size_t term_size : {std::size_t{4}, std::size_t{120}, limits::kWordBytes})
      for (const std::uint32_t posts : {1U, 3U, 1'000U}) {
        CAPTURE(bytes);
        CAPTURE(term_size);
        CAPTURE(posts);
        std::size_t count = 0;
        const std::string content = index_bomb(bytes, term_size, posts, count);
        Forged forged(posts);
        forged.add(PartRole::Index, count, content, long_word(0, term_size));
        Archive archive;
        const PeakAllocation peak;
        const Result<void> loaded = forged.load(archive, PartRole::Index);
        CHECK(peak.bytes() <= allowed(content.size()));
        if (!loaded) CHECK(loaded.error().code == ErrorCode::TooLarge);
      }
  }
}

TEST_CASE(
    "an index or lexicon part that unpacks to more than its kind may is refused before it is "
    "unpacked") {
  std::size_t count = 0;
  const std::string words = lexicon_bomb(limits::kTermsPartBytes + 1'000, 30, 1, count);
  Forged forged;
  forged.add(PartRole::Lexicon, count, words, long_word(0, 30));
  forged.add(PartRole::Index, 1, std::string(limits::kPartUnpackedBytes, 'x'), "a");
  for (const PartRole role : {PartRole::Lexicon, PartRole::Index}) {
    Archive archive;
    REQUIRE(archive.load(kManifestName, write_manifest(forged.manifest)));
    const PeakAllocation peak;
    for (const auto& [name, bytes] : forged.files) {
      if (archive.manifest()->find_part(name)->role != role) continue;
      const Result<void> loaded = archive.load(name, bytes);
      REQUIRE_FALSE(loaded);
      CHECK(loaded.error().code == ErrorCode::TooLarge);
      CHECK(loaded.error().where == name);
    }
    CHECK(peak.bytes() < limits::kMiB);
  }
}

TEST_CASE(
    "numbers that no bytes back, repeats and wrong orders are refused before room is made for "
    "them") {
  const auto number = [](std::uint32_t value) {
    std::string bytes;
    append_u32(value, bytes);
    return bytes;
  };
  LexiconPartWriter twice;
  twice.add("word", 1, {"word", "word"});
  LexiconPartWriter unordered;
  unordered.add("word", 1, {"word", "wor"});
  IndexPartWriter lone;
  lone.add_term("word", 2);
  lone.add_posting(0, 1, false);
  const struct {
    PartRole role;
    std::string content;
  } cases[] = {
      {PartRole::Lexicon, twice.content()},
      {PartRole::Lexicon, unordered.content()},
      {PartRole::Lexicon, std::string(kLexiconMagic) + number(4'000'000'000U) + number(1)},
      {PartRole::Lexicon,
       std::string(kLexiconMagic) + number(1) + number(4'000'000'000U) + std::string(64, '\1')},
      {PartRole::Index, lone.content()},
      {PartRole::Index, std::string(kIndexMagic) + number(4'000'000'000U) + number(1)},
      {PartRole::Index,
       std::string(kIndexMagic) + number(1) + number(4'000'000'000U) + std::string(64, '\1')},
      // One post with the same neighbour twice; 200,000 posts in ten bytes.
      {PartRole::Related, std::string(kRelatedMagic) + number(200'000) +
                              std::string("\2\2\1\2\1", 5) + std::string(199'999, '\0')},
      {PartRole::Related, std::string(kRelatedMagic) + number(200'000) + std::string(10, '\0')},
  };
  for (const auto& bomb : cases) {
    const PartRole role = bomb.role;
    const std::string& content = bomb.content;
    CAPTURE(role_name(role));
    CAPTURE(content.size());
    Forged forged(200'000);
    forged.add(role, role == PartRole::Related ? 200'000 : 1, content,
               role == PartRole::Related ? "" : "word");
    Archive archive;
    REQUIRE(archive.load(kManifestName, write_manifest(forged.manifest)));
    const PeakAllocation peak;
    const Result<void> loaded = archive.load(forged.files.back().first, forged.files.back().second);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().where == forged.files.back().first);
    CHECK(peak.bytes() < 3 * limits::kMiB);
  }
}

TEST_CASE("a part with more or fewer entries than its manifest says is refused") {
  LexiconPartWriter words;
  words.add("word", 1, {"word"});
  IndexPartWriter terms;
  terms.add_term("word", 1);
  terms.add_posting(0, 1, false);
  for (const std::size_t count : {0U, 1U, 2U, 100'000'000U}) {
    CAPTURE(count);
    Forged forged;
    forged.add(PartRole::Lexicon, count, words.content(), "word");
    forged.add(PartRole::Index, count, terms.content(), "word");
    for (const PartRole role : {PartRole::Lexicon, PartRole::Index}) {
      Archive archive;
      CHECK(static_cast<bool>(forged.load(archive, role)) == (count == 1));
    }
  }
}

TEST_CASE(
    "suggesting and repairing take room for what they show, not for all words that begin alike") {
  std::size_t count = 0;
  const std::string content = lexicon_bomb(limits::kMiB, 40, limits::kStemsPerWord / 2, count);
  Forged forged;
  forged.add(PartRole::Lexicon, count, content, long_word(0, 40));
  Archive archive;
  REQUIRE(forged.load(archive, PartRole::Lexicon));
  SuggestRequest request;
  request.text = "aaa";
  request.count = 5;
  const PeakAllocation peak;
  const Result<SuggestReply> reply = archive.suggest(request);
  REQUIRE(reply);
  CHECK(reply.value().words.size() == 5);
  CHECK(peak.bytes() < 4 * limits::kMiB);
}

TEST_CASE(
    "a manifest that names its languages and synonyms over and over costs no more than one that "
    "does not") {
  const auto forged_with = [](std::size_t languages) {
    Forged forged;
    forged.manifest.languages.clear();
    const char* const kinds[] = {"en", "en-gb", "en_us", "de", "qa", "qb"};
    for (std::size_t i = 0; i < languages; ++i) forged.manifest.languages.push_back(kinds[i % 6]);
    for (std::size_t group = 0; group < limits::kSynonymGroups; ++group) {
      SynonymGroup words{"same"};
      while (words.size() < limits::kSynonymsPerGroup)
        words.push_back("word" + std::to_string(group) + "x" + std::to_string(words.size()));
      forged.manifest.frame.synonyms.push_back(words);
    }
    return write_manifest(forged.manifest);
  };
  const std::string text = forged_with(20'000);
  Archive archive;
  const PeakAllocation peak;
  const Result<void> loaded = archive.load(kManifestName, text);
  CHECK(peak.bytes() <= allowed(text.size()));
  if (!loaded) CHECK(loaded.error().code == ErrorCode::TooLarge);
  Archive sound;
  const PeakAllocation few;
  REQUIRE(sound.load(kManifestName, forged_with(6)));
  CHECK(few.bytes() <= 32 * limits::kMiB);
}

TEST_CASE("a word leads to no more groups of synonyms than a word may, and to each once") {
  Forged forged;
  IndexPartWriter terms;
  terms.add_term("same", 1);
  terms.add_posting(0, 1, false);
  for (std::size_t n = 0; n < 40; ++n) {
    const std::string word = "word" + std::to_string(100 + n);
    forged.manifest.frame.synonyms.push_back({"same", word});
    terms.add_term(word, 1);
    terms.add_posting(0, 1, false);
  }
  forged.add(PartRole::Index, 41, terms.content(), "same");
  Archive archive;
  REQUIRE(forged.load(archive, PartRole::Index));
  for (const auto& [name, bytes] : forged.files)
    if (archive.manifest()->find_part(name)->role == PartRole::Facets)
      REQUIRE(archive.load(name, bytes));
  SearchRequest request;
  request.text = "same";
  const Result<SearchReply> reply = archive.search(request);
  REQUIRE(reply);
  REQUIRE(reply.value().understood.size() == 1);
  CHECK(reply.value().understood[0].also.size() == limits::kSynonymGroupsOfWord);
}

TEST_CASE(
    "what every hit repeats is short: a long kind, theme, tag or author, or too many of them, is "
    "refused") {
  const std::string longest(limits::kLabelBytes, 'x');
  Facets facets;
  facets.day = {0};
  facets.kind = facets.theme = {0};
  facets.language = {0};
  facets.length = facets.title_weight = {1};
  Labels labels;
  labels.tags_of = labels.authors_of = {{0}};
  for (const bool is_long : {false, true}) {
    const std::string value = longest + (is_long ? "x" : "");
    facets.kinds = {value};
    facets.themes = facets.languages = {"en"};
    CHECK(static_cast<bool>(read_facets(write_facets(facets), "facets-0", 1)) == !is_long);
    std::swap(facets.kinds, facets.themes);
    CHECK(static_cast<bool>(read_facets(write_facets(facets), "facets-0", 1)) == !is_long);
    std::swap(facets.languages, facets.themes);
    CHECK(static_cast<bool>(read_facets(write_facets(facets), "facets-0", 1)) == !is_long);
    labels.tags = {value};
    labels.authors = {"a"};
    CHECK(static_cast<bool>(read_labels(write_labels(labels), "labels-0", 1)) == !is_long);
    std::swap(labels.tags, labels.authors);
    CHECK(static_cast<bool>(read_labels(write_labels(labels), "labels-0", 1)) == !is_long);
  }
  labels.tags = labels.authors = {"a"};
  for (const bool is_over : {false, true}) {
    const std::size_t most = limits::kLabelsBytesPerPost / 9;
    labels.tags_of = {std::vector<std::uint32_t>(most + (is_over ? 1 : 0), 0)};
    CHECK(static_cast<bool>(read_labels(write_labels(labels), "labels-0", 1)) == !is_over);
    std::swap(labels.tags_of, labels.authors_of);
    CHECK(static_cast<bool>(read_labels(write_labels(labels), "labels-0", 1)) == !is_over);
    labels.tags_of = labels.authors_of = {{0}};
  }
}

TEST_CASE("a post is linked to by each other post once, in order") {
  const auto read = [](const std::string& list) {
    return static_cast<bool>(
        read_backlinks("{\"links_here\":[" + list + ",[],[]]}", "backlinks-0", 0, 3, 3));
  };
  CHECK(read("[]"));
  CHECK(read("[1,2]"));
  CHECK_FALSE(read("[2,1]"));
  CHECK_FALSE(read("[1,1]"));
  std::string repeated = "[1";
  for (int i = 0; i < 1'500'000; ++i) repeated += ",1";
  const PeakAllocation peak;
  CHECK_FALSE(read(repeated + "]"));
  CHECK(peak.bytes() <= allowed(repeated.size()));
}

TEST_CASE(
    "a manifest with more languages or kinds than one may have, or parts out of order, is refused "
    "by name") {
  const auto loads = [](const Forged& forged) {
    Archive archive;
    return archive.load(kManifestName, write_manifest(forged.manifest));
  };
  for (const std::size_t over : {0U, 1U}) {
    Forged many;
    many.manifest.languages.clear();
    for (std::size_t i = 0; i < limits::kLanguages + over; ++i)
      many.manifest.languages.push_back("q" + std::to_string(i));
    CHECK(static_cast<bool>(loads(many)) == (over == 0));
    Forged kinds;
    for (std::size_t i = 0; i < limits::kKinds + over; ++i)
      kinds.manifest.frame.kinds.push_back({"k", "K"});
    const Result<void> loaded = loads(kinds);
    CHECK(static_cast<bool>(loaded) == (over == 0));
    if (!loaded) CHECK(loaded.error().code == ErrorCode::TooLarge);
  }
  Forged unordered;
  unordered.add(PartRole::Index, 1, "x", "b");
  unordered.add(PartRole::Index, 1, "y", "a");
  CHECK_FALSE(loads(unordered));
}
