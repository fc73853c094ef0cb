// Pages are the reader's own rendering, newest post first. Every file is made anew by each packing,
// so that none but a page of its own can hold what was withdrawn; those the prune rules find.
#include "site/post_pages.h"

#include <algorithm>
#include <set>
#include <vector>

#include "archive/opened_archive.h"
#include "base/html_text.h"
#include "base/json_tree.h"
#include "base/percent_encoding.h"
#include "site/readable_text.h"

namespace carrel {

namespace {

constexpr std::string_view kFolder = "posts/", kIndex = "/index.html", kUp = "../../";
constexpr std::size_t kPostsInFeed = 50;
constexpr std::size_t kAddressesInSitemap = 50'000;  // more are refused by sitemaps.org's rules

struct Page {
  PostMetadata metadata;
  std::string address;  // where it stands
};

// XML 1.0 has no control characters.
std::string escape_xml(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') plain += c;
  return escape_html(plain);
}

std::string path_of_page(const std::string& slug) {
  return std::string(kFolder) + slug + std::string(kIndex);
}

std::string meta(const char* kind, const char* name, const std::string& content) {
  if (content.empty()) return {};
  return std::string("<meta ") + kind + "=\"" + name + "\" content=\"" + escape_html(content) +
         "\">\n";
}

// Search engines read it; no script can end in it.
std::string json_ld(const PostMetadata& metadata, const std::string& canonical) {
  JsonTree json;
  json["@context"] = "https://schema.org";
  json["@type"] = "BlogPosting";
  json["headline"] = metadata.title;
  if (!metadata.shown_summary().empty()) json["description"] = metadata.shown_summary();
  if (metadata.day != kNoDay) json["datePublished"] = to_text(metadata.day);
  if (metadata.updated != kNoDay) json["dateModified"] = to_text(metadata.updated);
  if (!metadata.authors.empty())
    json["author"] = json_list(metadata.authors, [](const std::string& name) {
      return JsonTree::object({{"@type", "Person"}, {"name", name}});
    });
  json["inLanguage"] = metadata.language;
  json["mainEntityOfPage"] = canonical;
  std::string text;
  for (const char c : write_json(json))
    text += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return "<script type=\"application/ld+json\">" + text + "</script>\n";
}

class PageWriter {
 public:
  PageWriter(const Manifest& manifest, const PagePieces& pieces, const std::string& style,
             const PackSink& sink)
      : manifest_(manifest), frame_(manifest.frame), pieces_(pieces), style_(style), sink_(sink) {}

  Result<void> run(OpenedArchive& archive) {
    for (std::uint32_t number = manifest_.posts; number-- > 0;) {
      PostRequest request;
      request.number = number;
      Result<PostReply> reply = archive.read(request);
      if (!reply) return reply.error();
      const PostMetadata& metadata = reply.value().post.metadata;
      pages_.push_back(
          {metadata, frame_.url + std::string(kFolder) + percent_encoded(metadata.slug) + "/"});
      taken_.insert(metadata.slug);
      if (has("pages"))
        if (Result<void> done = write_page(std::move(reply.value().document), pages_.back()); !done)
          return done;
    }
    for (const auto& [word, write] :
         {std::pair("redirects", &PageWriter::write_redirects),
          std::pair("sitemap", &PageWriter::write_sitemap),
          std::pair("feed", &PageWriter::write_feed), std::pair("llms", &PageWriter::write_llms),
          std::pair("robots", &PageWriter::write_robots),
          std::pair("404", &PageWriter::write_not_found),
          std::pair("headers", &PageWriter::write_headers),
          std::pair("nojekyll", &PageWriter::write_no_jekyll)})
      if (has(word))
        if (Result<void> done = (this->*write)(); !done) return done;
    return {};
  }

 private:
  bool has(std::string_view word) const {
    return std::find(frame_.publish.begin(), frame_.publish.end(), word) != frame_.publish.end();
  }

  Result<void> write_page(Document document, const Page& page) {
    const PostMetadata& metadata = page.metadata;
    const std::string& canonical = is_elsewhere(metadata) ? metadata.url : page.address;
    const std::string& about = metadata.shown_summary();
    std::string head = "<link rel=\"canonical\" href=\"" + escape_html(canonical) + "\">\n";
    head += meta("name", "description", about);
    head += meta("property", "og:type", "article");
    head += meta("property", "og:title", metadata.title);
    head += meta("property", "og:description", about);
    head += meta("property", "og:url", canonical);
    head += meta("property", "og:site_name", frame_.title);
    if (metadata.day != kNoDay)
      head += meta("property", "article:published_time", to_text(metadata.day));
    if (metadata.updated != kNoDay)
      head += meta("property", "article:modified_time", to_text(metadata.updated));
    head += json_ld(metadata, canonical);
    std::string html =
        write_html(place_in_file(std::move(document), "", std::string(kUp) + "archive/"));
    lead_to_pages(html);
    const std::string slug = escape_html(metadata.slug);
    return sink_(
        path_of_page(metadata.slug),
        pieces_.fill("page", {{"beginning", beginning(metadata.language,
                                                      metadata.title + " · " + frame_.title, head)},
                              {"language", escape_html(metadata.language)},
                              {"title", escape_html(metadata.title)},
                              {"archive", escape_html(frame_.title)},
                              {"slug", slug},
                              {"time", write_time(pieces_, metadata.day)},
                              {"html", html}}) +
            "\n");
  }

