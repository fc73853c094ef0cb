// Parts of posts fill from the oldest, so that a new post changes the last ones only.
#include "bundle_write/bundle_writer.h"

#include <algorithm>
#include <map>
#include <set>

#include "bundle/bundle_format.h"
#include "bundle/sha256.h"
#include "bundle_write/compress.h"
#include "carrel/limits.h"

namespace carrel {

namespace {

// Unpacked bytes of posts in a part: someone who opens a post from a link fetches one. Larger
// archives have larger ones, in steps, so that adding a post moves no bounds but when a step is
// passed.
constexpr std::size_t kLeastPostsPartBytes = 64 * 1024, kMostPostsPartBytes = 256 * 1024,
                      kPostsParts = 32;
// A search shows ten hits from as many blocks: small blocks cost less than their rows compress
// worse. Larger archives have larger ones, in steps.
constexpr std::size_t kLeastListPosts = 64, kListParts = 512;
constexpr std::uint32_t kRelatedPosts = 2'048;
constexpr std::size_t kRelatedBytes = 30;  // of one post, about
constexpr std::uint32_t kBacklinkPosts = 4'096;
constexpr std::size_t kBacklinkBytes = 12;  // of one post, about
constexpr std::size_t kLinkBytes = 6;       // of one link in it, about
constexpr std::size_t kSlugsPerPart = 1024;
// What is no larger than this unpacked may always be stored: JSON packs by more than a 64th.
// Whatever the cuts below make of an archive, a part of several posts that is larger is halved.
constexpr std::size_t kMostContentBytes = limits::kPartBytes - limits::kPartBytes / 64;
// Index and lexicon parts are binary and may not pack at all; one term's postings come on top.
constexpr std::size_t kMostTermsPartBytes = 2 * limits::kMiB;
// Rows of lists and backlinks beyond this are cut by their bytes, not by posts alone.
constexpr std::size_t kMostRowsBytes = limits::kMiB;

// A part before compression.
struct Draft {
  Part part;
  std::string content;
};

// Which values a facet has, sorted, and their places.
class Values {
 public:
  void add(const std::string& value) {
    if (!value.empty()) places_.emplace(value, 0);
  }
  std::vector<std::string> number() {
    std::vector<std::string> list;
    for (auto& [value, place] : places_) {
      place = static_cast<std::uint32_t>(list.size());
      list.push_back(value);
    }
    return list;
  }
  std::int32_t place(const std::string& value) const {
    return value.empty() ? kNoValue : static_cast<std::int32_t>(places_.at(value));
  }
  std::vector<std::uint32_t> places(const std::vector<std::string>& values) const {
    std::vector<std::uint32_t> list;
    for (const std::string& value : values)
      if (!value.empty()) list.push_back(places_.at(value));
    return list;
  }

