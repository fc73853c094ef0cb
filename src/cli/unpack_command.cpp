// carrel unpack: the posts of a site as a folder of Markdown again.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>

#include "carrel/limits.h"
#include "cli/command.h"
#include "cli/terminal.h"
#include "site/unpacking.h"

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

struct Options : UnpackOptions {
  std::string site, folder;
  bool force = false, quiet = false, unchecked = false;
};

// A file of the archive that is a plain file of no more than it may have: what a link leads to has
// no end, perhaps.
ReadEarlier reader_of(const std::string& archive) {
  return [archive](const std::string& name) -> Result<std::string> {
    std::error_code error;
    const files::path path = files::path(archive) / name;
    if (!files::is_regular_file(path, error) || files::file_size(path, error) > limits::kMediaBytes)
      return Error{ErrorCode::Io, "cannot be read", path.string(),
                   "get the whole site, with its folder archive/media"};
    return read_file(path.string());
  };
}

// What stands in the way below the folder: a link, which is never followed, a folder of that name,
// or another file.
Result<void> look_at_place(const Options& options, const std::string& path,
                           const std::string* bytes) {
  std::error_code error;
  files::path at = options.folder;
  for (const files::path& name : files::path(path)) {
    at /= name;
    if (files::is_symlink(files::symlink_status(at, error)))
      return Error{ErrorCode::BadInput, "is a symbolic link, which is not followed", at.string(),
                   "name an empty folder with -o"};
  }
  if (!files::exists(at, error)) return {};
  if (!files::is_regular_file(at, error))
    return Error{ErrorCode::BadInput, "is no file", at.string(), "name an empty folder with -o"};
  if (options.force) return {};
  const Result<std::string> old = read_file(at.string());
  if (bytes && old && old.value() == *bytes) return {};
  return Error{ErrorCode::BadInput, "is there already, and says something else", at.string(),
               "name an empty folder with -o, or replace files with --force"};
}

void tell(const Options& options, const WholeEdition& edition, const UnpackedFolder& folder) {
  print("Unpacked %zu posts and %zu media files of edition %s into %s.\n", edition.posts.size(),
        folder.media.size(), edition.manifest.edition.c_str(), options.folder.c_str());
  for (const std::string& note : folder.notes) print("%s\n", note.c_str());
  if (edition.manifest.packed != kNoDay &&
      std::any_of(edition.posts.begin(), edition.posts.end(),
                  [&](const Post& post) { return post.metadata.day > edition.manifest.packed; }))
    print(
        "Some posts are dated after the day of packing: carrel pack --future packs them again.\n");
}

// Packs the folder in memory, and says whether that is the same edition.
int check(const Options& options, const WholeEdition& edition, const UnpackedFolder& folder,
          const ReadEarlier& read) {
  if (options.rewrites_links) {
    if (!options.quiet) print("Links name files of the folder: packed, it is another edition.\n");
    return kDone;
  }
  PackOptions packing;
  packing.parallel_for = [](std::size_t count, const std::function<void(std::size_t)>& work) {
    run_parallel(std::max(1U, std::thread::hardware_concurrency()), count, work);
  };
  const Result<RoundTrip> trip = pack_again(edition, folder, read, packing);
  if (!trip) return fail(trip.error()), kToMend;
  const EditionDifference& difference = trip.value().difference;
  const bool is_alike = difference.unchanged == edition.posts.size() &&
                        !difference.makes_public() && difference.gone_files.empty() &&
                        trip.value().others.empty();
  if (!options.quiet) {
    if (trip.value().is_same)
      print("Packing the folder gives the same edition.\n");
    else if (is_alike)
      print(
          "Packing the folder gives the same posts, and other parts: the site was packed with "
          "other "
          "numbers (--level, --part-bytes) or by another version.\n");
    else
      print("Packing the folder gives another edition:\n%s",
            write_difference_text(difference, false).c_str());
    for (const std::string& slug : trip.value().others)
      print("  %s: its beginning in lists, or where its links lead\n", slug.c_str());
  }
  return trip.value().is_same || is_alike ? kDone : kToMend;
}

int run_unpack(const Options& options) {
  const std::string archive = archive_folder(options.site);
  std::error_code error;
  if (!files::exists(archive + "/" + kManifestName, error))
    return fail({ErrorCode::Io, "there is no archive here", options.site,
                 "name a folder that carrel pack wrote"});
  if (files::equivalent(options.site, options.folder, error) ||
      files::equivalent(archive, options.folder, error))
    return fail(
               {ErrorCode::BadInput, "is the site", options.folder, "name another folder with -o"}),
           kWrongUsage;
  const ReadEarlier read = reader_of(archive);
  const Result<WholeEdition> edition = read_whole_edition(read);
  if (!edition) return fail(edition.error());
  const Result<UnpackedFolder> folder = unpack(edition.value(), read, options);
  if (!folder) return fail(folder.error());

  // Everything is looked at before anything is written.
  for (const auto& [path, bytes] : folder.value().files)
    if (Result<void> free = look_at_place(options, path, &bytes); !free) return fail(free.error());
  for (const auto& [path, media] : folder.value().media) {
    const Result<std::string> bytes = read_media(read, *media);
    if (!bytes) return fail(bytes.error());
    if (Result<void> free = look_at_place(options, path, &bytes.value()); !free)
      return fail(free.error());
  }
  for (const auto& [path, bytes] : folder.value().files)
    if (Result<void> written = write_file(options.folder + "/" + path, bytes); !written)
      return fail(written.error());
  for (const auto& [path, media] : folder.value().media) {
    const Result<std::string> bytes = read_media(read, *media);
    if (!bytes) return fail(bytes.error());
    if (Result<void> written = write_file(options.folder + "/" + path, bytes.value()); !written)
      return fail(written.error());
  }
  if (!options.quiet) tell(options, edition.value(), folder.value());
  return options.unchecked ? kDone : check(options, edition.value(), folder.value(), read);
}

}  // namespace

void add_unpack_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand(
      "unpack", "Write the posts of a packed site as a folder of Markdown files again");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command->add_option("-o,--output", options->folder, "The folder to write")->required();
  command->add_flag("--rewrite-links", options->rewrites_links,
                    "Write links as paths of the new files, for other tools");
  command->add_flag("--unchecked", options->unchecked,
                    "Do not pack the folder in memory to compare the editions");
  command->add_flag("--force", options->force, "Replace files that say something else");
  command->add_flag("--quiet", options->quiet, "Print errors only");
  command->callback([options, &run] { run = [options] { return run_unpack(*options); }; });
}

}  // namespace carrel::cli
