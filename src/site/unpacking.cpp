// Files are named by slugs; what packing would read out of a name, a folder or a text is said in
// front matter instead, where nothing is guessed.
#include "site/unpacking.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "base/ascii.h"
#include "base/json_tree.h"
#include "base/percent_encoding.h"
#include "base/utf8.h"
#include "bundle/parts.h"
#include "bundle/plain_names.h"
#include "bundle/sha256.h"
#include "carrel/configuration.h"
#include "carrel/document.h"
#include "carrel/limits.h"
#include "markup/link_schemes.h"
#include "pack/clean_markdown.h"
#include "pack/post_title.h"
#include "pack/secret_scan.h"
#include "pack/slugs.h"
#include "pack/summaries.h"
#include "pack/written_links.h"

namespace carrel {

namespace {

// A text between double quotes as YAML reads it: JSON's, but for what YAML takes for no character.
std::string yaml_text(const std::string& text) {
  std::string escaped;
  const std::string json = write_json(JsonTree(text));
  for (std::size_t at = 0; at < json.size();) {
    const Decoded decoded = decode_utf8(json, at);
    const char32_t c = decoded.code_point;
    const bool is_shown = c < 0x7F || (c >= 0xA0 && c != 0x2028 && c != 0x2029 && c != 0xFEFF &&
                                       c != 0xFFFE && c != 0xFFFF);
    if (is_shown) {
      escaped += json.substr(at, decoded.size);
    } else {
      char number[12];
      std::snprintf(number, sizeof number, "\\u%04X", static_cast<unsigned>(c));
      escaped += number;
    }
    at += decoded.size;
  }
  return escaped;
}

std::string yaml_list(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + yaml_text(text);
  return "[" + list + "]";
}

// What plain_title() reads as this text: itself, or with a backslash before each sign that may mean
// something.
std::string written_title(const std::string& text) {
  if (plain_title(text) == text) return text;
  std::string escaped;
  for (const char c : text) {
    if (std::string_view("\\`*_{}[]<>()#&~=").find(c) != std::string_view::npos) escaped += '\\';
    escaped += c;
  }
  return plain_title(escaped) == text ? escaped : text;
}

// A file's name from a slug, in which no date, language or mark can be read.
std::string file_stem(const std::string& slug) {
  std::string stem = slug;
  std::replace_if(
      stem.begin(), stem.end(), [](char c) { return c == '.' || c == '~'; }, '-');
  if (stem[0] == '_' || stem[0] == '-' || ascii::is_digit(stem[0])) stem = "post-" + stem;
  return stem;
}

Document parse(const Post& post, const std::string& markdown, DocumentFindings* found = nullptr) {
  DocumentOptions parsing;
  parsing.entities = &post.entities;
  return parse_document(markdown, parsing, found);
}

// What packing leaves of an author's mark for "more", alone on its line, and the mark.
struct MoreMark {
  std::string_view left, mark;
};
constexpr MoreMark kMoreMarks[] = {{"<!---->", "<!-- more -->"}, {"", "{/* more */}"}};

// The text with the mark where it stood, if that is what made the post's beginning; else the text.
std::string with_more_mark(const Post& post) {
  constexpr std::size_t kMostTries = 80;
  const std::string& text = post.markdown;
  const Document document = parse(post, text);
  if (!post.metadata.summary.empty() ||
      find_beginning(document, post, 0) == post.metadata.beginning)
    return text;
  std::size_t tries = 0, line = 1;
  for (std::size_t at = 0; at < text.size() && tries < kMostTries; ++line) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    for (const MoreMark& each : kMoreMarks) {
      if (at == 0 || text.compare(at, end - at, each.left) != 0) continue;
      ++tries;
      std::string marked = text;
      marked.replace(at, end - at, each.mark);
      if (find_beginning(document, post, line) == post.metadata.beginning &&
          clean_markdown(marked).markdown == text)
        return marked;
    }
    at = end + 1;
  }
  return text;
}

// The lines of the first heading, where packing would take it for the title once more.
std::string heading_as_title(const Post& post) {
  const FirstHeading heading = find_first_heading(post.markdown);
  const bool is_taken = heading.is_title && heading.end > heading.begin &&
                        is_same_title(post.metadata.title, heading.text);
  return is_taken ? post.markdown.substr(heading.begin, heading.end - heading.begin) + "\n\n" : "";
}

// A path of the folder as a link's destination: characters that end one are written as bytes.
std::string as_destination(std::string_view path) {
  std::string text;
  for (const char c : path) {
    const bool is_kept = static_cast<unsigned char>(c) > ' ' &&
                         std::string_view("()<>[]\"'\\&").find(c) == std::string_view::npos;
    text += is_kept ? std::string(1, c) : percent_escape(c);
  }
  return text;
}

class Unpacker {
 public:
  Unpacker(const WholeEdition& edition, const UnpackOptions& options)
      : edition_(edition), options_(options) {}

