// Slug to number, number to part, Markdown to nodes.
#include "reading/reading.h"

#include <algorithm>
#include <optional>

#include "base/sort.h"
#include "bundle/bundle_format.h"
#include "reading/marking.h"
#include "reading/post_cache.h"
#include "text/words.h"

namespace carrel {

namespace {

// A slug in the list's blocks that are loaded: the newest posts and whatever was just listed.
bool find_listed(const Archive::State& state, const std::string& slug, std::uint32_t& number) {
  for (const Part& part : state.manifest->parts) {
    if (part.role != PartRole::List || !state.is_loaded(part)) continue;
    Needs none;
    const auto& posts = *state.content<std::vector<ListedPost>>(part, none);
    const auto found = std::find_if(posts.begin(), posts.end(),
                                    [&](const ListedPost& post) { return post.slug == slug; });
    if (found == posts.end()) continue;
    number = part.base + static_cast<std::uint32_t>(found - posts.begin());
    return true;
  }
  return false;
}

// The post's number; false when the slugs part that knows it is not loaded, or there is no such
// post.
bool find_number(const Archive::State& state, const std::string& slug, Needs& needs,
                 std::uint32_t& number) {
  if (find_listed(state, slug, number)) return true;
  std::vector<const Part*> parts;
  for (const Part& part : state.manifest->parts)
    if (part.role == PartRole::Slugs) parts.push_back(&part);
  if (parts.empty()) return false;
  const Part& part = *parts[slug_bucket(slug, static_cast<std::uint32_t>(parts.size()))];
  const auto* slugs = state.content<std::vector<SlugNumber>>(part, needs);
  if (!slugs) return false;
  for (const SlugNumber& known : *slugs) {
    if (known.slug != slug) continue;
    number = known.number;
    return true;
  }
  return false;
}

// The media of the manifest, found by halving: a forged post has as many images as it likes.
class MediaByName {
 public:
  explicit MediaByName(const Manifest& manifest) {
    for (const Media& media : manifest.media) media_.push_back(&media);
    sort_list(media_, [](const Media* a, const Media* b) {
      return a->name != b->name ? a->name < b->name : a < b;
    });
  }
  const Media* find(std::string_view name) const {
    const auto comes_before = [](const Media* media, std::string_view wanted) {
      return media->name < wanted;
    };
    const auto found = std::lower_bound(media_.begin(), media_.end(), name, comes_before);
    return found != media_.end() && (*found)->name == name ? *found : nullptr;
  }

 private:
  std::vector<const Media*> media_;
};

// Images of the bundle get the size the manifest knows, so that the page does not jump when they
// arrive.
void add_image_sizes(const Manifest& manifest, std::vector<Node>& nodes) {
  std::optional<MediaByName> known;
  for (Node& node : nodes) {
    if (node.kind != Node::Kind::Open || node.element != Element::Image) continue;
    const auto is_size = [](const Attribute& a) {
      return a.name == AttributeName::Width || a.name == AttributeName::Height;
    };
    const auto name =
        std::find_if(node.attributes.begin(), node.attributes.end(),
                     [](const Attribute& a) { return a.name == AttributeName::MediaName; });
    if (name == node.attributes.end() ||
        std::any_of(node.attributes.begin(), node.attributes.end(), is_size))
      continue;
    if (!known) known.emplace(manifest);
    const Media* media = known->find(name->value);
    if (!media || media->width == 0 || media->height == 0) continue;
    node.attributes.push_back({AttributeName::Width, std::to_string(media->width)});
    node.attributes.push_back({AttributeName::Height, std::to_string(media->height)});
  }
}

PostLink make_neighbour(const Archive::State& state, std::uint32_t number, Needs& wants) {
  PostLink link;
  if (const ListedPost* listed = state.listed(number, wants)) {
    link.slug = listed->slug;
    link.title = listed->title;
  }
  if (state.facets) link.day = state.facets->day[number];
  return link;
}

void add_related_posts(const Archive::State& state, Needs& wants, PostReply& reply) {
  const RelatedReader* related = state.related_to(reply.number, wants);
  if (!related) return;
  for (const Neighbour& neighbour : related->neighbours(reply.number)) {
    if (reply.related.size() == kRelatedShown) break;
    reply.related.push_back(make_neighbour(state, neighbour.post, wants));
  }
}

void add_links_here(const Archive::State& state, Needs& wants, PostReply& reply) {
  const std::vector<std::uint32_t>* numbers = state.links_to(reply.number, wants);
  if (!numbers) return;
  for (std::size_t i = numbers->size(); i-- > 0;)
    reply.links_here.push_back(make_neighbour(state, (*numbers)[i], wants));
}

}  // namespace

Result<PostReply> read_from_archive(const Archive::State& state, const PostRequest& request) {
  PostReply reply;
  Needs needs, wants;
  std::uint32_t number = request.number;
  const bool is_known = request.slug.empty() ? number < state.manifest->posts
                                             : find_number(state, request.slug, needs, number);
  const Post* post = is_known ? state.post(number, needs) : nullptr;
  reply.needs = needs.names();
  if (!needs.empty()) return reply;
  if (!post)
    return Error{ErrorCode::NotFound,
                 "there is no post \"" +
                     (request.slug.empty() ? std::to_string(number) : request.slug.substr(0, 200)) +
                     "\"",
                 "", "search for a word of its title"};
  reply.complete = true;
  reply.number = number;
  reply.post = *post;
  const std::shared_ptr<Document> document = PostCache::of(state).document(state, number, needs);
  reply.document = document.use_count() == 1 ? std::move(*document) : *document;
  for (const TextSection& section : write_sections(reply.document))
    for (const Word& word : split_words(section.text))
      reply.words += word.kind == WordKind::Part ? 0 : 1;
  add_image_sizes(*state.manifest, reply.document.nodes);
  if (!request.mark.empty()) {
    // Repairs and the parts of identifiers are known once the index is: wanted, but the post is
    // shown meanwhile.
    const Query query = parse_query(request.mark, state.manifest->frame.fields);
    const WordMatcher matcher(query, find_forms(state, query, wants), state);
    if (!matcher.empty()) mark_words(reply.document.nodes, matcher, post->metadata.language);
  }
  std::uint32_t superseding = 0;
  if (!post->metadata.superseded_by.empty() &&
      find_number(state, post->metadata.superseded_by, wants, superseding))
    reply.superseding = make_neighbour(state, superseding, wants);
  reply.text_complete = wants.empty();
  // What stands below the text.
  if (number + 1 < state.manifest->posts) reply.newer = make_neighbour(state, number + 1, wants);
  if (number > 0) reply.older = make_neighbour(state, number - 1, wants);
  add_related_posts(state, wants, reply);
  add_links_here(state, wants, reply);
  if (!state.facets) wants.add(state.only_part(PartRole::Facets).name);
  reply.wants = wants.names();
  return reply;
}

}  // namespace carrel
