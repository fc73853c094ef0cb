// carrel pack: a folder of posts becomes a site. Walks the folder, packs, copies the reading room,
// says what it found and how to publish it.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <thread>

#include "carrel/limits.h"
#include "carrel/pack.h"
#include "cli/command.h"
#include "cli/deltas.h"
#include "cli/folder_to_pack.h"
#include "cli/folder_walk.h"
#include "cli/staged_site.h"
#include "cli/terminal.h"
#include "pack/earlier_edition.h"
#include "site/room_files.h"
#include "site/withdrawn.h"

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

// The room that was installed with this very command, or the one that was built beside it.
std::string find_room() {
  std::error_code error;
  const files::path command = files::read_symlink("/proc/self/exe", error);
  const files::path installed = (command.parent_path() / CARREL_INSTALLED_ROOM).lexically_normal();
  return !error && files::exists(installed, error) ? installed.string() : CARREL_ROOM_DIR;
}

struct Options {
  std::string folder, site, previous, room = find_room(), address;
  FolderChoice choice;
  std::size_t part_bytes = 0, jobs = 0;
  int level = 0;
  bool json = false, quiet = false, strict = false, all = false, prune = false, force = false;
};

// Tells progress on a terminal once a second has passed; says nothing elsewhere.
class Progress {
 public:
  explicit Progress(bool quiet) : is_shown_(!quiet && isatty(2) != 0) {}
  ~Progress() {
    if (was_shown_) std::fprintf(stderr, "\r\033[K");
  }
  void tell(const char* phase, std::size_t done, std::size_t total) {
    if (!is_shown_ || std::chrono::steady_clock::now() - start_ < std::chrono::seconds(1)) return;
    was_shown_ = true;
    std::fprintf(stderr, "\r\033[K%s %zu of %zu", phase, done, total);
  }

