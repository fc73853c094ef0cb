#include "pack/write_checked.h"

#include "bundle/parts.h"
#include "carrel/archive.h"

namespace carrel {

namespace {

const Error kNotUtf8{ErrorCode::BadInput, "it holds bytes that are not UTF-8", "", ""};

// Which of a part's posts cannot be read back, and why; an error without a message where each of
// them can, alone.
Error find_post_at_fault(const Part& part, const BundleInput& input) {
  for (std::uint32_t number = part.base; number < part.base + part.count; ++number) {
    const Post& post = (*input.posts)[number];
    const PostMetadata& metadata = post.metadata;
    Error error;
    if (part.role == PartRole::Posts) {
      const std::string text = write_posts({&post});
      const auto read = read_posts(text, part.name, 1);
      if (!read) error = text.empty() ? kNotUtf8 : read.error();
    } else if (part.role == PartRole::List) {
      const ListedPost row{metadata.slug,          metadata.title, metadata.shown_summary(),
                           metadata.superseded_by, metadata.url,   metadata.updated};
      const std::string text = write_list({row});
      const auto read = read_list(text, part.name, 1);
      if (!read) error = text.empty() ? kNotUtf8 : read.error();
    }
    if (error.message.empty()) continue;
    error.where = (*input.sources)[number];
    error.message = "the post cannot be packed so that a reader can open it: " + error.message;
    error.hint = "shorten or split it; the limits stand in data/FORMAT.md";
    return error;
  }
  return {ErrorCode::BadBundle, "", "", ""};
}

Error explain(Error error, const Part& part, const BundleInput& input) {
  if (Error of_post = find_post_at_fault(part, input); !of_post.message.empty()) return of_post;
  error.message = "a part was packed that a reader cannot open: " + error.message;
  error.hint =
      "this is a fault of carrel's: please report it; packing fewer posts at a time tells which "
      "one brings it about";
  return error;
}

}  // namespace

Result<void> check_bundle(const Bundle& bundle, const BundleInput& input) {
  Archive archive;
  if (Result<void> opened = archive.load(kManifestName, bundle.manifest_text); !opened) {
    Error error = bundle.manifest_text.empty() ? kNotUtf8 : opened.error();
    error.where = kManifestName;
    error.message = "the manifest cannot be opened: " + error.message;
    error.hint = "look at the title and the other fields of carrel.json, and at synonyms.txt";
    return error;
  }
  for (std::size_t i = 0; i < bundle.frames.size(); ++i) {
    const Part& part = bundle.manifest.parts[i];
    if (Result<void> opened = archive.load(part.name, bundle.frames[i]); !opened)
      return explain(opened.error(), part, input);
    archive.unload(part.name);
  }
  return {};
}

Result<Manifest> write_checked_bundle(const BundleInput& input, const ParallelFor& parallel_for,
                                      const PackSink& sink) {
  Result<Bundle> made = make_bundle(input, parallel_for);
  if (!made) return made.error();
  Bundle bundle = std::move(made).value();
  if (Result<void> checked = check_bundle(bundle, input); !checked) return checked.error();
  for (std::size_t i = 0; i < bundle.frames.size(); ++i) {
    if (Result<void> done = sink(bundle.manifest.parts[i].name, bundle.frames[i]); !done)
      return done.error();
    bundle.frames[i] = std::string();
  }
  if (Result<void> done = sink(kManifestName, bundle.manifest_text); !done) return done.error();
  return std::move(bundle.manifest);
}

}  // namespace carrel
