// Every limit carrel sets on what comes from outside, in one place.
//
// They bound memory and time before anything is allocated; a reader or packer that meets one says
// so with ErrorCode::TooLarge and the limit's value. Sizes are bytes unless a name says otherwise.
#pragma once

#include <cstddef>

namespace carrel::limits {

inline constexpr std::size_t kMiB = 1024 * 1024;

// The bundle. One table for whoever writes and whoever reads: the packer stays within these by the
// way it cuts and compresses, and opens what it wrote with the reader's own code before it hands
// the manifest out. data/FORMAT.md lists them.
inline constexpr std::size_t kManifestBytes = 4 * kMiB;
inline constexpr std::size_t kManifestMediaBytes = 3 * kMiB;  // of it for media
inline constexpr std::size_t kPartBytes = 4 * kMiB;           // one part as stored
inline constexpr std::size_t kPartUnpackedBytes = 16 * kMiB;  // one part after decompression
// unpacked : stored; text packs about 5 : 1, a bomb 32,000 : 1 …
inline constexpr std::size_t kPartRatio = 64;
// … but what unpacks to no more than this may repeat itself: it bombs nothing
inline constexpr std::size_t kPartRatioFloor = kMiB;
inline constexpr int kWindowLog = 23;  // zstd's window, a power of two
inline constexpr std::size_t kPosts = 200'000;
inline constexpr std::size_t kParts = 5'000;
inline constexpr std::size_t kMediaFiles = 20'000;
inline constexpr std::size_t kFileNameBytes = 200;  // of a part, a delta, below media/
// Of a part that may come as a delta: a device keeps it uncompressed.
inline constexpr std::size_t kDeltaContentBytes = kPartBytes - 4096;
inline constexpr int kJsonDepth = 16;
// a post's Markdown is the longest string there is
inline constexpr std::size_t kJsonStringBytes = 2 * kMiB;
inline constexpr std::size_t kJsonTokens = 8'000'000;  // values and keys of one text
// No map whose keys the posts decide is written as one object, but for kept_as in a device's own
// manifest, which has a key for each part.
inline constexpr std::size_t kJsonKeysPerObject = 256;
inline constexpr std::size_t kManifestKeysPerObject = kParts;
inline constexpr std::size_t kWordBytes = 255;  // a term, a word, a stem: binary parts
inline constexpr std::size_t kStemsPerWord = 64;
// an index or lexicon part after decompression
inline constexpr std::size_t kTermsPartBytes = 4 * kMiB;
// all its words written out: each says only how it differs
inline constexpr std::size_t kTermsTextBytes = 32 * kMiB;
inline constexpr std::size_t kLanguages = 1'000;
inline constexpr std::size_t kKinds = 10'000;  // that the manifest names
// A page of hits repeats what its posts share: a kind, theme, tag or author is short, and a post's
// tags together, as its authors, with eight bytes for each, are few.
inline constexpr std::size_t kLabelBytes = 1'024;
inline constexpr std::size_t kLabelsBytesPerPost = 16 * 1024;
inline constexpr std::size_t kOwnFields = 20;          // of an archive
inline constexpr std::size_t kNeighboursPerPost = 10;  // related posts

// A post.
inline constexpr std::size_t kPostBytes = 2 * kMiB;
inline constexpr std::size_t kPostLinksBytes = 8 * kMiB;  // where its relative links lead
inline constexpr std::size_t kFrontMatterBytes = 64 * 1024;
inline constexpr std::size_t kOwnersKeysPerObject = 10'000;  // JSON front matter, carrel.json
inline constexpr int kFrontMatterDepth = 16;
inline constexpr std::size_t kMediaBytes = 16 * kMiB;  // one image or attachment
inline constexpr std::size_t kTitleCodePoints = 300;
inline constexpr std::size_t kTagCodePoints = 64;
inline constexpr std::size_t kTagsPerPost = 32;
inline constexpr std::size_t kLabelCodePoints = kLabelBytes / 4;  // of a kind, a theme, an author
inline constexpr std::size_t kUrlBytes = 2048;

// Rendering a post. Output is capped because Markdown can amplify 644-fold through tables.
inline constexpr std::size_t kRenderOutputFloor = 256 * 1024;
inline constexpr std::size_t kRenderOutputRatio = 8;
inline constexpr std::size_t kRenderOutputBytes = 16 * kMiB;
// a list of links and code in 2 MiB has 650,000
inline constexpr std::size_t kRenderNodes = 1'000'000;
inline constexpr int kRenderDepth = 64;
// quotes and lists within each other that are told apart
inline constexpr std::size_t kBlockDepth = 100;
inline constexpr std::size_t kTableCells = 20'000;  // beside one for every two bytes of the text
// each adds names that the output's cap does not see
inline constexpr std::size_t kFootnoteReferences = 4'000;

// Synonyms.
inline constexpr std::size_t kSynonymGroups = 500;
inline constexpr std::size_t kSynonymsPerGroup = 16;
inline constexpr std::size_t kSynonymGroupsOfWord = 16;  // that one word leads to

inline constexpr std::size_t kEmbedHosts = 100;     // origins in carrel.json
inline constexpr std::size_t kPathPatterns = 200;   // of "include" or "exclude" there
inline constexpr std::size_t kSettingBytes = kMiB;  // a tool's configuration file

// A query.
inline constexpr std::size_t kQueryCodePoints = 2'048;
inline constexpr std::size_t kQueryTerms = 96;  // and words of all its terms together
// words of one query for which spellings are looked for
inline constexpr std::size_t kQueryRepairs = 8;
inline constexpr std::size_t kQueryLogBytes = 16 * 1024;
inline constexpr std::size_t kRequestBytes = 64 * 1024;
inline constexpr std::size_t kPrefixLetters = 3;  // shorter prefixes match titles only
inline constexpr std::size_t kPrefixLettersCjk = 2;
inline constexpr std::size_t kPageOfHits = 200;  // most hits one reply carries
// most values of a field in it, the most frequent; chosen ones besides
inline constexpr std::size_t kFacetValues = 500;
inline constexpr std::size_t kSuggestions = 50;  // most words, and most posts, of one suggestion

// A program that loads what replies name and asks again gives up after so many rounds: three answer
// any query, four more fetch what only adds text.
inline constexpr int kRounds = 7;

}  // namespace carrel::limits