 private:
  bool is_shown_, was_shown_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// The reading room beside the archive, and what to do with both; nothing where no room is built.
Result<std::optional<std::string>> add_room(const Options& options, const Manifest& manifest,
                                            const std::string& manifest_text, StagedSite& staged) {
  std::error_code error;
  if (!files::exists(options.room + "/index.html", error)) return std::optional<std::string>();
  Result<std::vector<std::string>> paths = list_files(options.room);
  if (!paths) return paths.error();
  PackSource room;
  room.paths = std::move(paths).value();
  room.read = [&](const std::string& path) { return read_file(options.room + "/" + path); };
  const auto read_part = [&](const std::string& name) { return staged.read("archive/" + name); };
  const auto write = [&](const std::string& name, std::string_view bytes) {
    return staged.write(name, bytes);
  };
  const Result<ElementScript> script =
      furnish_site(room, read_part, manifest, manifest_text, write);
  if (!script) return script.error();
  return std::optional(
      write_publishing(options.site, options.address, manifest_text, script.value()));
}

// Adds what was withdrawn to the report, with the files that still hold it; with --prune those that
// carrel wrote go at once, and the files of older editions.
void settle_earlier_files(const Options& options, const Manifest* previous, const Manifest& edition,
                          const StagedSite& staged, PackReport& report) {
  const ReadEarlier read = reader_below(options.site + "/archive");
  Withdrawal withdrawal(previous, read, edition, read);
  const auto is_fresh = [&](const std::string& path) { return staged.wrote(path); };
  for (const std::string& path : withdrawal.take_stock(list_site_files(options.site), is_fresh))
    if (const Result<std::string> content = read_file(options.site + "/" + path))
      withdrawal.look_into(path, content.value());
  std::set<std::string> removed;
  std::error_code error;
  if (options.prune)
    for (const std::string& path : withdrawal.prunable())
      if (files::remove(options.site + "/" + path, error)) removed.insert(path);
  const std::vector<PackNote> notes = withdrawal.notes(removed, options.prune);
  report.notes.insert(report.notes.end(), notes.begin(), notes.end());
}

int run_pack(const Options& options) {
  std::error_code ignored;
  if (files::equivalent(options.folder, options.site, ignored))
    return fail({ErrorCode::BadInput, "is the folder of the posts", options.site,
                 "name another folder with -o"}),
           kWrongUsage;
  Result<FolderToPack> opened = open_folder(options.folder, options.choice);
  if (!opened) return fail(opened.error());

  PackOptions& packing = opened.value().packing;
  packing.part_bytes = options.part_bytes;
  packing.compression_level = options.level;
  const std::size_t threads =
      options.jobs ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
  packing.parallel_for = [&](std::size_t count, const std::function<void(std::size_t)>& work) {
    run_parallel(threads, count, work);
  };
  auto progress = std::make_unique<Progress>(options.quiet || options.json);
  packing.progress = [&](const char* phase, std::size_t done, std::size_t total) {
    progress->tell(phase, done, total);
  };

  const std::string archive = options.site + "/archive";
  const std::unique_ptr<Manifest> previous = read_edition(reader_below(archive));
  // Addresses are remembered from the site that is replaced, or else from the one that was
  // published before.
  packing.earlier = [&]() -> std::vector<Post> {
    if (previous) return read_earlier_posts(reader_below(archive), *previous);
    if (options.previous.empty()) return {};
    const ReadEarlier published = reader_below(archive_folder(options.previous));
    const std::unique_ptr<Manifest> manifest = read_edition(published);
    return manifest ? read_earlier_posts(published, *manifest) : std::vector<Post>();
  };

  // The site in its place stays as it is until the whole new one is written and was opened.
  StagedSite staged(options.site, options.force);
  const auto write_part = [&](const std::string& name, std::string_view bytes) {
    return staged.write("archive/" + name, bytes);
  };
  std::string manifest;
  const auto start = std::chrono::steady_clock::now();
  const Result<PackReport> packed =
      pack(opened.value().source, opened.value().frame, packing,
           [&](const std::string& name, std::string_view bytes) -> Result<void> {
             if (name == kManifestName) {
               manifest = bytes;
               return {};
             }
             return write_part(name, bytes);
           });
  progress.reset();
  if (!packed) return fail(packed.error());
  Manifest edition = packed.value().manifest;
  if (!options.previous.empty()) {
    Result<std::vector<Delta>> deltas =
        write_deltas(options.previous, staged.folder() + "/archive", edition, write_part);
    if (!deltas) return fail(deltas.error());
    edition.deltas = std::move(deltas).value();
    manifest = write_manifest(edition);
    if (const Result<Manifest> read = read_manifest(manifest);
        !read && manifest.size() <= limits::kManifestBytes)
      return fail(read.error());
    if (manifest.size() > limits::kManifestBytes) {
      // Deltas save bytes and are never needed.
      warn("note: %zu deltas were left out: the manifest would be larger than 4 MiB\n",
           edition.deltas.size());
      for (const Delta& delta : edition.deltas) staged.drop("archive/" + delta.name);
      edition.deltas.clear();
      manifest = write_manifest(edition);
    }
  }
  if (Result<void> written = write_part(kManifestName, manifest); !written)
    return fail(written.error());
  const Result<std::optional<std::string>> publishing =
      add_room(options, edition, manifest, staged);
  if (!publishing) return fail(publishing.error());
  if (Result<void> published = staged.publish(); !published) return fail(published.error());
  PackReport report = packed.value();
  settle_earlier_files(options, previous.get(), edition, staged, report);

  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  if (options.json) {
    print_content(write_report_json(report) + "\n");
  } else if (!options.quiet) {
    print("%s", write_report_text(report, options.all).c_str());
    print("\n%.1f s. ", seconds);
    if (!publishing.value()) {
      print(
          "The reading room was not found in %s, so only %s was written; build it with scripts/dev "
          "build, or name it with --room.\n",
          options.room.c_str(), archive.c_str());
    } else {
      print("Look at it: carrel serve %s\n%s", options.site.c_str(), publishing.value()->c_str());
    }
    print("Next: %s.\n", next_step(report).c_str());
  }
  const bool has_faults = report.left_out > 0 || report.count(PackNote::Kind::DeadLink) > 0 ||
                          report.count(PackNote::Kind::Warning) > 0;
  return options.strict && has_faults ? kToMend : kDone;
}

}  // namespace

void add_pack_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("pack", "Pack a folder of Markdown posts into a site");
  command->add_option("folder", options->folder, "The folder with the posts")->required();
  command
      ->add_option("-o,--output", options->site, "The folder to write; copy it to any static host")
      ->required();
  command->add_option("--room", options->room, "The built reading room to copy")
      ->capture_default_str();
  add_choice_options(*command, options->choice);
  command->add_option(
      "--previous", options->previous,
      "The site as published before: also write what changed, as deltas for readers who have it");
  command->add_option("--part-bytes", options->part_bytes,
                      "Unpacked size of a part (default: what suits the archive)");
  command
      ->add_option("--level", options->level,
                   "zstd level, 1 to 22, for every part (default: 19, and 12 for the posts' text)")
      ->check(CLI::Range(1, 22));
  command->add_option("--jobs", options->jobs, "Threads (default: one for each processor)");
  command->add_option("--url", options->address,
                      "Where the site will stand: print the lines to paste into other pages");
  command->add_flag("--prune", options->prune,
                    "Remove what carrel wrote for editions older than the one before, and all that "
                    "holds a withdrawn post");
  command->add_flag("--force", options->force,
                    "Replace files of the site's names that carrel did not write");
  command->add_flag("--strict", options->strict,
                    "Exit with 1 if posts were skipped, links are broken or values were guessed");
  command->add_flag("--all", options->all, "Print every line of the report");
  command->add_flag("--json", options->json, "Print the whole report as JSON");
  command->add_flag("--quiet", options->quiet, "Print errors only");
  command->callback([options, &run] { run = [options] { return run_pack(*options); }; });
}

}  // namespace carrel::cli