  Result<UnpackedFolder> run(const ReadEarlier& read) {
    if (Result<void> named = name_posts(); !named) return named.error();
    name_media();
    const std::vector<Post>& posts = edition_.posts;
    const auto undated = static_cast<std::size_t>(std::count_if(
        posts.begin(), posts.end(), [](const Post& p) { return p.metadata.day == kNoDay; }));
    std::size_t weight = undated;
    for (const Post& post : posts) {
      const bool is_ordered = post.metadata.day == kNoDay && undated > 1;
      folder_.files[path_of_.at(post.metadata.slug)] =
          front_matter(post, is_ordered ? weight-- : 0, edition_.manifest.frame.fields) +
          text_of(post);
    }
    if (!options_.rewrites_links) folder_.files[kLinksName] = write_links(links_);
    write_synonyms();
    if (Result<void> written = write_configuration(read); !written) return written.error();
    return std::move(folder_);
  }

 private:
  Result<void> name_posts() {
    std::set<std::string> taken;
    for (const Post& post : edition_.posts) {
      const std::string& slug = post.metadata.slug;
      if (slug.empty() || make_slug(slug) != slug)
        return Error{ErrorCode::BadBundle, "\"" + slug + "\" is no slug", "", ""};
      const std::string stem = file_stem(slug);
      std::string name = stem;
      for (int n = 2; !taken.insert(name).second; ++n) name = stem + "-" + std::to_string(n);
      if (!path_of_.emplace(slug, name + ".md").second)
        return Error{ErrorCode::BadBundle, "two posts have the slug \"" + slug + "\"", "", ""};
    }
    return {};
  }

  // "media/plan.0123456789abcdef.png" is media/plan.png, or media/0123456789abcdef/plan.png where
  // two are called so.
  void name_media() {
    std::set<std::string> taken;
    for (const Media& media : edition_.manifest.media) {
      const std::string_view base = std::string_view(media.name).substr(6);
      const std::size_t dot = base.rfind('.'), hash = base.rfind('.', dot - 1);
      std::string path = "media/" + std::string(base);
      if (dot != std::string_view::npos && dot > 0 && hash != std::string_view::npos && hash > 0) {
        const std::string name = std::string(base.substr(0, hash)) + std::string(base.substr(dot));
        const std::string digits(base.substr(hash + 1, dot - hash - 1));
        path = "media/" + name;
        if (!taken.insert(ascii::lowered(path)).second) path = "media/" + digits + "/" + name;
      }
      media_path_of_.emplace(media.name, path);
      folder_.media.emplace(path, &media);
    }
  }

