#include "cli/deltas.h"

#include <algorithm>
#include <map>
#include <set>

#include "bundle/bundle_format.h"
#include "bundle/delta.h"
#include "bundle/parts.h"
#include "bundle/sha256.h"
#include "cli/command.h"

namespace carrel::cli {

namespace {

// A delta that saves less than this is not worth a file.
constexpr std::size_t kLeastSaved = 512;

Result<std::set<std::string>> read_slugs_of(const std::string& folder, const Manifest& manifest) {
  std::set<std::string> slugs;
  for (const Part& part : manifest.parts) {
    if (part.role != PartRole::List) continue;
    const Result<std::string> bytes = read_file(folder + "/" + part.name);
    if (!bytes) return bytes.error();
    const Result<std::string> content = open_part(part, bytes.value());
    if (!content) return content.error();
    const Result<std::vector<ListedPost>> posts = read_list(content.value(), part.name, part.count);
    if (!posts) return posts.error();
    for (const ListedPost& post : posts.value()) slugs.insert(post.slug);
  }
  return slugs;
}

// The part of the previous edition that this one most likely grew from: of the same role, in the
// same place.
std::map<std::string, const Part*> find_predecessors(const Manifest& before,
                                                     const Manifest& after) {
  std::map<PartRole, std::vector<const Part*>> old;
  for (const Part& part : before.parts) old[part.role].push_back(&part);
  std::map<std::string, const Part*> predecessors;
  std::map<PartRole, std::size_t> numbers;
  for (const Part& part : after.parts) {
    const std::size_t number = numbers[part.role]++;
    const std::vector<const Part*>& candidates = old[part.role];
    if (!candidates.empty())
      predecessors[part.name] = candidates[std::min(number, candidates.size() - 1)];
  }
  return predecessors;
}

// The digits of a part's hash, as its name has them.
std::string digits(const Part& part) { return part.sha256.substr(0, kHashDigits); }

}  // namespace

Result<std::vector<Delta>> write_deltas(const std::string& previous_site,
                                        const std::string& archive, const Manifest& manifest,
                                        const WriteFile& write) {
  const std::string before_folder = archive_folder(previous_site);
  const Result<std::string> text = read_file(before_folder + "/" + kManifestName);
  if (!text) return text.error();
  const Result<Manifest> before = read_manifest(text.value());
  if (!before) return before.error();
  std::vector<Delta> deltas;
  if (before.value().edition == manifest.edition) return deltas;
  const Result<std::set<std::string>> old_slugs = read_slugs_of(before_folder, before.value()),
                                      slugs = read_slugs_of(archive, manifest);
  if (!old_slugs) return old_slugs.error();
  if (!slugs) return slugs.error();
  if (!std::includes(slugs.value().begin(), slugs.value().end(), old_slugs.value().begin(),
                     old_slugs.value().end()))
    return deltas;

  const std::map<std::string, const Part*> predecessors =
      find_predecessors(before.value(), manifest);
  for (const Part& part : manifest.parts) {
    const auto found = predecessors.find(part.name);
    if (found == predecessors.end() || before.value().find_part(part.name)) continue;
    const Part& old = *found->second;
    const Result<std::string> old_frame = read_file(before_folder + "/" + old.name),
                              new_frame = read_file(archive + "/" + part.name);
    if (!old_frame) return old_frame.error();
    if (!new_frame) return new_frame.error();
    if (sha256_hex(old_frame.value()) != old.sha256)
      return Error{ErrorCode::BadBundle, "is not the part that its manifest names",
                   before_folder + "/" + old.name, "name the site as it was published"};
    const Result<std::string> bytes = make_delta(old_frame.value(), new_frame.value(), part.name);
    if (!bytes || bytes.value().size() + kLeastSaved > part.bytes)
      continue;  // too large for a window, or nothing gained
    Delta delta;
    delta.sha256 = sha256_hex(bytes.value());
    delta.name = "delta-" + digits(old) + "-" + digits(part) + "." +
                 delta.sha256.substr(0, kHashDigits) + ".zst";
    delta.from = old.name;
    delta.to = part.name;
    delta.bytes = static_cast<std::uint32_t>(bytes.value().size());
    if (Result<void> done = write(delta.name, bytes.value()); !done) return done.error();
    deltas.push_back(std::move(delta));
  }
  return deltas;
}

}  // namespace carrel::cli
