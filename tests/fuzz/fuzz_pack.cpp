// Any bytes as a folder: what is packed, the reader opens, finds and reads whole, and it can be
// packed again. A file is a line that begins with U+0001 and its path, then its content; a path
// that begins with ".settings/" is a tool's configuration above the folder.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "folder_in_memory.h"
#include "site/difference.h"

using namespace carrel;

namespace {

[[noreturn]] void fail(const char* what, const Error& error) {
  std::fprintf(stderr, "%s: %s\n", what, to_text(error).c_str());
  std::abort();
}

void check(const fuzz::Files& bundle) {
  const auto read = fuzz::reader_of(bundle);
  Result<OpenedArchive> opened = OpenedArchive::open(read);
  if (!opened) fail("open", opened.error());
  SearchRequest all;
  all.count = 50;
  const Result<SearchReply> listed = opened.value().search(all);
  if (!listed) fail("list", listed.error());
  if (listed.value().total != opened.value().manifest().posts) std::abort();
  for (std::uint32_t number = 0; number < opened.value().manifest().posts; ++number) {
    PostRequest request;
    request.number = number;
    request.mark = "a the";
    const Result<PostReply> post = opened.value().read(request);
    if (!post) fail("read", post.error());
  }
  const Result<WholeEdition> whole = read_whole_edition(read);
  if (!whole) fail("whole", whole.error());
  const auto ignore = [](const std::string&, std::string_view) -> Result<void> { return {}; };
  const Result<Manifest> again = repack(whole.value().posts, whole.value().manifest, ignore);
  if (!again) fail("again", again.error());
  if (compare_editions(whole.value(), whole.value()).makes_public()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  fuzz::Files folder, settings;
  constexpr std::string_view kSettings = ".settings/";
  while (!rest.empty()) {
    const std::size_t begin = rest.find('\x01');
    if (begin == std::string_view::npos) break;
    rest.remove_prefix(begin + 1);
    const std::size_t line = std::min(rest.find('\n'), rest.size());
    const std::size_t end = std::min(rest.find("\n\x01"), rest.size());
    std::string path(rest.substr(0, std::min(line, end)));
    std::string content(line < end ? rest.substr(line + 1, end - line - 1) : "");
    rest.remove_prefix(end);
    if (path.rfind(kSettings, 0) == 0)
      settings[path.substr(kSettings.size())] = std::move(content);
    else if (!path.empty() && path.front() != '/')
      folder[path] = std::move(content);
  }
  if (folder.empty()) return 0;
  if (const auto bundle = fuzz::pack_folder(folder, settings)) check(*bundle);
  return 0;
}
