#include "site/export_site.h"

#include <utility>
#include <vector>

#include "archive/opened_archive.h"
#include "bundle/bundle_format.h"
#include "bundle/parts.h"
#include "bundle/sha256.h"
#include "bundle_write/compress.h"
#include "carrel/pack.h"
#include "site/one_file.h"
#include "site/room_description.h"

namespace carrel {

namespace {

constexpr int kTightestLevel = 22;  // of zstd
constexpr std::size_t kEngineFiles = 2;

const std::string kArchive = "archive/";

using Read = std::function<Result<std::string>(const std::string& path)>;

// A file of the bundle, held to the manifest: nothing damaged is carried on.
Result<Block> read_block(const Read& read, const std::string& name, std::size_t size,
                         const std::string& sha256) {
  Result<std::string> bytes = read(kArchive + name);
  if (!bytes) return bytes.error();
  if (bytes.value().size() != size || sha256_hex(bytes.value()) != sha256)
    return Error{ErrorCode::BadBundle, "is not the file that the manifest names", kArchive + name,
                 "pack the site anew; carrel inspect lists every fault"};
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
      if (!hit.has_all_words)
        continue;  // the file holds what was asked for, not what is a little like it
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
  std::vector<Block> blocks;  // the manifest first
};

Result<void> add_media(const Read& read, Bundle& bundle) {
  for (const Media& file : bundle.manifest.media) {
    Result<Block> block = read_block(read, file.name, file.bytes, file.sha256);
    if (!block) return block.error();
    bundle.blocks.push_back(std::move(block).value());
  }
  return {};
}

// The same content in fewer bytes: a file that is sent around is packed once and waits for nobody.
// The part's name follows.
Result<void> pack_tighter(Part& part, Block& block) {
  std::string& bytes = block.bytes;
  const Result<std::string> content = open_part(part, bytes);
  if (!content) return content.error();
  Result<std::string> frame = compress(content.value(), kTightestLevel);
  if (!frame) return frame.error();
  if (frame.value().size() >= bytes.size()) return {};
  bytes = std::move(frame).value();
  part.bytes = static_cast<std::uint32_t>(bytes.size());
  part.sha256 = sha256_hex(bytes);
  part.name.replace(part.name.find('.') + 1, kHashDigits, part.sha256, 0, kHashDigits);
  block.name = part.name;
  return {};
}

Result<Bundle> read_whole(const Read& read, const Manifest& manifest) {
  Bundle bundle{manifest, {}};
  bundle.manifest.deltas.clear();  // nobody updates a file
  for (Part& part : bundle.manifest.parts) {
    Result<Block> block = read_block(read, part.name, part.bytes, part.sha256);
    if (!block) return block.error();
    if (Result<void> done = pack_tighter(part, block.value()); !done) return done.error();
    bundle.blocks.push_back(std::move(block).value());
  }
  bundle.blocks.insert(bundle.blocks.begin(),
                       Block{kManifestName, write_manifest(bundle.manifest), false});
  if (Result<void> done = add_media(read, bundle); !done) return done.error();
  return bundle;
}

Result<Bundle> read_some(const Read& read, OpenedArchive& archive, const std::string& query) {
  Result<std::vector<Post>> posts = find_posts(archive, query);
  if (!posts) return posts.error();
  if (posts.value().empty())
    return Error{ErrorCode::NotFound, "no post matches \"" + query + "\"", "--posts",
                 "try it first: carrel search SITE '" + query + "'"};
  Bundle bundle;
  Result<Manifest> manifest =
      repack(std::move(posts).value(), archive.manifest(),
             [&](const std::string& name, std::string_view bytes) -> Result<void> {
               Block block{name, std::string(bytes), false};
               if (name == kManifestName)
                 bundle.blocks.insert(bundle.blocks.begin(), std::move(block));
               else
                 bundle.blocks.push_back(std::move(block));
               return {};
             });
  if (!manifest) return manifest.error();
  bundle.manifest = std::move(manifest).value();
  if (Result<void> done = add_media(read, bundle); !done) return done.error();
  return bundle;
}

// Compressed where that makes it smaller; parts are compressed already.
Result<void> pack_block(Block& block) {
  if (block.name.size() > 4 && block.name.compare(block.name.size() - 4, 4, ".zst") == 0) return {};
  Result<std::string> packed = deflate(block.bytes);
  if (!packed) return packed.error();
  if (packed.value().size() >= block.bytes.size()) return {};
  block.bytes = std::move(packed).value();
  block.is_deflated = true;
  return {};
}

std::string aligned(std::size_t number) {
  const std::string digits = std::to_string(number);
  return std::string(digits.size() < 10 ? 10 - digits.size() : 0, ' ') + digits;
}

std::size_t encoded_size(const Block& block) { return (block.bytes.size() + 2) / 3 * 4; }

// The engine is the last two blocks.
std::string write_report(const std::string& output, const Bundle& bundle, std::size_t shell,
                         std::size_t total) {
  std::size_t posts = 0, media = 0;
  for (std::size_t i = 0; i + kEngineFiles < bundle.blocks.size(); ++i)
    (bundle.blocks[i].name.compare(0, 6, "media/") == 0 ? media : posts) +=
        encoded_size(bundle.blocks[i]);
  std::string text =
      output + ": " + std::to_string(bundle.manifest.posts) + " posts in one file\n\n";
  const auto tell = [&](std::size_t bytes, const char* what) {
    text += aligned(bytes) + "  " + what + "\n";
  };
  tell(shell, "reading room");
  std::size_t engine = 0;
  for (std::size_t i = bundle.blocks.size() - kEngineFiles; i < bundle.blocks.size(); ++i)
    engine += encoded_size(bundle.blocks[i]);
  tell(engine, "engine");
  tell(posts, "posts and index");
  tell(media, "images and attachments");
  tell(total, "bytes in all");
  return text;
}

}  // namespace

Result<ExportedSite> export_site(const Read& read, const ExportOptions& options) {
  Result<OpenedArchive> archive =
      OpenedArchive::open([&](const std::string& name) { return read(kArchive + name); });
  if (!archive) return archive.error();
  const Result<std::string> description = read(kRoomDescriptionName);
  if (!description) return description.error();
  const Result<SiteRoom> room = read_site_room(description.value());
  if (!room) return room.error();
  const Result<std::string> shell = read(room.value().one_file);
  if (!shell) return shell.error();
  Result<std::string> engine = read(path_of(room.value().engine.find));
  if (!engine) return engine.error();
  Result<std::string> reader = read(path_of(room.value().engine.read));
  if (!reader) return reader.error();
  Result<Bundle> bundle = options.posts.empty() ? read_whole(read, archive.value().manifest())
                                                : read_some(read, archive.value(), options.posts);
  if (!bundle) return bundle.error();
  std::vector<Block>& blocks = bundle.value().blocks;
  blocks.push_back({"carrel-find.wasm", std::move(engine).value(), false});
  blocks.push_back({"carrel-read.wasm", std::move(reader).value(), false});
  for (Block& block : blocks)
    if (Result<void> done = pack_block(block); !done) return done.error();
  const ArchiveFrame& frame = bundle.value().manifest.frame;
  Result<std::string> file = write_one_file(shell.value(), frame.title, frame.language, blocks);
  if (!file) return file.error();
  const std::size_t size = file.value().size();
  if (size > options.most_bytes)
    return Error{ErrorCode::TooLarge,
                 "the file would have " + std::to_string(size) + " bytes, more than " +
                     std::to_string(options.most_bytes),
                 options.output,
                 "choose with --posts FILTER, such as --posts 'year:2024' or --posts "
                 "'kind:incident'; or raise --most-bytes"};
  return ExportedSite{std::move(file).value(),
                      write_report(options.output, bundle.value(), shell.value().size(), size)};
}

}  // namespace carrel