  static std::string front_matter(const Post& post, std::size_t weight,
                                  const std::vector<OwnField>& own) {
    const PostMetadata& metadata = post.metadata;
    std::string text = "---\n";
    const auto add = [&](const char* key, const std::string& value) {
      if (!value.empty()) text += std::string(key) + ": " + value + "\n";
    };
    const auto add_text = [&](const char* key, const std::string& value) {
      if (!value.empty()) add(key, yaml_text(value));
    };
    const auto add_day = [&](const char* key, Day day) {
      if (day != kNoDay) add(key, to_text(day));
    };
    const auto add_list = [&](const char* key, const std::vector<std::string>& values) {
      if (!values.empty()) add(key, yaml_list(values));
    };
    add_text("title", written_title(metadata.title));
    add_text("slug", metadata.slug);
    add_day("date", metadata.day);
    add_day("updated", metadata.updated);
    add_text("summary", written_title(metadata.summary));
    add_text("kind", metadata.kind);
    add_text("theme", metadata.theme);
    add_list("tags", metadata.tags);
    add_list("authors", metadata.authors);
    add_text("lang", metadata.language);
    add_list("aliases", metadata.aliases);
    add_text("superseded_by", metadata.superseded_by);
    add_text("url", metadata.url);
    add_text("folder", metadata.section);
    for (const OwnField& field : own) add_list(field.name.c_str(), metadata.values_of(field.name));
    if (weight > 0) add("weight", std::to_string(weight));
    return text + "---\n";
  }

  std::string text_of(const Post& post) {
    const std::string heading = heading_as_title(post);
    if (options_.rewrites_links) return heading + rewritten(post);
    note_links(post);
    return heading + with_more_mark(post);
  }

  WrittenLink target_of(const ResolvedLink& link) const {
    const bool is_post = link.kind == ResolvedLink::Kind::Post;
    const auto& paths = is_post ? path_of_ : media_path_of_;
    const auto path = paths.find(link.target);
    return path == paths.end() ? WrittenLink{} : WrittenLink{path->second, link.heading};
  }

  // Where its links lead, and which lead nowhere: another file of the new folder may be called so.
  void note_links(const Post& post) {
    DocumentFindings found;
    const Document document = parse(post, post.markdown, &found);
    std::map<std::string, WrittenLink, std::less<>> links;
    for (const Destination& destination : found.destinations)
      if (leads_into_folder(destination.text)) links[destination.text];
    for (const ResolvedLink& link : post.links) links[link.destination] = target_of(link);
    links_[path_of_.at(post.metadata.slug)] = std::move(links);
  }

  static bool leads_into_folder(std::string_view destination) {
    const auto has = [&](std::string_view scheme) {
      return destination.substr(0, scheme.size()) == scheme;
    };
    if (has(kWikilinkScheme) || has(kReferenceScheme)) return true;
    if (destination.empty() || has("#") || has("//")) return false;
    const std::size_t colon = destination.find(':');
    return colon == std::string_view::npos || destination.find_first_of("/?#") < colon;
  }

  // The text with every resolved destination as a path of the folder. What was replaced is read
  // again: where it does not say just that, the text stays as it is.
  std::string rewritten(const Post& post) {
    std::map<std::string, std::string> wanted;
    for (const ResolvedLink& link : post.links) {
      const WrittenLink target = target_of(link);
      if (target.path.empty()) continue;
      const bool is_own = target.path == path_of_.at(post.metadata.slug);
      wanted[link.destination] =
          (is_own && !target.heading.empty() ? "" : as_destination(target.path)) +
          (target.heading.empty() ? "" : "#" + as_destination(target.heading));
    }
    if (wanted.empty()) return post.markdown;
    const std::string text = replaced(post.markdown, wanted);
    if (!says_the_same(post, text, wanted)) {
      folder_.notes.push_back(path_of_.at(post.metadata.slug) +
                              ": its links stay as they were packed");
      return post.markdown;
    }
    return text;
  }

