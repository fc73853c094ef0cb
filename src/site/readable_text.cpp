// How is the archive read without JavaScript? See readable_text.h. Every post is rendered once more from the finished bundle, newest
// first; ids and links are made unique by the post's slug, and pictures elsewhere become links, so that nothing is fetched unasked.
#include "site/readable_text.h"

#include <unordered_map>
#include <utility>
#include <vector>

#include "carrel/archive.h"

namespace carrel {

namespace {

constexpr std::size_t kFileBytes = 2'000'000;  // of posts in one text file; browsers slow down beyond
constexpr std::size_t kPostsOnPage = 100;      // listed in index.html itself; text.html has them all

// One post in a text file.
struct Text {
  std::string slug, title, language, summary, html;
  Day day = kNoDay;
  std::size_t file = 0;
};

std::string escape(std::string_view text) {
  std::string html;
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string file_name(std::size_t file) { return file == 0 ? "text.html" : "text-" + std::to_string(file + 1) + ".html"; }

// "5 Mar 2024", as the page writes it.
std::string spell(Day day) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"};
  const std::string date = to_text(day);
  if (date.size() != 10) return date;
  const std::string number = date[8] == '0' ? date.substr(9) : date.substr(8);
  return number + " " + kMonths[static_cast<std::size_t>((date[5] - '0') * 10 + (date[6] - '0') - 1)] + " " + date.substr(0, 4);
}

std::string write_time(Day day) { return day == kNoDay ? "undated" : "<time datetime=\"" + to_text(day) + "\">" + spell(day) + "</time>"; }

// The document as it stands in a file with others: ids begin with the slug, links lead to where the posts stand.
Document place_in_file(Document document, const std::string& slug) {
  std::vector<Node> nodes;
  bool is_open_image = false;
  for (Node& node : document.nodes) {
    if (is_open_image && node.kind == Node::Kind::Close && node.element == Element::Image) {
      is_open_image = false;
      continue;
    }
    std::string alt, remote;
    for (Attribute& attribute : node.attributes) {
      if (attribute.name == AttributeName::Id) attribute.value = slug + "." + attribute.value;
      if (attribute.name == AttributeName::Href && attribute.value.rfind('#', 0) == 0)
        attribute.value = "#" + slug + "." + attribute.value.substr(1);
      if (attribute.name == AttributeName::MediaName) attribute.value = "archive/" + attribute.value;
      if (attribute.name == AttributeName::Alt) alt = attribute.value;
      if (attribute.name == AttributeName::RemoteSource) remote = attribute.value;
    }
    if (remote.empty()) {
      nodes.push_back(std::move(node));
      continue;
    }
    Node link, text;
    link.kind = Node::Kind::Open;
    link.element = Element::Link;
    link.attributes = {{AttributeName::Href, remote}};
    text.text = alt.empty() ? remote : alt;
    nodes.push_back(link);
    nodes.push_back(text);
    link.kind = Node::Kind::Close;
    link.attributes.clear();
    nodes.push_back(link);
    is_open_image = true;
  }
  document.nodes = std::move(nodes);
  return document;
}

// Links between posts are written last: only then is it known which file each stands in.
void resolve_links(std::string& html, const std::unordered_map<std::string, std::size_t>& file_of) {
  constexpr std::string_view kOpening = "href=\"#/post/";
  std::string resolved;
  std::size_t from = 0;
  for (std::size_t at = html.find(kOpening); at != std::string::npos; at = html.find(kOpening, from)) {
    const std::size_t end = html.find('"', at + kOpening.size());
    std::string slug = html.substr(at + kOpening.size(), end - at - kOpening.size());
    std::string heading;
    if (const std::size_t slash = slug.find('/'); slash != std::string::npos) {
      heading = "." + slug.substr(slash + 1);
      slug.resize(slash);
    }
    const auto found = file_of.find(slug);
    const std::size_t file = found == file_of.end() ? 0 : found->second;
    resolved.append(html, from, at - from).append("href=\"" + file_name(file) + "#" + slug + heading);
    from = end;
  }
  html = resolved.append(html, from, std::string::npos);
}

std::string write_row(const Text& text, bool is_lead) {
  std::string row = is_lead ? "<li class=\"hit lead\"><h2>" : "<li class=\"hit\"><h2>";
  row += "<a href=\"" + file_name(text.file) + "#" + escape(text.slug) + "\" dir=\"auto\" lang=\"" + escape(text.language) + "\">" +
         escape(text.title) + "</a></h2><p class=\"byline\">" + write_time(text.day) + "</p>";
  if (is_lead && !text.summary.empty())
    row += "<p class=\"excerpt\" dir=\"auto\" lang=\"" + escape(text.language) + "\">" + escape(text.summary) + "</p>";
  return row + "</li>\n";
}

// What index.html shows until the room has its first answer, and for good where there is no script. Its classes are the room's.
std::string write_list(const Manifest& manifest, const std::vector<Text>& texts) {
  const ArchiveFrame& frame = manifest.frame;
  std::string html =
      "<div class=\"bar\"></div>\n<main class=\"columns\"><div class=\"side\" data-first>\n<div class=\"masthead\"><h1 dir=\"auto\">" +
      escape(frame.title) + "</h1>";
  if (!frame.strapline.empty()) html += "<p class=\"strapline\" dir=\"auto\">" + escape(frame.strapline) + "</p>";
  html +=
      "</div>\n<noscript><p>Search needs JavaScript. Every post is also here as plain text.</p></noscript>\n"
      "<div class=\"timeline-space dated\"></div><div class=\"tools\"><div class=\"count\"></div></div>\n<ol class=\"hits\" "
      "role=\"list\">\n";
  for (std::size_t i = 0; i < texts.size() && i < kPostsOnPage; ++i) html += write_row(texts[i], i == 0);
  html += "</ol>\n";
  if (texts.size() > kPostsOnPage) html += "<p><a href=\"text.html\">All posts as text</a></p>\n";
  return html + "</div></main>";
}

std::string write_file_text(const Manifest& manifest, std::vector<Text>& texts, const std::unordered_map<std::string, std::size_t>& file_of,
                            std::size_t file, std::size_t files, const std::string& style) {
  const std::string language = escape(manifest.frame.language);
  std::string html =
      "<!doctype html>\n<html lang=\"" + language + std::string(kTextPageMark) +
      "<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<title>" +
      escape(manifest.frame.title) + "</title>\n";
  if (!style.empty()) html += "<link rel=\"stylesheet\" href=\"" + escape(style) + "\">\n";
  html += "</head>\n<body>\n<header><h1 dir=\"auto\"><a href=\"index.html\">" + escape(manifest.frame.title) +
          "</a></h1></header>\n<nav>\n<ul>\n";
  for (const Text& text : texts)
    if (text.file == file)
      html += "<li><a href=\"#" + escape(text.slug) + "\" dir=\"auto\" lang=\"" + escape(text.language) + "\">" + escape(text.title) +
              "</a> " + write_time(text.day) + "</li>\n";
  html += "</ul>\n";
  if (file > 0) html += "<p><a href=\"" + file_name(file - 1) + "\" rel=\"prev\">Newer posts</a></p>\n";
  if (file + 1 < files) html += "<p><a href=\"" + file_name(file + 1) + "\" rel=\"next\">Older posts</a></p>\n";
  html += "</nav>\n<main>\n";
  for (Text& text : texts) {
    if (text.file != file) continue;
    resolve_links(text.html, file_of);
    html += "<article id=\"" + escape(text.slug) + "\" lang=\"" + escape(text.language) + "\" dir=\"auto\">\n<h2>" + escape(text.title) +
            "</h2>\n<p>" + write_time(text.day) + "</p>\n";
    html += std::exchange(text.html, std::string()) + "</article>\n";
  }
  return html + "</main>\n</body>\n</html>\n";
}

// Replaces what stands between the first `opening` and the `closing` after it; false where the page no longer has it.
bool replace_between(std::string& page, std::string_view opening, std::string_view closing, std::string_view text) {
  const std::size_t from = page.find(opening);
  const std::size_t to = from == std::string::npos ? from : page.find(closing, from + opening.size());
  if (to == std::string::npos) return false;
  page.replace(from + opening.size(), to - from - opening.size(), text);
  return true;
}

std::string take_attribute(std::string& page, const std::string& name) {
  const std::string opening = " " + name + "=\"";
  const std::size_t from = page.find(opening);
  const std::size_t to = from == std::string::npos ? from : page.find('"', from + opening.size());
  if (to == std::string::npos) return "";
  std::string value = page.substr(from + opening.size(), to - from - opening.size());
  page.erase(from, to + 1 - from);
  return value;
}

constexpr int kMostRounds = 5;

// One post of the archive, with the parts it needs loaded.
Result<PostReply> read_post(Archive& archive, std::uint32_t number, const std::function<Result<std::string>(const std::string&)>& read_part) {
  PostRequest request;
  request.number = number;
  for (int round = 0;; ++round) {
    Result<PostReply> reply = archive.read(request);
    if (!reply || round == kMostRounds) return reply;
    const std::vector<std::string>& names = reply.value().needs.empty() ? reply.value().wants : reply.value().needs;
    if (names.empty()) return reply;
    for (const std::string& name : names) {
      const Result<std::string> bytes = read_part(name);
      if (!bytes) return bytes.error();
      if (Result<void> loaded = archive.load(name, bytes.value()); !loaded) return loaded.error();
    }
  }
}

}  // namespace

Result<void> write_readable_text(const std::function<Result<std::string>(const std::string&)>& read_part, const PackSink& sink, std::string& page) {
  Archive archive;
  const Result<std::string> text_of_manifest = read_part(kManifestName);
  if (!text_of_manifest) return text_of_manifest.error();
  if (Result<void> loaded = archive.load(kManifestName, text_of_manifest.value()); !loaded) return loaded;
  const Manifest& manifest = *archive.manifest();
  std::vector<Text> texts;
  std::size_t file = 0, bytes = 0;
  for (std::uint32_t number = manifest.posts; number-- > 0;) {
    Result<PostReply> reply = read_post(archive, number, read_part);
    if (!reply) return reply.error();
    const PostMetadata& metadata = reply.value().post.metadata;
    Text text{metadata.slug, metadata.title, metadata.language, metadata.summary, {}, metadata.day};
    text.html = write_html(place_in_file(std::move(reply.value().document), metadata.slug));
    if (bytes > 0 && bytes + text.html.size() > kFileBytes) {
      ++file;
      bytes = 0;
    }
    bytes += text.html.size();
    text.file = file;
    texts.push_back(std::move(text));
  }
  std::unordered_map<std::string, std::size_t> file_of;
  for (const Text& text : texts) file_of.emplace(text.slug, text.file);
  const std::string style = take_attribute(page, "data-text-style");
  for (std::size_t i = 0; i <= file; ++i)
    if (Result<void> written = sink(file_name(i), write_file_text(manifest, texts, file_of, i, file + 1, style)); !written) return written;

  const ArchiveFrame& frame = manifest.frame;
  const bool has_places =
      replace_between(page, "<title>", "</title>", escape(frame.title)) &&
      replace_between(page, "<html lang=\"", "\"", escape(frame.language)) &&
      (frame.strapline.empty() || replace_between(page, "name=\"description\" content=\"", "\"", escape(frame.strapline))) &&
      replace_between(page, "<!-- posts -->", "</carrel-archive>", write_list(manifest, texts));
  if (!has_places)
    return Error{ErrorCode::BadInput, "the reading room's index.html lacks a place for the archive's title or posts", "index.html",
                 "build the room again with scripts/dev build"};
  const std::size_t marker = page.find("<!-- posts -->");
  page.erase(marker, std::string_view("<!-- posts -->").size());
  return {};
}

}  // namespace carrel