  // Of a page two folders down.
  std::string beginning(const std::string& language, const std::string& title,
                        const std::string& more) const {
    return write_beginning(pieces_, language, title, more, std::string(kUp) + style_);
  }

  bool is_elsewhere(const PostMetadata& metadata) const {
    return metadata.url.compare(0, 4, "http") == 0;
  }

  // href="#/post/slug/heading" → href="../slug/#heading"
  static void lead_to_pages(std::string& html) {
    constexpr std::string_view kOpening = "href=\"#/post/";
    std::string changed;
    std::size_t from = 0;
    for (std::size_t at = html.find(kOpening); at != std::string::npos;
         at = html.find(kOpening, from)) {
      const std::size_t begin = at + kOpening.size(), end = html.find('"', begin);
      const std::string target = html.substr(begin, end - begin);
      const std::size_t slash = std::min(target.find('/'), target.size());
      changed.append(html, from, at - from).append("href=\"../" + target.substr(0, slash) + "/");
      if (slash < target.size()) changed += "#" + target.substr(slash + 1);
      from = end;
    }
    html = changed.append(html, from, std::string::npos);
  }

  // Former slugs: a page that leads on, and a line for hosts that read one.
  Result<void> write_redirects() {
    std::string lines;
    for (const Page& page : pages_)
      for (const std::string& alias : page.metadata.aliases) {
        if (!taken_.insert(alias).second) continue;
        lines += base_path() + std::string(kFolder) + percent_encoded(alias) + "/ " + base_path() +
                 std::string(kFolder) + percent_encoded(page.metadata.slug) + "/ 301\n";
        const std::string to = "../" + percent_encoded(page.metadata.slug) + "/";
        const std::string html =
            pieces_.fill(
                "moved-page",
                {{"beginning",
                  beginning(page.metadata.language, page.metadata.title,
                            pieces_.fill("moved", {{"target", escape_html(to)},
                                                   {"address", escape_html(page.address)}}) +
                                "\n")},
                 {"title", escape_html(page.metadata.title)},
                 {"target", escape_html(to)}}) +
            "\n";
        if (Result<void> done = sink_(path_of_page(alias), html); !done) return done;
      }
    return sink_("_redirects", lines);
  }

  Result<void> write_sitemap() {
    const std::string opening = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    const std::string space = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";
    std::vector<std::string> maps;
    for (std::size_t at = 0; at < pages_.size(); at += kAddressesInSitemap - 1) {
      std::string map = opening + "<urlset" + space;
      if (at == 0) map += "<url><loc>" + escape_xml(frame_.url) + "</loc></url>\n";
      for (std::size_t i = at; i < std::min(pages_.size(), at + kAddressesInSitemap - 1); ++i) {
        const PostMetadata& metadata = pages_[i].metadata;
        if (is_elsewhere(metadata)) continue;  // the page there is the one to find
        const Day day = metadata.updated == kNoDay ? metadata.day : metadata.updated;
        map += "<url><loc>" + escape_xml(pages_[i].address) + "</loc>" +
               (day == kNoDay ? "" : "<lastmod>" + to_text(day) + "</lastmod>") + "</url>\n";
      }
      maps.push_back(map + "</urlset>\n");
    }
    if (maps.size() == 1) return sink_("sitemap.xml", maps.front());
    std::string index = opening + "<sitemapindex" + space;
    for (std::size_t i = 0; i < maps.size(); ++i) {
      const std::string name = "sitemap-" + std::to_string(i + 1) + ".xml";
      index += "<sitemap><loc>" + escape_xml(frame_.url + name) + "</loc></sitemap>\n";
      if (Result<void> done = sink_(name, maps[i]); !done) return done;
    }
    return sink_("sitemap.xml", index + "</sitemapindex>\n");
  }

