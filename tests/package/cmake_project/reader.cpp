// reader FOLDER QUERY: packs two posts in memory and searches them, then opens the archive that
// `carrel pack` wrote into FOLDER. Prints each first hit.
#include <carrel/archive.h>
#include <carrel/configuration.h>
#include <carrel/pack.h>

#include <cstdio>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <string>

using namespace carrel;

namespace {

using ReadFile = std::function<std::string(const std::string& name)>;

// Asks, loads the parts that the answer still needs, and asks again.
template <typename Ask>
auto ask_whole(Archive& archive, const ReadFile& read_file, Ask ask) -> decltype(ask()) {
  for (;;) {
    auto reply = ask();
    if (!reply || reply.value().complete) return reply;
    for (const std::string& name : reply.value().needs)
      if (Result<void> loaded = archive.load(name, read_file(name)); !loaded) return loaded.error();
  }
}

Result<std::string> find_first_hit(const ReadFile& read_file, const std::string& query) {
  Archive archive;
  if (Result<void> loaded = archive.load("archive.json", read_file("archive.json")); !loaded)
    return loaded.error();
  const Result<SearchReply> found =
      ask_whole(archive, read_file, [&] { return archive.search({.text = query}); });
  if (!found) return found.error();
  if (found.value().hits.empty()) return Error{ErrorCode::NotFound, "no post has it", query, ""};
  const PostRequest first{.number = found.value().hits[0].number};
  const Result<PostReply> post = ask_whole(archive, read_file, [&] { return archive.read(first); });
  if (!post) return post.error();
  return std::to_string(found.value().total) + ": " + post.value().post.metadata.slug;
}

bool print(const Result<std::string>& line) {
  if (line) std::printf("%s\n", line.value().c_str());
  if (!line) std::fprintf(stderr, "%s\n", to_text(line.error()).c_str());
  return static_cast<bool>(line);
}

Result<std::string> find_in_memory() {
  const std::map<std::string, std::string> posts{
      {"kettle.md", "---\ntitle: Ein Kessel\nlang: de\n---\nDie Kessel pfeifen.\n"},
      {"lamp.md", "# A lamp\n\nIt glows beside the kettle.\n"}};
  PackSource source;
  for (const auto& [path, text] : posts) source.paths.push_back(path);
  source.read = [&](const std::string& path) -> Result<std::string> { return posts.at(path); };
  const Result<ArchiveFrame> frame = read_configuration(R"({"title": "Two posts"})");
  PackOptions options;
  options.today = *parse_day("2026-11-24");
  std::map<std::string, std::string> bundle;
  const auto keep = [&](const std::string& name, std::string_view bytes) -> Result<void> {
    bundle[name] = bytes;
    return {};
  };
  const Result<PackReport> packed = pack(source, frame.value(), options, keep);
  if (!packed) return packed.error();
  return find_first_hit([&](const std::string& name) { return bundle[name]; }, "kessels");
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  const std::string folder = arguments[1];
  const auto read_file = [&](const std::string& name) {
    std::ifstream file(folder + "/" + name, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
  };
  const bool in_memory = print(find_in_memory());
  return print(find_first_hit(read_file, arguments[2])) && in_memory ? 0 : 1;
}
