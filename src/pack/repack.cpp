// Makes an archive of some posts of another. They were cleaned, resolved and checked when they were
// packed; here they are numbered, indexed and written anew.
#include <algorithm>
#include <set>

#include "carrel/document.h"
#include "carrel/pack.h"
#include "index_build/index_builder.h"
#include "pack/write_checked.h"

namespace carrel {

namespace {

// Links to posts that are not among these would lead nowhere, and media that only others show need
// no room.
std::set<std::string> tidy_links(std::vector<Post>& posts) {
  std::set<std::string> slugs, media;
  for (const Post& post : posts) slugs.insert(post.metadata.slug);
  for (Post& post : posts) {
    const auto leads_out = [&](const ResolvedLink& link) {
      return link.kind == ResolvedLink::Kind::Post && slugs.count(link.target) == 0;
    };
    post.links.erase(std::remove_if(post.links.begin(), post.links.end(), leads_out),
                     post.links.end());
    if (slugs.count(post.metadata.superseded_by) == 0) post.metadata.superseded_by.clear();
    for (const ResolvedLink& link : post.links)
      if (link.kind == ResolvedLink::Kind::Media) media.insert(link.target);
  }
  return media;
}

PostTerms analyse(PostAnalyser& analyser, const Post& post) {
  DocumentOptions parsing;
  parsing.entities = &post.entities;
  const std::vector<TextSection> sections = write_sections(parse_document(post.markdown, parsing));
  PostFields fields;
  fields.title = post.metadata.title;
  fields.slug = post.metadata.slug;
  fields.summary = post.metadata.summary;
  fields.language = post.metadata.language;
  fields.tags = &post.metadata.tags;
  fields.sections = &sections;
  return analyser.analyse(fields);
}

}  // namespace

Result<Manifest> repack(std::vector<Post> posts, const Manifest& whole, const PackSink& sink) {
  if (posts.empty())
    return Error{ErrorCode::BadInput, "there is no post to pack", "", "choose with another filter"};
  const std::set<std::string> used = tidy_links(posts);
  // In the order of the whole, which the undated have from their navigation or their titles.
  std::stable_sort(posts.begin(), posts.end(),
                   [](const Post& a, const Post& b) { return a.metadata.day < b.metadata.day; });
  IndexBuilder index;
  PostAnalyser analyser;
  for (const Post& post : posts) index.add(analyse(analyser, post));
  BundleInput input;
  input.frame = whole.frame;
  input.packed = whole.packed;
  input.posts = &posts;
  std::vector<std::string> slugs;
  for (const Post& post : posts) slugs.push_back(post.metadata.slug);
  input.sources = &slugs;
  input.index = &index;
  for (const Media& file : whole.media)
    if (used.count(file.name) != 0) input.media.push_back(file);
  const auto one_by_one = [](std::size_t count, const std::function<void(std::size_t)>& work) {
    for (std::size_t i = 0; i < count; ++i) work(i);
  };
  return write_checked_bundle(input, one_by_one, sink);
}

}  // namespace carrel
