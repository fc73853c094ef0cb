// carrel inspect: what is in a bundle, and is every byte of it as the manifest says?
#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/json_tree.h"
#include "bundle/sha256.h"
#include "carrel/bundle.h"
#include "cli/command.h"
#include "cli/terminal.h"

namespace carrel::cli {

namespace {

struct Options {
  std::string site, part;
  bool json = false;
};

// Empty when the file is as it should be.
std::string check_part(Archive& archive, const std::string& folder, const Part& part) {
  const Result<std::string> bytes = read_file(folder + "/" + part.name);
  if (!bytes) return "is missing";
  const Result<void> loaded = archive.load(part.name, bytes.value());
  archive.unload(part.name);
  return loaded ? std::string() : loaded.error().message;
}

std::string check_media(const std::string& folder, const Media& media) {
  const Result<std::string> bytes = read_file(folder + "/" + media.name);
  if (!bytes) return "is missing";
  return sha256_hex(bytes.value()) == media.sha256 ? std::string() : "its SHA-256 differs";
}

int run_inspect(const Options& options) {
  const std::string folder = archive_folder(options.site);
  const Result<std::string> text = read_file(folder + "/" + kManifestName);
  if (!text) return fail(text.error());
  Archive archive;
  if (Result<void> loaded = archive.load(kManifestName, text.value()); !loaded)
    return fail(loaded.error());
  const Manifest& manifest = *archive.manifest();
  if (!options.part.empty()) {
    const Part* part = manifest.find_part(options.part);
    if (!part)
      return fail({ErrorCode::NotFound, "the manifest names no such part", options.part,
                   "carrel inspect SITE lists them"});
    const Result<std::string> bytes = read_file(folder + "/" + part->name);
    if (!bytes) return fail(bytes.error());
    const Result<std::string> content = open_part(*part, bytes.value());
    if (!content) return fail(content.error());
    print_content(content.value());
    return kDone;
  }
  JsonTree files = JsonTree::array();
  if (!options.json)
    print("%s\nedition %s, packed %s, format %d.%d, %u posts\n\n", manifest.frame.title.c_str(),
          manifest.edition.c_str(), to_text(manifest.packed).c_str(), manifest.format_major,
          manifest.format_minor, manifest.posts);
  std::size_t faults = 0;
  std::uint64_t bytes = 0, unpacked = 0;
  const auto tell = [&](const std::string& name, std::uint32_t size, std::uint32_t content,
                        const std::string& fault) {
    faults += fault.empty() ? 0U : 1U;
    bytes += size;
    unpacked += content;
    if (!options.json)
      print("%10u %10u  %s%s%s\n", size, content, name.c_str(),
            fault.empty() ? "" : "  DAMAGED: ", fault.c_str());
    files.push_back(JsonTree::object(
        {{"name", name}, {"bytes", size}, {"unpacked", content}, {"fault", fault}}));
  };
  for (const Part& part : manifest.parts)
    tell(part.name, part.bytes, part.unpacked, check_part(archive, folder, part));
  for (const Media& media : manifest.media)
    tell(media.name, media.bytes, media.bytes, check_media(folder, media));
  if (options.json) {
    JsonTree json;
    json["edition"] = manifest.edition;
    json["posts"] = manifest.posts;
    json["files"] = std::move(files);
    json["faults"] = faults;
    print_content(write_json(json) + "\n");
  } else {
    print("%10llu %10llu  in all; %s\n", static_cast<unsigned long long>(bytes),
          static_cast<unsigned long long>(unpacked),
          faults == 0
              ? "every file is as the manifest says"
              : (std::to_string(faults) + " damaged or missing: pack or deploy again").c_str());
  }
  return faults == 0 ? kDone : kToMend;
}

}  // namespace

void add_inspect_command(CLI::App& app, Run& run) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      app.add_subcommand("inspect", "List and verify the files of a packed archive");
  command->add_option("site", options->site, "A folder that carrel pack wrote")->required();
  command->add_option("part", options->part, "Print this part, unpacked");
  command->add_flag("--json", options->json, "Print as JSON");
  command->callback([options, &run] { run = [options] { return run_inspect(*options); }; });
}

}  // namespace carrel::cli
