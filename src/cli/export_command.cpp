// carrel export: reader, engine and posts as one HTML file that opens from anywhere, without a server and without a network.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <map>

#include "bundle/sha256.h"
#include "cli/command.h"
#include "cli/one_file.h"
#include "carrel/limits.h"
#include "carrel/pack.h"

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

// Above this, browsers take long to open such a file. The same number stands in web/offline/one_file.js.
constexpr std::size_t kMostBytes = 48 * limits::kMiB;

struct Options {
  std::string site, output, posts;
  std::size_t most_bytes = kMostBytes;
  bool quiet = false;
};

// The value of an attribute of index.html, without the hash that may follow an address.
std::string attribute_of(const std::string& page, const std::string& name) {
  const std::string opening = " " + name + "=\"";
  const std::size_t from = page.find(opening);
  if (from == std::string::npos) return "";
  const std::size_t start = from + opening.size();
  const std::string value = page.substr(start, page.find('"', start) - start);
  return value.substr(0, value.find('#'));
}

// A file that index.html names, inside the site.
Result<std::string> read_named(const std::string& site, const std::string& page, const std::string& attribute) {
  const std::string path = attribute_of(page, attribute);
  if (path.empty() || path.find("..") != std::string::npos)
    return Error{ErrorCode::BadInput, "index.html names no " + attribute, site, "pack the site anew with the reading room of this carrel"};
  return read_file(site + "/" + path);
}

// A file of the bundle, held to the manifest: nothing damaged is carried on.
Result<Block> read_block(const std::string& folder, const std::string& name, std::size_t size, const std::string& sha256) {
  Result<std::string> bytes = read_file(folder + "/" + name);
  if (!bytes) return bytes.error();
  if (bytes.value().size() != size || sha256_hex(bytes.value()) != sha256)
    return Error{ErrorCode::BadBundle, "is not the file that the manifest names", folder + "/" + name, "pack the site anew; carrel inspect lists every fault"};
  return Block{name, std::move(bytes).value(), false};
}

// The posts that a query finds, all of them.
Result<std::vector<Post>> find_posts(OpenedArchive& archive, const std::string& query) {
  std::vector<Post> posts;
  SearchRequest request;
  request.text = query;
  request.count = limits::kPageOfHits;
  request.excerpts = false;
  for (;; request.from += request.count) {
    const Result<SearchReply> reply = archive.search(request);
    if (!reply) return reply.error();
    for (const Hit& hit : reply.value().hits) {
      if (!hit.has_all_words) continue;   // the file holds what was asked for, not what is a little like it
      PostRequest wanted;
      wanted.number = hit.number;
      const Result<PostReply> post = archive.read(wanted);
      if (!post) return post.error();
      posts.push_back(post.value().post);
    }
    if (request.from + request.count >= reply.value().total) return posts;
  }
}

struct Bundle {
  Manifest manifest;
  std::vector<Block> blocks;   // the manifest first
};

Result<void> add_media(const std::string& folder, Bundle& bundle) {
  for (const Media& file : bundle.manifest.media) {
    Result<Block> block = read_block(folder, file.name, file.bytes, file.sha256);
    if (!block) return block.error();
    bundle.blocks.push_back(std::move(block).value());
  }
  return {};
}

Result<Bundle> read_whole(const std::string& folder, const Manifest& manifest) {
  Bundle bundle{manifest, {}};
  Result<std::string> text = read_file(folder + "/" + kManifestName);
  if (!text) return text.error();
  bundle.blocks.push_back({kManifestName, std::move(text).value(), false});
  for (const Part& part : manifest.parts) {
    Result<Block> block = read_block(folder, part.name, part.bytes, part.sha256);
    if (!block) return block.error();
    bundle.blocks.push_back(std::move(block).value());
  }
  if (Result<void> done = add_media(folder, bundle); !done) return done.error();
  return bundle;
}

