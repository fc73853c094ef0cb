// Every post is rendered once more from the finished bundle, newest
// first; ids and links are made unique by the post's slug, and pictures elsewhere become links, so
// that nothing is fetched unasked.
#include "site/readable_text.h"

#include <unordered_map>
#include <utility>
#include <vector>

#include "archive/opened_archive.h"
#include "base/html_text.h"

namespace carrel {

namespace {

// of posts in one text file; browsers slow down beyond
constexpr std::size_t kFileBytes = 2'000'000;
constexpr std::size_t kPostsOnPage = 100;  // listed in index.html itself; text.html has them all

// One post in a text file.
struct Text {
  std::string slug, title, language, summary, html;
  Day day = kNoDay;
  std::size_t file = 0;
};

std::string file_name(std::size_t file) {
  return file == 0 ? "text.html" : "text-" + std::to_string(file + 1) + ".html";
}

// "5 Mar 2024", as the page writes it.
std::string spell(Day day) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar",  "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"};
  std::string date = to_text(day);
  if (date.size() != 10) return date;
  const std::string number = date[8] == '0' ? date.substr(9) : date.substr(8);
  return number + " " +
         kMonths[static_cast<std::size_t>((date[5] - '0') * 10 + (date[6] - '0') - 1)] + " " +
         date.substr(0, 4);
}

// Links between posts are written last: only then is it known which file each stands in.
void resolve_links(std::string& html, const std::unordered_map<std::string, std::size_t>& file_of) {
  constexpr std::string_view kOpening = "href=\"#/post/";
  std::string resolved;
  std::size_t from = 0;
  for (std::size_t at = html.find(kOpening); at != std::string::npos;
       at = html.find(kOpening, from)) {
    const std::size_t end = html.find('"', at + kOpening.size());
    std::string slug = html.substr(at + kOpening.size(), end - at - kOpening.size());
    std::string heading;
    if (const std::size_t slash = slug.find('/'); slash != std::string::npos) {
      heading = "." + slug.substr(slash + 1);
      slug.resize(slash);
    }
    const auto found = file_of.find(slug);
    const std::size_t file = found == file_of.end() ? 0 : found->second;
    resolved.append(html, from, at - from)
        .append("href=\"" + file_name(file) + "#" + slug + heading);
    from = end;
  }
  html = resolved.append(html, from, std::string::npos);
}

std::string write_row(const PagePieces& pieces, const Text& text, bool is_first) {
  const std::string address = file_name(text.file) + "#" + escape_html(text.slug),
                    title = escape_html(text.title);
  const std::string language = escape_html(text.language), time = write_time(pieces, text.day);
  if (!is_first)
    return pieces.fill(
               "front-post",
               {{"address", address}, {"language", language}, {"title", title}, {"time", time}}) +
           "\n";
  std::string excerpt;
  if (!text.summary.empty())
    excerpt = pieces.fill("front-excerpt",
                          {{"language", language}, {"summary", escape_html(text.summary)}});
  return pieces.fill("front-first-post", {{"address", address},
                                          {"language", language},
                                          {"title", title},
                                          {"time", time},
                                          {"excerpt", excerpt}}) +
         "\n";
}

std::string write_front(const PagePieces& pieces, const ArchiveFrame& frame,
                        const std::vector<Text>& texts) {
  std::string strapline, posts, all;
  if (!frame.strapline.empty())
    strapline = pieces.fill("strapline", {{"strapline", escape_html(frame.strapline)}});
  for (std::size_t i = 0; i < texts.size() && i < kPostsOnPage; ++i)
    posts += write_row(pieces, texts[i], i == 0);
  if (texts.size() > kPostsOnPage) all = pieces.fill("all-posts", {}) + "\n";
  return pieces.fill("front", {{"title", escape_html(frame.title)},
                               {"strapline", strapline},
                               {"posts", posts},
                               {"all", all}});
}

std::string write_text_file(const PagePieces& pieces, const ArchiveFrame& frame,
                            const std::string& style, std::vector<Text>& texts,
                            const std::unordered_map<std::string, std::size_t>& file_of,
                            std::size_t file, std::size_t files) {
  std::string entries, neighbours, posts;
  if (file > 0) neighbours += pieces.fill("text-newer", {{"address", file_name(file - 1)}}) + "\n";
  if (file + 1 < files)
    neighbours += pieces.fill("text-older", {{"address", file_name(file + 1)}}) + "\n";
  for (Text& text : texts) {
    if (text.file != file) continue;
    const std::string slug = escape_html(text.slug), language = escape_html(text.language),
                      title = escape_html(text.title);
    const std::string time = write_time(pieces, text.day);
    entries +=
        pieces.fill("text-entry",
                    {{"slug", slug}, {"language", language}, {"title", title}, {"time", time}}) +
        "\n";
    resolve_links(text.html, file_of);
    posts += pieces.fill("text-post", {{"slug", slug},
                                       {"language", language},
                                       {"title", title},
                                       {"time", time},
                                       {"html", text.html}}) +
             "\n";
    text.html = {};
  }
  return pieces.fill("text", {{"beginning",
                               write_beginning(pieces, frame.language, frame.title, "", style)},
                              {"title", escape_html(frame.title)},
                              {"entries", entries},
                              {"neighbours", neighbours},
                              {"posts", posts}}) +
         "\n";
}

}  // namespace