 private:
  std::map<std::string, std::uint32_t> places_;
};

Facets make_facets(const std::vector<Post>& posts, const IndexBuilder& index) {
  Values kinds, themes, languages;
  for (const Post& post : posts) {
    kinds.add(post.metadata.kind);
    themes.add(post.metadata.theme);
    languages.add(post.metadata.language);
  }
  Facets facets;
  facets.kinds = kinds.number();
  facets.themes = themes.number();
  facets.languages = languages.number();
  for (const Post& post : posts) {
    facets.day.push_back(post.metadata.day);
    facets.kind.push_back(kinds.place(post.metadata.kind));
    facets.theme.push_back(themes.place(post.metadata.theme));
    facets.language.push_back(languages.place(post.metadata.language));
  }
  facets.length = index.lengths();
  facets.title_weight = index.title_weights();
  return facets;
}

// Every step of the posts' sections is a value: "runbooks/etcd" and "runbooks".
Labels::Field make_tree(const std::vector<Post>& posts, const std::vector<std::string>& order) {
  std::map<std::string, std::string> titles;
  for (const Post& post : posts) {
    const std::string& path = post.metadata.section;
    std::size_t end = 0;
    for (const std::string& title : post.metadata.section_titles) {
      end = std::min(path.find('/', end + 1), path.size());
      titles.emplace(path.substr(0, end), title);
    }
  }
  Labels::Field field;
  std::map<std::string, std::uint32_t> places;
  const auto add = [&](const std::string& path) {
    const auto known = titles.find(path);
    if (known == titles.end() ||
        !places.emplace(path, static_cast<std::uint32_t>(field.values.size())).second)
      return;
    field.values.push_back(path);
    field.titles.push_back(known->second);
  };
  for (const std::string& path : order) add(path);
  for (const auto& [path, title] : titles) add(path);
  for (const Post& post : posts) {
    const std::string& path = post.metadata.section;
    std::vector<std::uint32_t>& of = field.of.emplace_back();
    for (std::size_t end = 0; end < path.size();) {
      end = std::min(path.find('/', end + 1), path.size());
      const auto place = places.find(path.substr(0, end));
      if (place != places.end()) of.push_back(place->second);
    }
  }
  return field;
}

// Values that more posts have come first.
Labels::Field make_field(const std::vector<Post>& posts, const std::string& name) {
  std::map<std::string, std::uint32_t> counts;
  for (const Post& post : posts)
    for (const std::string& value : post.metadata.values_of(name)) ++counts[value];
  Labels::Field field;
  for (const auto& [value, count] : counts) field.values.push_back(value);
  std::stable_sort(
      field.values.begin(), field.values.end(),
      [&](const std::string& a, const std::string& c) { return counts[a] > counts[c]; });
  for (std::uint32_t place = 0; place < field.values.size(); ++place)
    counts[field.values[place]] = place;
  for (const Post& post : posts) {
    std::vector<std::uint32_t>& of = field.of.emplace_back();
    for (const std::string& value : post.metadata.values_of(name)) of.push_back(counts[value]);
  }
  return field;
}

Labels make_labels(const BundleInput& input) {
  const std::vector<Post>& posts = *input.posts;
  Values tags, authors;
  for (const Post& post : posts) {
    for (const std::string& tag : post.metadata.tags) tags.add(tag);
    for (const std::string& author : post.metadata.authors) authors.add(author);
  }
  Labels labels;
  labels.tags = tags.number();
  labels.authors = authors.number();
  for (const Post& post : posts) {
    labels.tags_of.push_back(tags.places(post.metadata.tags));
    labels.authors_of.push_back(authors.places(post.metadata.authors));
  }
  const std::vector<OwnField>& own = input.frame.fields;
  for (std::size_t i = 0; i < own.size(); ++i)
    labels.fields.push_back(own[i].is_tree ? make_tree(posts, input.sections)
                                           : make_field(posts, own[i].name));
  return labels;
}

Draft make_draft(PartRole role, std::uint32_t base, std::size_t count, std::string content) {
  Draft draft;
  draft.part.role = role;
  draft.part.base = base;
  draft.part.count = static_cast<std::uint32_t>(count);
  draft.content = std::move(content);
  return draft;
}

using WriteRange = std::function<std::string(std::uint32_t begin, std::uint32_t end)>;

void add_posts_range(PartRole role, std::uint32_t begin, std::uint32_t end, const WriteRange& write,
                     std::vector<Draft>& drafts) {
  std::string content = write(begin, end);
  if (content.size() > kMostContentBytes && end - begin > 1) {
    const std::uint32_t middle = begin + (end - begin) / 2;
    add_posts_range(role, begin, middle, write, drafts);
    add_posts_range(role, middle, end, write, drafts);
    return;
  }
  drafts.push_back(make_draft(role, begin, end - begin, std::move(content)));
}

void add_lists(const BundleInput& input, std::vector<Draft>& drafts) {
  const std::vector<Post>& posts = *input.posts;
  std::size_t wanted = kLeastListPosts;
  while (posts.size() > wanted * kListParts) wanted *= 2;
  const WriteRange write = [&](std::uint32_t begin, std::uint32_t end) {
    std::vector<ListedPost> rows;
    for (std::uint32_t number = begin; number < end; ++number) {
      const PostMetadata& metadata = posts[number].metadata;
      rows.push_back({metadata.slug, metadata.title, metadata.shown_summary(),
                      metadata.superseded_by, metadata.url, metadata.updated});
    }
    return write_list(rows);
  };
  std::size_t bytes = 0;
  std::uint32_t base = 0;
  for (std::uint32_t number = 0; number < posts.size(); ++number) {
    const PostMetadata& metadata = posts[number].metadata;
    bytes += metadata.slug.size() + metadata.title.size() + metadata.shown_summary().size() + 40;
    const bool is_full = input.part_bytes ? bytes >= input.part_bytes : number + 1 - base >= wanted;
    if (!is_full && bytes < kMostRowsBytes && number + 1 < posts.size()) continue;
    add_posts_range(PartRole::List, base, number + 1, write, drafts);
    base = number + 1;
    bytes = 0;
  }
}

void add_slugs(const std::vector<Post>& posts, std::vector<Draft>& drafts) {
  std::vector<SlugNumber> all;
  std::set<std::string> own;
  for (std::uint32_t number = 0; number < posts.size(); ++number) {
    all.push_back({posts[number].metadata.slug, number});
    own.insert(posts[number].metadata.slug);
  }
  // An alias never hides a post's own slug, and the newest post that claims an alias has it.
  std::set<std::string> claimed;
  for (std::size_t number = posts.size(); number-- > 0;)
    for (const std::string& alias : posts[number].metadata.aliases)
      if (own.count(alias) == 0 && claimed.insert(alias).second)
        all.push_back({alias, static_cast<std::uint32_t>(number)});
  std::sort(all.begin(), all.end(),
            [](const SlugNumber& a, const SlugNumber& b) { return a.slug < b.slug; });
  const auto buckets = static_cast<std::uint32_t>((all.size() + kSlugsPerPart - 1) / kSlugsPerPart);
  std::vector<std::vector<SlugNumber>> parts(buckets);
  for (SlugNumber& slug : all) parts[slug_bucket(slug.slug, buckets)].push_back(std::move(slug));
  for (const std::vector<SlugNumber>& part : parts)
    drafts.push_back(make_draft(PartRole::Slugs, 0, part.size(), write_slugs(part)));
}

std::size_t count_bytes(const std::vector<Post>& posts) {
  std::size_t all = 0;
  for (const Post& post : posts) all += post.markdown.size();
  return all;
}

std::size_t posts_part_bytes(const std::vector<Post>& posts) {
  const std::size_t all = count_bytes(posts);
  std::size_t wanted = kLeastPostsPartBytes;
  while (wanted < kMostPostsPartBytes && all > wanted * kPostsParts) wanted *= 2;
  return wanted;
}

void add_posts(const BundleInput& input, std::vector<Draft>& drafts) {
  const std::vector<Post>& posts = *input.posts;
  const std::size_t wanted = input.part_bytes ? input.part_bytes : posts_part_bytes(posts);
  const WriteRange write = [&](std::uint32_t begin, std::uint32_t end) {
    std::vector<const Post*> block;
    for (std::uint32_t number = begin; number < end; ++number) block.push_back(&posts[number]);
    return write_posts(block);
  };
  std::size_t bytes = 0;
  std::uint32_t base = 0;
  const auto finish = [&](std::uint32_t end) {
    if (end > base) add_posts_range(PartRole::Posts, base, end, write, drafts);
    base = end;
    bytes = 0;
  };
  for (std::uint32_t number = 0; number < posts.size(); ++number) {
    const Post& post = posts[number];
    // A long post does not drag its neighbours into one oversized part.
    if (bytes + post.markdown.size() > 2 * wanted) finish(number);
    bytes += post.markdown.size() + post.metadata.shown_summary().size() + 200;
    if (bytes >= wanted) finish(number + 1);
  }
  finish(static_cast<std::uint32_t>(posts.size()));
}

void add_related(const BundleInput& input, std::vector<Draft>& drafts) {
  const std::vector<std::vector<RelatedPost>> related = input.index->find_related_posts();
  const auto posts = static_cast<std::uint32_t>(related.size());
  const std::uint32_t each =
      input.part_bytes
          ? static_cast<std::uint32_t>(std::max<std::size_t>(1, input.part_bytes / kRelatedBytes))
          : kRelatedPosts;
  for (std::uint32_t base = 0; base < posts; base += each) {
    const std::uint32_t end = std::min(posts, base + each);
    drafts.push_back(
        make_draft(PartRole::Related, base, end - base, write_related(related, base, end)));
  }
}

// Which posts link to each post, each once, in the order of their numbers; a post does not link to
// itself.
std::vector<std::vector<std::uint32_t>> find_backlinks(const std::vector<Post>& posts) {
  std::map<std::string_view, std::uint32_t> numbers;
  for (std::uint32_t number = 0; number < posts.size(); ++number)
    numbers.emplace(posts[number].metadata.slug, number);
  std::vector<std::vector<std::uint32_t>> backlinks(posts.size());
  for (std::uint32_t from = 0; from < posts.size(); ++from) {
    for (const ResolvedLink& link : posts[from].links) {
      if (link.kind != ResolvedLink::Kind::Post) continue;
      const auto to = numbers.find(link.target);
      if (to == numbers.end() || to->second == from) continue;
      std::vector<std::uint32_t>& known = backlinks[to->second];
      if (known.empty() || known.back() != from) known.push_back(from);
    }
  }
  return backlinks;
}

// An archive whose posts do not link to each other has none of these parts.
void add_backlinks(const BundleInput& input, std::vector<Draft>& drafts) {
  const std::vector<std::vector<std::uint32_t>> backlinks = find_backlinks(*input.posts);
  if (std::all_of(backlinks.begin(), backlinks.end(),
                  [](const auto& list) { return list.empty(); }))
    return;
  const auto posts = static_cast<std::uint32_t>(backlinks.size());
  const std::uint32_t each =
      input.part_bytes
          ? static_cast<std::uint32_t>(std::max<std::size_t>(1, input.part_bytes / kBacklinkBytes))
          : kBacklinkPosts;
  const WriteRange write = [&](std::uint32_t begin, std::uint32_t end) {
    return write_backlinks(backlinks, begin, end);
  };
  std::size_t bytes = 0;
  std::uint32_t base = 0;
  for (std::uint32_t number = 0; number < posts; ++number) {
    bytes += backlinks[number].size() * kLinkBytes;
    if (number + 1 - base < each && bytes < kMostRowsBytes && number + 1 < posts) continue;
    add_posts_range(PartRole::Backlinks, base, number + 1, write, drafts);
    base = number + 1;
    bytes = 0;
  }
}

void add_ranges(PartRole role, std::vector<TermRange> ranges, std::vector<Draft>& drafts) {
  for (TermRange& range : ranges) {
    drafts.push_back(make_draft(role, 0, range.count, std::move(range.bytes)));
    drafts.back().part.first = std::move(range.first);
  }
}

// Posts are most of the bytes, and level 19 spends four fifths of a packing on them to save a
// twentieth of their size: in small archives, which are packed in a second either way, it does.
int level_of(PartRole role, int asked, std::size_t posts_bytes) {
  constexpr std::size_t kSmallArchiveBytes = 4 * 1024 * 1024;
  if (asked != 0) return asked;
  return role == PartRole::Posts && posts_bytes > kSmallArchiveBytes ? 12 : 19;
}

// The edition: what the archive says of itself and which parts it has, but not when it was packed.
std::string make_edition(Manifest manifest) {
  manifest.packed = kNoDay;
  manifest.edition.clear();
  return sha256_hex(write_manifest(manifest)).substr(0, kHashDigits);
}

// What can be done where the part of a role is too large though it could not be cut further.
std::string hint_of(const Part& part) {
  switch (part.role) {
    case PartRole::Posts:
      return "split the post, or take links out of it";
    case PartRole::Labels:
      return "use fewer different tags and authors";
    case PartRole::Index:
    case PartRole::Lexicon:
      return "lower --part-bytes";
    default:
      return "split the archive";
  }
}

Error too_large(const BundleInput& input, const Part& part, const std::string& stem) {
  const bool is_of_one_post =
      record_of(part.role).cut == RoleRecord::Cut::ByPost && part.count == 1 && input.sources;
  const std::string size = std::to_string(limits::kPartBytes / limits::kMiB) + " MiB packed or " +
                           std::to_string(limits::kPartUnpackedBytes / limits::kMiB) +
                           " MiB unpacked";
  if (is_of_one_post)
    return Error{ErrorCode::TooLarge, "the post and its links are larger than " + size,
                 (*input.sources)[part.base], hint_of(part)};
  return Error{ErrorCode::TooLarge, "the part " + stem + " is larger than " + size, stem,
               hint_of(part)};
}

std::vector<Draft> make_drafts(const BundleInput& input, const Facets& facets) {
  const std::vector<Post>& posts = *input.posts;
  const std::size_t terms_bytes = std::min(input.part_bytes, kMostTermsPartBytes);
  std::vector<Draft> drafts;
  drafts.push_back(make_draft(PartRole::Facets, 0, posts.size(), write_facets(facets)));
  drafts.push_back(make_draft(PartRole::Labels, 0, posts.size(), write_labels(make_labels(input))));
  add_lists(input, drafts);
  add_slugs(posts, drafts);
  add_ranges(PartRole::Index, input.index->write_index(terms_bytes), drafts);
  add_ranges(PartRole::Lexicon, input.index->write_lexicon(terms_bytes), drafts);
  add_related(input, drafts);
  add_backlinks(input, drafts);
  add_posts(input, drafts);
  return drafts;
}

}  // namespace

Result<Bundle> make_bundle(const BundleInput& input, const ParallelFor& parallel_for) {
  const std::vector<Post>& posts = *input.posts;
  const Facets facets = make_facets(posts, *input.index);
  std::vector<Draft> drafts = make_drafts(input, facets);

  const std::size_t posts_bytes = count_bytes(posts);
  Bundle bundle;
  bundle.frames.resize(drafts.size());
  parallel_for(drafts.size(), [&](std::size_t i) {
    Draft& draft = drafts[i];
    draft.part.unpacked =
        static_cast<std::uint32_t>(std::min<std::size_t>(draft.content.size(), UINT32_MAX));
    if (draft.content.size() > limits::kPartUnpackedBytes)
      return;  // noticed below: the frame stays empty
    Result<std::string> frame =
        compress(draft.content, level_of(draft.part.role, input.compression_level, posts_bytes));
    if (!frame) return;
    draft.part.bytes = static_cast<std::uint32_t>(frame.value().size());
    draft.part.sha256 = sha256_hex(frame.value());
    bundle.frames[i] = std::move(frame).value();
    draft.content = std::string();
  });

  Manifest& manifest = bundle.manifest;
  manifest.frame = input.frame;
  manifest.packed = input.packed;
  manifest.languages = facets.languages;
  manifest.posts = static_cast<std::uint32_t>(posts.size());
  manifest.average_length = input.index->average_length();
  manifest.media = input.media;
  std::map<PartRole, std::size_t> numbers;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    Part& part = drafts[i].part;
    const RoleRecord& role = record_of(part.role);
    const std::size_t number = numbers[part.role]++;
    if (bundle.frames[i].empty() || part.bytes > limits::kPartBytes)
      return too_large(input, part, std::string(role.name) + "-" + std::to_string(number));
    part.name = part_name(role, number, part.sha256);
    manifest.parts.push_back(part);
  }
  if (manifest.parts.size() > limits::kParts)
    return Error{ErrorCode::TooLarge,
                 "the archive has more than " + std::to_string(limits::kParts) + " parts", "",
                 "raise --part-bytes"};
  manifest.edition = make_edition(manifest);
  bundle.manifest_text = write_manifest(manifest);
  if (bundle.manifest_text.size() > limits::kManifestBytes)
    return Error{ErrorCode::TooLarge, "the manifest is larger than 4 MiB", kManifestName,
                 "raise --part-bytes, or split the archive"};
  return bundle;
}

}  // namespace carrel