Result<Bundle> read_some(const std::string& folder, OpenedArchive& archive, const std::string& query) {
  Result<std::vector<Post>> posts = find_posts(archive, query);
  if (!posts) return posts.error();
  if (posts.value().empty()) return Error{ErrorCode::NotFound, "no post matches \"" + query + "\"", "--posts", "try it first: carrel search SITE '" + query + "'"};
  Bundle bundle;
  Result<Manifest> manifest = repack(std::move(posts).value(), archive.manifest(), [&](const std::string& name, std::string_view bytes) -> Result<void> {
    Block block{name, std::string(bytes), false};
    if (name == kManifestName) bundle.blocks.insert(bundle.blocks.begin(), std::move(block));
    else bundle.blocks.push_back(std::move(block));
    return {};
  });
  if (!manifest) return manifest.error();
  bundle.manifest = std::move(manifest).value();
  if (Result<void> done = add_media(folder, bundle); !done) return done.error();
  return bundle;
}

void report(const Options& options, const Bundle& bundle, std::size_t shell, std::size_t engine, std::size_t total) {
  std::size_t posts = 0, media = 0;
  for (const Block& block : bundle.blocks) (block.name.compare(0, 6, "media/") == 0 ? media : posts) += (block.bytes.size() + 2) / 3 * 4;
  std::printf("%s: %u posts in one file\n\n", options.output.c_str(), bundle.manifest.posts);
  std::printf("%10zu  reading room\n%10zu  engine\n%10zu  posts and index\n%10zu  images and attachments\n%10zu  bytes in all\n", shell, engine, posts, media, total);
}

int run_export(const Options& options) {
  const std::string folder = archive_folder(options.site);
  Result<OpenedArchive> archive = OpenedArchive::open(options.site);
  if (!archive) return fail(archive.error());
  const Result<std::string> page = read_file(options.site + "/index.html");
  if (!page) return fail(page.error());
  const Result<std::string> shell = read_named(options.site, page.value(), "data-one-file");
  if (!shell) return fail(shell.error());
  const Result<std::string> engine = read_named(options.site, page.value(), "data-engine");
  if (!engine) return fail(engine.error());
  Result<std::string> deflated = deflate(engine.value());
  if (!deflated) return fail(deflated.error());

  Result<Bundle> bundle = options.posts.empty() ? read_whole(folder, archive.value().manifest()) : read_some(folder, archive.value(), options.posts);
  if (!bundle) return fail(bundle.error());
  const std::size_t engine_bytes = (deflated.value().size() + 2) / 3 * 4;
  bundle.value().blocks.push_back({"carrel.wasm", std::move(deflated).value(), true});
  const Manifest& manifest = bundle.value().manifest;
  const Result<std::string> file = write_one_file(shell.value(), manifest.frame.title, manifest.frame.language, bundle.value().blocks);
  if (!file) return fail(file.error());
  bundle.value().blocks.pop_back();
  if (file.value().size() > options.most_bytes)
    return fail({ErrorCode::TooLarge, "the file would have " + std::to_string(file.value().size()) + " bytes, more than " + std::to_string(options.most_bytes), options.output,
                 "choose with --posts FILTER, such as --posts 'year:2024' or --posts 'kind:incident'; or raise --most-bytes"});
  if (Result<void> written = write_file(options.output, file.value()); !written) return fail(written.error());
  if (!options.quiet) report(options, bundle.value(), shell.value().size(), engine_bytes, file.value().size());
  return kDone;
}

}  // namespace

void add_export_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("export", "Write a packed site as one HTML file that opens without a server");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command->add_option("output", options->output, "The file to write")->required();
  command->add_option("--posts", options->posts, "Only the posts that this query finds, such as 'kind:incident' or 'after:2023 failover'");
  command->add_option("--most-bytes", options->most_bytes, "Refuse to write a larger file")->capture_default_str();
  command->add_flag("--quiet", options->quiet, "Print errors only");
  command->callback([options, &run] { run = [options] { return run_export(*options); }; });
}

}  // namespace carrel::cli