  Result<void> write_feed() {
    Day newest = manifest_.packed;
    std::string entries;
    std::size_t count = 0;
    for (const Page& page : pages_) {
      const PostMetadata& metadata = page.metadata;
      if (metadata.day == kNoDay || count == kPostsInFeed) continue;
      const Day updated = std::max(metadata.day, metadata.updated);
      newest = count++ == 0 ? updated : std::max(newest, updated);
      entries += "<entry>\n<title>" + escape_xml(metadata.title) + "</title>\n<link href=\"" +
                 escape_xml(page.address) + "\"/>\n<id>" + escape_xml(page.address) +
                 "</id>\n<published>" + to_text(metadata.day) +
                 "T00:00:00Z</published>\n<updated>" + to_text(updated) + "T00:00:00Z</updated>\n";
      for (const std::string& author : metadata.authors)
        entries += "<author><name>" + escape_xml(author) + "</name></author>\n";
      if (!metadata.shown_summary().empty())
        entries += "<summary>" + escape_xml(metadata.shown_summary()) + "</summary>\n";
      entries += "</entry>\n";
    }
    return sink_("feed.xml",
                 "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed "
                 "xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" +
                     escape_xml(frame_.language) + "\">\n<title>" + escape_xml(frame_.title) +
                     "</title>\n" +
                     (frame_.strapline.empty()
                          ? ""
                          : "<subtitle>" + escape_xml(frame_.strapline) + "</subtitle>\n") +
                     "<link href=\"" + escape_xml(frame_.url) + "\"/>\n<link rel=\"self\" href=\"" +
                     escape_xml(frame_.url) + "feed.xml\"/>\n<id>" + escape_xml(frame_.url) +
                     "</id>\n<updated>" + to_text(newest) + "T00:00:00Z</updated>\n<author><name>" +
                     escape_xml(frame_.title) + "</name></author>\n" + entries + "</feed>\n");
  }

  // Markdown, in which a title's own signs mean nothing.
  static std::string plain(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
      if (std::string_view("\\[]`*_<>#").find(c) != std::string_view::npos) escaped += '\\';
      escaped += c == '\n' ? ' ' : c;
    }
    return escaped;
  }

  Result<void> write_llms() {
    std::string text = "# " + plain(frame_.title) + "\n\n";
    if (!frame_.strapline.empty()) text += "> " + plain(frame_.strapline) + "\n\n";
    text += "## Posts\n\n";
    for (const Page& page : pages_)
      text +=
          "- [" + plain(page.metadata.title) + "](" + page.address + ")" +
          (page.metadata.shown_summary().empty() ? ""
                                                 : ": " + plain(page.metadata.shown_summary())) +
          "\n";
    return sink_("llms.txt", text);
  }

  Result<void> write_robots() {
    return sink_("robots.txt",
                 "User-agent: *\nAllow: /\n" +
                     (has("sitemap") ? "Sitemap: " + frame_.url + "sitemap.xml\n" : std::string()));
  }

  Result<void> write_not_found() {
    return sink_("404.html",
                 pieces_.fill("not-found",
                              {{"beginning", write_beginning(pieces_, frame_.language, frame_.title,
                                                             pieces_.fill("unlisted", {}) + "\n",
                                                             frame_.url + style_)},
                               {"title", escape_html(frame_.title)},
                               {"address", escape_html(frame_.url)}}) +
                     "\n");
  }

  // Where the site stands on its host: "/", "/notes/".
  std::string base_path() const {
    const std::size_t scheme = frame_.url.find("://");
    return scheme == std::string::npos ? "/" : frame_.url.substr(frame_.url.find('/', scheme + 3));
  }

  Result<void> write_headers() {
    std::string text;
    for (const char* path :
         {"", "index.html", "archive/archive.json", "site.json", "sw.js", "app.webmanifest"})
      text += base_path() + path + "\n  Cache-Control: no-cache\n";
    return sink_("_headers", text + base_path() +
                                 "assets/*\n  Cache-Control: public, max-age=31536000, "
                                 "immutable\n");
  }

  Result<void> write_no_jekyll() { return sink_(".nojekyll", ""); }

  const Manifest& manifest_;
  const ArchiveFrame& frame_;
  const PagePieces& pieces_;
  const std::string& style_;
  const PackSink& sink_;
  std::vector<Page> pages_;  // newest first
  std::set<std::string> taken_;
};

}  // namespace

bool is_post_page(std::string_view path) {
  if (path.size() <= kFolder.size() + kIndex.size() || path.substr(0, kFolder.size()) != kFolder ||
      path.substr(path.size() - kIndex.size()) != kIndex)
    return false;
  const std::string_view slug =
      path.substr(kFolder.size(), path.size() - kFolder.size() - kIndex.size());
  return slug.find('/') == std::string_view::npos;
}

Result<void> write_post_pages(
    const std::function<Result<std::string>(const std::string&)>& read_part,
    const Manifest& manifest, const PagePieces& pieces, const std::string& style,
    const PackSink& sink) {
  if (manifest.frame.publish.empty()) return {};
  Result<OpenedArchive> opened = OpenedArchive::open(read_part);
  if (!opened) return opened.error();
  return PageWriter(manifest, pieces, style, sink).run(opened.value());
}

}  // namespace carrel
