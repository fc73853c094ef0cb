// Where does a relative link or image of a post lead? Files first, as written; then the forms that site generators make of them.
#include "pack/link_resolver.h"

#include "pack/media.h"

namespace carrel {

namespace {

// Folders that site generators serve at the root.
constexpr std::string_view kRoots[] = {"", "static/", "public/", "assets/", "src/", "content/", "docs/", "source/"};

bool has_scheme(std::string_view destination) {
  const std::size_t colon = destination.find(':');
  return colon != std::string_view::npos && destination.find_first_of("/?#") > colon;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i];
    }
  }
  return decoded;
}

// "a/b" + "../c" → "a/c"; false when it leaves the folder.
bool join_path(std::string_view folder, std::string_view relative, std::string& joined) {
  std::vector<std::string> names;
  const auto add = [&](std::string_view path) {
    for (std::size_t at = 0; at <= path.size();) {
      const std::size_t end = std::min(path.find('/', at), path.size());
      const std::string_view name = path.substr(at, end - at);
      if (name == "..") {
        if (names.empty()) return false;
        names.pop_back();
      } else if (!name.empty() && name != ".") {
        names.emplace_back(name);
      }
      at = end + 1;
    }
    return true;
  };
  if (!add(folder) || !add(relative)) return false;
  joined.clear();
  for (const std::string& name : names) {
    if (!joined.empty()) joined += '/';
    joined += name;
  }
  return true;
}

std::string without_ending(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  const std::size_t slash = path.rfind('/');
  return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? path : path.substr(0, dot);
}

}  // namespace

LinkResolver::LinkResolver(const std::vector<Candidate>& candidates, const PackSource& source, const SourceLayout& layout)
    : layout_(layout), links_(source.links) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    by_path_.emplace(candidates[i].path, i);
    by_slug_.emplace(candidates[i].post.metadata.slug, i);
    for (const std::string& alias : candidates[i].post.metadata.aliases) by_slug_.emplace(alias, i);
  }
  for (const std::string& path : source.paths)
    if (media_type(path)) files_.insert(path);
}

std::string LinkResolver::real_path(const std::string& path) const {
  for (std::size_t end = path.size(); !links_.empty() && end != std::string::npos && end > 0; end = path.rfind('/', end - 1)) {
    const auto found = links_.find(path.substr(0, end));
    if (found == links_.end()) continue;
    const std::string_view rest = std::string_view(path).substr(end);
    return found->second.empty() ? std::string(rest.substr(std::min<std::size_t>(1, rest.size()))) : found->second + std::string(rest);
  }
  return path;
}

bool LinkResolver::find_post(const std::string& path, std::size_t& post) const {
  const std::string bare = without_ending(path);
  for (const std::string& candidate : {path, path + ".md", path + ".mdx", bare + ".md", bare + ".mdx", path + "/index.md", path + "/_index.md",
                                       path + "/README.md", path + "/index.mdx", path.empty() ? std::string("index.md") : path}) {
    const auto found = by_path_.find(real_path(candidate));
    if (found == by_path_.end()) continue;
    post = found->second;
    return true;
  }
  return false;
}

bool LinkResolver::find_file(const std::string& path, std::string& file) const {
  file = files_.count(path) != 0 ? path : real_path(path);
  return files_.count(file) != 0;
}

LinkResolver::Target LinkResolver::resolve(std::string_view from_path, std::string_view destination) const {
  Target target;
  const std::size_t hash = destination.find('#');
  if (hash != std::string_view::npos) target.heading = percent_decoded(destination.substr(hash + 1));
  std::string_view bare = destination.substr(0, hash);
  if (destination.empty() || hash == 0 || destination.substr(0, 2) == "//" || has_scheme(destination)) {
    target.kind = Target::Kind::External;
    return target;
  }
  bare = bare.substr(0, bare.find('?'));
  bool is_rooted = bare.substr(0, 1) == "/";
  if (bare.substr(0, 2) == "@/") {   // Zola's content root
    bare.remove_prefix(1);
    is_rooted = true;
  }
  const std::string decoded = percent_decoded(bare);
  std::string joined;
  const auto try_path = [&](std::string_view folder) {
    if (!join_path(folder, decoded, joined)) return false;
    // A file that is there as written comes first: beside "plan.md", "plan.svg" is the picture and not another name of the post.
    if (find_file(joined, target.file)) {
      target.kind = Target::Kind::File;
    } else if (find_post(joined, target.post)) {
      target.kind = Target::Kind::Post;
    } else {
      return false;
    }
    return true;
  };
  if (!is_rooted) {
    if (try_path(folder_of(from_path))) return target;
    // Sites with one folder a post ("slug/") count one level more than the files do.
    if (try_path(without_ending(std::string(from_path)))) return target;
  }
  // The source may hold more than the site's pages: these start where all posts are, or where those of this post's language are.
  if (try_path(layout_.root()) || try_path(layout_.language_folder_of(from_path))) return target;
  for (const std::string_view root : kRoots)
    if (try_path(root)) return target;
  // The last name of the path as a slug: "/2020/01/31/some-post/", "some-post.html".
  if (join_path("", decoded.substr(decoded.find_first_not_of("./") == std::string::npos ? decoded.size() : decoded.find_first_not_of("./")), joined)) {
    const auto found = by_slug_.find(std::string(file_name(without_ending(joined))));
    if (found != by_slug_.end() && !joined.empty()) {
      target.kind = Target::Kind::Post;
      target.post = found->second;
    }
  }
  return target;
}

}  // namespace carrel