std::string write_beginning(const PagePieces& pieces, std::string_view language,
                            std::string_view title, const std::string& more,
                            std::string_view style) {
  return pieces.fill("beginning", {{"language", escape_html(language)},
                                   {"title", escape_html(title)},
                                   {"more", more},
                                   {"style", escape_html(style)}});
}

std::string write_time(const PagePieces& pieces, Day day) {
  return day == kNoDay ? pieces.fill("no-time", {})
                       : pieces.fill("time", {{"day", to_text(day)}, {"date", spell(day)}});
}

Document place_in_file(Document document, const std::string& prefix, const std::string& archive) {
  std::vector<Node> nodes;
  bool is_open_image = false;
  for (Node& node : document.nodes) {
    if (is_open_image && node.kind == Node::Kind::Close && node.element == Element::Image) {
      is_open_image = false;
      continue;
    }
    std::string alt, remote;
    for (Attribute& attribute : node.attributes) {
      if (attribute.name == AttributeName::Id) attribute.value = prefix + attribute.value;
      if (attribute.name == AttributeName::Href && attribute.value.rfind('#', 0) == 0)
        attribute.value = "#" + prefix + attribute.value.substr(1);
      if (attribute.name == AttributeName::MediaName) attribute.value = archive + attribute.value;
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

Result<std::string> write_readable_text(
    const std::function<Result<std::string>(const std::string&)>& read_part,
    const PagePieces& pieces, const std::string& style, const PackSink& sink) {
  Result<OpenedArchive> opened = OpenedArchive::open(read_part);
  if (!opened) return opened.error();
  OpenedArchive& archive = opened.value();
  const Manifest& manifest = archive.manifest();
  std::vector<Text> texts;
  std::size_t file = 0, bytes = 0;
  for (std::uint32_t number = manifest.posts; number-- > 0;) {
    PostRequest request;
    request.number = number;
    Result<PostReply> reply = archive.read(request);
    if (!reply) return reply.error();
    const PostMetadata& metadata = reply.value().post.metadata;
    Text text{metadata.slug, metadata.title, metadata.language, metadata.shown_summary(), {},
              metadata.day};
    text.html = write_html(
        place_in_file(std::move(reply.value().document), metadata.slug + ".", "archive/"));
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
  for (std::size_t i = 0; i <= file; ++i) {
    const std::string text =
        write_text_file(pieces, manifest.frame, style, texts, file_of, i, file + 1);
    if (Result<void> written = sink(file_name(i), text); !written) return written.error();
  }
  return write_front(pieces, manifest.frame, texts);
}

}  // namespace carrel
