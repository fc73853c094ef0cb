// The records of what tools keep back, and how they are looked up.
#include "post/tool_rules.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"
#include "post/hidden_characters.h"

namespace carrel {

namespace {

constexpr KeyRule kJekyllKeys[] = {{"published", Says::BackUnlessTrueOrDay}};
constexpr std::string_view kJekyllFolders[] = {"_drafts"};

constexpr KeyRule kHexoKeys[] = {{"published", Says::BackUnlessTrueOrDay},
                                 {"hidden", Says::BackUnlessFalse},
                                 {"password", Says::BackWhenSet}};
constexpr std::string_view kHexoFolders[] = {"_drafts", "_trash"};

constexpr KeyRule kHugoKeys[] = {
    {"draft", Says::BackUnlessFalse},     {"publishdate", Says::BackBefore},
    {"pubdate", Says::BackBefore},        {"published", Says::BackUnlessTrueOrDay},
    {"expirydate", Says::BackFrom},       {"unpublishdate", Says::BackFrom},
    {"headless", Says::BackUnlessFalse},  {"build", Says::BackWhenFalse},
    {"buildrender", Says::BackWhenNever}, {"buildlist", Says::BackWhenNever},
    {"hidden", Says::BackUnlessFalse},
};

constexpr KeyRule kZolaKeys[] = {{"draft", Says::BackUnlessFalse}, {"render", Says::BackWhenNever}};

constexpr KeyRule kDocusaurusKeys[] = {{"draft", Says::BackUnlessFalse},
                                       {"unlisted", Says::BackUnlessFalse}};

constexpr KeyRule kEleventyKeys[] = {{"permalink", Says::BackWhenFalse},
                                     {"draft", Says::BackUnlessFalse}};

constexpr KeyRule kAstroKeys[] = {{"draft", Says::BackUnlessFalse},
                                  {"isdraft", Says::BackUnlessFalse}};

constexpr KeyRule kNuxtKeys[] = {{"draft", Says::BackUnlessFalse},
                                 {"published", Says::BackUnlessTrueOrDay}};
constexpr std::string_view kNuxtMarks[] = {"draft"};

constexpr KeyRule kObsidianKeys[] = {{"publish", Says::BackUnlessTrueOrDay}};
constexpr KeyRule kGardenKeys[] = {{"dgpublish", Says::BackUnlessTrue}};
constexpr std::string_view kQuartzFolders[] = {"private"};
constexpr KeyRule kQuartzKeys[] = {{"draft", Says::BackUnlessFalse},
                                   {"publish", Says::BackUnlessTrueOrDay}};
constexpr KeyRule kLogseqKeys[] = {{"public", Says::BackUnlessTrue}};

constexpr KeyRule kWordPressKeys[] = {{"status", Says::BackWhenNamedOrUnsure},
                                      {"poststatus", Says::BackWhenNamed},
                                      {"published", Says::BackUnlessTrueOrDay},
                                      {"password", Says::BackWhenSet},
                                      {"postpassword", Says::BackWhenSet}};
constexpr KeyRule kPelicanKeys[] = {{"status", Says::BackWhenNamedOrUnsure}};
constexpr KeyRule kGhostKeys[] = {{"status", Says::BackWhenNamedOrUnsure},
                                  {"visibility", Says::OnlyFor}};

constexpr KeyRule kGravKeys[] = {
    {"published", Says::BackUnlessTrueOrDay}, {"publishdate", Says::BackBefore},
    {"unpublishdate", Says::BackFrom},        {"routable", Says::BackUnlessTrue},
    {"visible", Says::BackUnlessTrue},        {"access", Says::BackWhenNamed},
};

// What people write where no tool is asked; the words leave no doubt what is meant.
constexpr KeyRule kPlainKeys[] = {
    {"date", Says::BackBeforeYear},
    {"visibility", Says::OnlyFor},
    {"private", Says::OnlyForItself},
    {"isprivate", Says::BackUnlessFalse},
    {"internal", Says::OnlyForItselfWhenTrue},
    {"confidential", Says::OnlyForItselfWhenTrue},
    {"restricted", Says::OnlyForItselfWhenTrue},
    {"secret", Says::OnlyForItselfWhenTrue},
    {"status", Says::BackWhenNamedOrUnsure},
    {"state", Says::BackWhenNamed},
    {"stage", Says::BackWhenNamed},
    {"workflow", Says::BackWhenNamed},
    {"workflowstate", Says::BackWhenNamed},
    {"publishstatus", Says::BackWhenNamed},
    {"publicationstatus", Says::BackWhenNamed},
    {"access", Says::BackWhenNamed},
    {"audience", Says::BackWhenNamed},
    {"classification", Says::BackWhenNamed},
    {"confidentiality", Says::BackWhenNamed},
    {"public", Says::BackUnlessTrue},
    {"ispublic", Says::BackUnlessTrue},
    {"ispublished", Says::BackUnlessTrueOrDay},
    {"listed", Says::BackUnlessTrue},
    {"isunlisted", Says::BackUnlessFalse},
    {"unpublished", Says::BackUnlessFalse},
    {"ishidden", Says::BackUnlessFalse},
    {"wip", Says::BackUnlessFalse},
    {"unfinished", Says::BackUnlessFalse},
    {"deleted", Says::BackUnlessFalse},
    {"trashed", Says::BackUnlessFalse},
    {"embargoed", Says::BackUnlessFalse},
    {"noexport", Says::BackUnlessFalse},
    {"nopublish", Says::BackUnlessFalse},
    {"donotpublish", Says::BackUnlessFalse},
    {"embargo", Says::BackBefore},
    {"embargodate", Says::BackBefore},
    {"embargountil", Says::BackBefore},
    {"embargoeduntil", Says::BackBefore},
    {"publishat", Says::BackBefore},
    {"publishon", Says::BackBefore},
    {"publishafter", Says::BackBefore},
    {"publishfrom", Says::BackBefore},
    {"publishedat", Says::BackBefore},
    {"publishedon", Says::BackBefore},
    {"publisheddate", Says::BackBefore},
    {"publicationdate", Says::BackBefore},
    {"datepublished", Says::BackBefore},
    {"golive", Says::BackBefore},
    {"goliveat", Says::BackBefore},
    {"golivedate", Says::BackBefore},
    {"livedate", Says::BackBefore},
    {"livefrom", Says::BackBefore},
    {"scheduled", Says::BackBefore},
    {"scheduledat", Says::BackBefore},
    {"scheduledfor", Says::BackBefore},
    {"scheduleddate", Says::BackBefore},
    {"availablefrom", Says::BackBefore},
    {"visiblefrom", Says::BackBefore},
    {"unpublishat", Says::BackFrom},
    {"unpublishon", Says::BackFrom},
    {"expire", Says::BackFrom},
    {"expires", Says::BackFrom},
    {"expiresat", Says::BackFrom},
    {"expireson", Says::BackFrom},
    {"expiry", Says::BackFrom},
    {"expiredate", Says::BackFrom},
    {"expiration", Says::BackFrom},
    {"expirationdate", Says::BackFrom},
    {"validuntil", Says::BackFrom},
    {"visibleuntil", Says::BackFrom},
    {"availableuntil", Says::BackFrom},
};
constexpr std::string_view kPlainFolders[] = {"_draft",       "drafts",      "draft",
                                              "_unpublished", "unpublished", "_private"};
constexpr std::string_view kPlainMarks[] = {"drafts", "wip", "unpublished", "private"};

template <std::size_t Keys>
constexpr ToolRules tool(std::string_view name, std::string_view source,
                         const KeyRule (&keys)[Keys]) {
  return {name, source, keys, Keys, nullptr, 0, nullptr, 0};
}
template <std::size_t Keys, std::size_t Folders>
constexpr ToolRules tool(std::string_view name, std::string_view source,
                         const KeyRule (&keys)[Keys], const std::string_view (&folders)[Folders]) {
  return {name, source, keys, Keys, folders, Folders, nullptr, 0};
}

constexpr ToolRules kTools[] = {
    tool("Jekyll", "jekyllrb.com/docs/posts/#drafts, /docs/front-matter/; tried with 4.3.1",
         kJekyllKeys, kJekyllFolders),
    tool("Hugo", "gohugo.io/content-management/front-matter/, /build-options/; tried with 0.111.3",
         kHugoKeys),
    tool("Zola", "getzola.org/documentation/content/page/, /section/", kZolaKeys),
    tool("Docusaurus",
         "docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter",
         kDocusaurusKeys),
    tool("Eleventy", "11ty.dev/docs/permalinks/#skip-writing-to-the-file-system", kEleventyKeys),
    tool("Astro",
         "docs.astro.build/en/guides/content-collections/, "
         "starlight.astro.build/reference/frontmatter/",
         kAstroKeys),
    {"Nuxt Content", "content.nuxt.com: the ending .draft", kNuxtKeys, std::size(kNuxtKeys),
     nullptr, 0, kNuxtMarks, std::size(kNuxtMarks)},
    tool("Hexo",
         "hexo.io/docs/writing#Drafts, /docs/front-matter; hexo-hide-posts, hexo-blog-encrypt",
         kHexoKeys, kHexoFolders),
    tool("Obsidian Publish", "help.obsidian.md/publish/publish", kObsidianKeys),
    tool("Digital Garden", "dg-docs.ole.dev/getting-started/", kGardenKeys),
    tool("Quartz", "quartz.jzhao.xyz/features/private-pages", kQuartzKeys, kQuartzFolders),
    tool("Logseq", "docs.logseq.com: publishing, the property public", kLogseqKeys),
    tool("WordPress", "wordpress.org/documentation/article/post-status/, as its exporters write it",
         kWordPressKeys),
    tool("Pelican", "docs.getpelican.com/en/latest/content.html#file-metadata", kPelicanKeys),
    tool("Ghost", "ghost.org/docs/content-api/#posts", kGhostKeys),
    tool("Grav", "learn.getgrav.org/content/headers", kGravKeys),
    {"", "data/README.md", kPlainKeys, std::size(kPlainKeys), kPlainFolders,
     std::size(kPlainFolders), kPlainMarks, std::size(kPlainMarks)},
};

// Words of a status, each normalised. A status of several words is kept back by any of them.
constexpr std::string_view kUnfinished[] = {
    "draft",       "drafts",     "drafting",   "wip",         "workinprogress", "progress",
    "inprogress",  "unfinished", "incomplete", "unpublished", "private",        "hidden",
    "pending",     "scheduled",  "future",     "embargo",     "embargoed",      "todo",
    "trash",       "trashed",    "deleted",    "unlisted",    "secret",         "confidential",
    "internal",    "restricted", "autodraft",  "inherit",     "review",         "inreview",
    "unreviewed",  "outline",    "idea",       "stub",        "placeholder",    "members",
    "subscribers", "unready",    "notready",   "login",       "paid",
};
constexpr std::string_view kFinished[] = {
    "published",     "publish",     "public",     "final",      "finished",      "accepted",
    "approved",      "proposed",    "proposal",   "deprecated", "superseded",    "supersedes",
    "replaced",      "rejected",    "declined",   "withdrawn",  "active",        "stable",
    "experimental",  "archived",    "done",       "complete",   "completed",     "implemented",
    "implementable", "provisional", "deferred",   "obsolete",   "current",       "new",
    "live",          "open",        "closed",     "resolved",   "released",      "beta",
    "alpha",         "preview",     "adopted",    "amended",    "evergreen",     "seedling",
    "budding",       "updated",     "fixed",      "monitoring", "investigating", "identified",
    "mitigated",     "ongoing",     "maintained", "legacy",     "retired",       "reviewed",
    "verified",      "candidate",   "standard",   "historic",   "informational", "decided",
    "agreed",        "postponed",   "cancelled",  "canceled",   "discontinued",  "removed",
    "merged",        "ready",       "ga",         "tested",     "recommended",   "valid",
    "enabled",       "ok",          "true",       "yes",        "abandoned",     "rfc",
    "accept",
};

bool contains(const std::string_view* names, std::size_t count, std::string_view name) {
  return std::find(names, names + count, name) != names + count;
}

std::string lower(std::string_view text) {
  std::string lowered(text);
  std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lowered;
}

// Adds a tool's name; the record without one adds nothing.
void add_name(std::string& names, std::string_view tool) {
  if (!tool.empty()) names += (names.empty() ? "" : ", ") + std::string(tool);
}

std::string in_brackets(const std::string& names) {
  return names.empty() ? "" : " (" + names + ")";
}

}  // namespace

std::string normalised_key(std::string_view key) {
  std::string normal;
  for (std::size_t at = 0; at < key.size();) {
    const Decoded decoded = decode_utf8(key, at);
    const std::string_view bytes = key.substr(at, decoded.size);
    at += decoded.size;
    const char32_t c = decoded.code_point;
    if (c >= 'A' && c <= 'Z') {
      normal += static_cast<char>(c + 32);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               (c >= 0x80 && !is_hidden_character(c))) {
      normal += bytes;
    }
  }
  return normal;
}

FoundRule find_key_rule(std::string_view key) {
  FoundRule found;
  std::size_t tools = 0;
  for (const ToolRules& rules : kTools) {
    const KeyRule* rule = std::find_if(rules.keys, rules.keys + rules.key_count,
                                       [&](const KeyRule& record) { return record.key == key; });
    if (rule == rules.keys + rules.key_count) continue;
    if (!found.rule) found.rule = rule;
    if (tools++ < 3) add_name(found.tools, rules.tool);
  }
  return found;
}

std::string path_keeps_back(std::string_view path) {
  const std::string lowered = lower(path);
  std::size_t at = 0;
  for (std::size_t slash = lowered.find('/'); slash != std::string::npos;
       at = slash + 1, slash = lowered.find('/', at)) {
    const std::string_view folder = std::string_view(lowered).substr(at, slash - at);
    std::string names;
    bool is_kept = false;
    for (const ToolRules& rules : kTools) {
      if (!contains(rules.folders, rules.folder_count, folder)) continue;
      is_kept = true;
      add_name(names, rules.tool);
    }
    if (is_kept)
      return "it is in a folder \"" + std::string(path.substr(at, slash - at)) + "\"" +
             in_brackets(names);
  }
  const std::string_view name = std::string_view(lowered).substr(at);
  const std::size_t first = name.find('.', 1), last = name.rfind('.');
  for (std::size_t dot = first; dot < last;) {
    const std::size_t next = name.find('.', dot + 1);
    const std::string_view mark = name.substr(dot + 1, next - dot - 1);
    for (const ToolRules& rules : kTools)
      if (contains(rules.name_marks, rules.name_mark_count, mark))
        return "its name says \"." + std::string(mark) + "\"" +
               in_brackets(std::string(rules.tool));
    dot = next;
  }
  return {};
}

StatusSays read_status(std::string_view text) {
  StatusSays says = StatusSays::Unknown;
  const auto judge = [&](std::string_view word) {
    const std::string normal = normalised_key(word);
    if (contains(kUnfinished, std::size(kUnfinished), normal)) says = StatusSays::Unfinished;
    if (says == StatusSays::Unknown && contains(kFinished, std::size(kFinished), normal))
      says = StatusSays::Finished;
  };
  judge(text);  // as one word: "auto-draft", "in review"
  for (std::size_t at = 0; at < text.size() && says != StatusSays::Unfinished;) {
    const std::size_t end = std::min(text.find_first_of(" \t\n,;/|()[]-_:", at), text.size());
    if (end > at) judge(text.substr(at, end - at));
    at = end + 1;
  }
  return says;
}

}  // namespace carrel
