#include "pack/private_files.h"

#include <algorithm>
#include <iterator>

#include "base/ascii.h"

namespace carrel {

namespace {

constexpr std::string_view kGitBook = ".gitbook/assets/";
constexpr std::string_view kKeyEndings[] = {".pem", ".key",      ".p12",  ".pfx", ".ppk", ".p8",
                                            ".jks", ".keystore", ".kdbx", ".der", ".gpg", ".age"};
constexpr std::string_view kKeyNames[] = {"id_rsa",     "id_dsa",      "id_ecdsa",
                                          "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk"};

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

}  // namespace

bool is_private_words(std::string_view name) {
  return name == "private_words" || name == "private_words.txt";
}

std::string_view why_private(std::string_view path) {
  std::string_view rest = path;
  while (true) {
    const std::size_t slash = rest.find('/');
    const bool is_folder = slash != std::string_view::npos;
    const bool is_asset = rest.substr(0, kGitBook.size()) == kGitBook && !is_post_path(path);
    if (rest.substr(0, 1) == "." && !is_asset)
      return is_folder ? "a hidden folder" : "a hidden file";
    if (!is_folder) break;
    rest.remove_prefix(slash + 1);
  }
  const std::string name = ascii::lowered(rest);
  const bool is_key =
      std::find(std::begin(kKeyNames), std::end(kKeyNames), name) != std::end(kKeyNames) ||
      std::any_of(std::begin(kKeyEndings), std::end(kKeyEndings),
                  [&](std::string_view ending) { return ends_with(name, ending); });
  if (is_private_words(rest)) return "a list of private words";
  return is_key ? "a key" : std::string_view();
}

PackSource without_private_files(const PackSource& source) {
  PackSource open = source;
  open.paths.clear();
  for (const std::string& path : source.paths) {
    const std::string_view why = why_private(path);
    if (why.empty())
      open.paths.push_back(path);
    else
      open.notes.push_back(
          {PackNote::Kind::Hidden, path, std::string(why) + ", never packed", "private"});
  }
  return open;
}

}  // namespace carrel