  static std::string replaced(const std::string& text,
                              const std::map<std::string, std::string>& wanted) {
    // Where a destination begins: "](x", "](<x", "]: x", "]: <x", src="x" and href="x".
    constexpr std::string_view kOpenings[] = {"](<", "](", "]: <", "]: ", "src=\"", "href=\""};
    std::string changed;
    for (std::size_t at = 0; at < text.size();) {
      const std::string_view rest = std::string_view(text).substr(at);
      const auto opening =
          std::find_if(std::begin(kOpenings), std::end(kOpenings),
                       [&](std::string_view each) { return rest.substr(0, each.size()) == each; });
      if (opening == std::end(kOpenings)) {
        changed += text[at++];
        continue;
      }
      changed += *opening;
      at += opening->size();
      const bool has_angle = opening->back() == '<', has_quote = opening->back() == '"';
      const std::size_t end = std::min(text.find_first_of(has_angle   ? ">\n"
                                                          : has_quote ? "\"\n"
                                                                      : ") \t\n",
                                                          at),
                                       text.size());
      const auto found = wanted.find(text.substr(at, end - at));
      changed += found == wanted.end() ? text.substr(at, end - at) : found->second;
      at = end;
    }
    return changed;
  }

  static bool says_the_same(const Post& post, const std::string& text,
                            const std::map<std::string, std::string>& wanted) {
    DocumentFindings before, after;
    const Document old = parse(post, post.markdown, &before);
    const Document fresh = parse(post, text, &after);
    std::vector<std::string> expected, found;
    for (const Destination& each : before.destinations) {
      const auto change = wanted.find(each.text);
      expected.push_back(change == wanted.end() ? each.text : change->second);
    }
    for (const Destination& each : after.destinations) found.push_back(each.text);
    for (auto* list : {&expected, &found}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    const auto is_percent_alike = [](const std::string& a, const std::string& b) {
      return a == b || as_destination(b) == a;
    };
    return write_text(old) == write_text(fresh) && expected.size() == found.size() &&
           std::equal(expected.begin(), expected.end(), found.begin(), is_percent_alike);
  }

  void write_synonyms() {
    std::string text;
    for (const SynonymGroup& group : edition_.manifest.frame.synonyms) {
      std::string line;
      for (const std::string& word : group) line += (line.empty() ? "" : " = ") + word;
      text += line + "\n";
    }
    if (!text.empty()) folder_.files[kSynonymsName] = text;
  }

  // In their order, which the labels alone know.
  Result<void> write_sections(const ReadEarlier& read, JsonTree& sections) {
    const Manifest& manifest = edition_.manifest;
    for (const Part& part : manifest.parts) {
      if (part.role != PartRole::Labels) continue;
      const Result<std::string> bytes = read(part.name);
      if (!bytes) return bytes.error();
      const Result<std::string> content = open_part(part, bytes.value());
      if (!content) return content.error();
      const Result<Labels> labels =
          read_labels(content.value(), part.name, manifest.posts, manifest.frame.fields.size());
      if (!labels) return labels.error();
      for (const Labels::Field& field : labels.value().fields)
        for (std::size_t i = 0; i < field.titles.size(); ++i)
          sections[field.values[i]] = field.titles[i];
    }
    return {};
  }

  Result<void> write_configuration(const ReadEarlier& read) {
    const ArchiveFrame& frame = edition_.manifest.frame;
    JsonTree json;
    json["title"] = frame.title;
    if (!frame.strapline.empty()) json["strapline"] = frame.strapline;
    if (!frame.foot_text.empty()) json["foot"]["text"] = frame.foot_text;
    if (!frame.foot_link.empty()) json["foot"]["link"] = frame.foot_link;
    json["language"] = frame.language;
    for (const KindName& kind : frame.kinds) json["kinds"][kind.id] = kind.name;
    if (frame.stale_after > 0) json["stale_after"] = frame.stale_after;
    if (!frame.stale_kinds.empty()) json["stale_kinds"] = frame.stale_kinds;
    json["offline"] = frame.offline;
    json["offline_limit"] = frame.offline_limit;
    json["offline_denied"] = frame.offline_denied;
    for (const OwnField& field : frame.fields)
      if (!field.is_tree)
        json["facets"][field.name] = field.title;
      else if (Result<void> written = write_sections(read, json["sections"]); !written)
        return written.error();
    json["dialect"] = "plain";
    json["git_dates"] = false;
    std::set<std::string> allowed = secret_numbers(edition_.posts, frame);
    for (const Media& media : edition_.manifest.media) {
      if (media.type.substr(0, 5) != "text/" && media.type != "image/svg+xml") continue;
      const Result<std::string> bytes = read_media(read, media);
      if (!bytes) return bytes.error();
      allowed.merge(secret_numbers(bytes.value(), media.type));
    }
    if (!allowed.empty()) {
      json["allowed_secrets"] = allowed;
      folder_.notes.push_back(std::string(kConfigurationName) + ": allows " +
                              std::to_string(allowed.size()) +
                              " of what looks like a secret, since it was published");
    }
    folder_.files[kConfigurationName] =
        json.dump(2, ' ', false, JsonTree::error_handler_t::replace) + "\n";
    return {};
  }

  const WholeEdition& edition_;
  const UnpackOptions& options_;
  UnpackedFolder folder_;
  std::map<std::string, std::string> path_of_, media_path_of_;  // by slug, by name
  WrittenLinks links_;
};

}  // namespace

Result<std::string> read_media(const ReadEarlier& read, const Media& media) {
  Result<std::string> bytes = read(media.name);
  if (!bytes) return bytes.error();
  if (bytes.value().size() != media.bytes || sha256_hex(bytes.value()) != media.sha256)
    return Error{ErrorCode::BadBundle, "is not the file that the archive names", media.name,
                 "get the site anew"};
  return bytes;
}

Result<UnpackedFolder> unpack(const WholeEdition& edition, const ReadEarlier& read,
                              const UnpackOptions& options) {
  return Unpacker(edition, options).run(read);
}

Result<RoundTrip> pack_again(const WholeEdition& edition, const UnpackedFolder& folder,
                             const ReadEarlier& read, const PackOptions& given) {
  PackSource source;
  for (const auto& [path, bytes] : folder.files) source.paths.push_back(path);
  for (const auto& [path, media] : folder.media) source.paths.push_back(path);
  source.read = [&](const std::string& path) -> Result<std::string> {
    if (const auto file = folder.files.find(path); file != folder.files.end()) return file->second;
    return read_media(read, *folder.media.at(path));
  };
  const Result<ArchiveFrame> frame = read_configuration(folder.files.at(kConfigurationName));
  if (!frame) return frame.error();
  PackOptions packing = given;
  packing.today = edition.manifest.packed;
  packing.include_future = true;
  std::map<std::string, std::string> packed;
  const Result<PackReport> report =
      pack(source, frame.value(), packing,
           [&](const std::string& name, std::string_view bytes) -> Result<void> {
             if (!is_media_name(name)) packed.emplace(name, bytes);
             return {};
           });
  if (!report) return report.error();
  RoundTrip trip;
  trip.edition = report.value().manifest.edition;
  trip.is_same = trip.edition == edition.manifest.edition;
  if (trip.is_same) return trip;
  const Result<WholeEdition> again =
      read_whole_edition([&](const std::string& name) -> Result<std::string> {
        const auto found = packed.find(name);
        if (found == packed.end()) return Error{ErrorCode::NotFound, "was not packed", name, ""};
        return found->second;
      });
  if (!again) return again.error();
  trip.difference = compare_editions(edition, again.value());
  std::map<std::string_view, const Post*> fresh;
  for (const Post& post : again.value().posts) fresh[post.metadata.slug] = &post;
  const auto leads_alike = [](const ResolvedLink& a, const ResolvedLink& b) {
    return a.destination == b.destination && a.target == b.target && a.heading == b.heading;
  };
  for (const Post& post : edition.posts) {
    const auto found = fresh.find(post.metadata.slug);
    if (found == fresh.end()) continue;
    const Post& other = *found->second;
    if (post.metadata.beginning != other.metadata.beginning ||
        !std::equal(post.links.begin(), post.links.end(), other.links.begin(), other.links.end(),
                    leads_alike))
      trip.others.push_back(post.metadata.slug);
  }
  return trip;
}

}  // namespace carrel
