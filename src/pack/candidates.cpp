#include "pack/candidates.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "carrel/front_matter.h"
#include "carrel/limits.h"
#include "dialects/keep_rules.h"
#include "dialects/recognised.h"
#include "pack/author_names.h"
#include "pack/clean_markdown.h"
#include "pack/git_dates.h"
#include "pack/inline_tags.h"
#include "pack/navigation.h"
#include "pack/post_markup.h"
#include "pack/post_title.h"
#include "pack/publishing.h"
#include "pack/sections.h"
#include "pack/slugs.h"
#include "pack/source_index.h"
#include "pack/source_layout.h"
#include "pack/summaries.h"
#include "pack/written_dates.h"
#include "post/encoding.h"
#include "text/unicode.h"

namespace carrel {

namespace {

constexpr std::string_view kPostEndings[] = {".md",   ".markdown", ".mdx",  ".mkd",
                                             ".mkdn", ".mdwn",     ".mdown"};

bool ends_with(std::string_view text, std::string_view ending) {
  return text.size() >= ending.size() && text.substr(text.size() - ending.size()) == ending;
}

// The file's name without its ending; index files are called after their folder.
std::string stem_of(std::string_view path) {
  const std::string_view name = file_name(without_post_ending(path));
  if ((name == "index" || name == "_index" || name == "README" || name == "readme") &&
      !folder_of(path).empty())
    return std::string(file_name(folder_of(path)));
  return std::string(name);
}

// "2020-01-31-slug" → its day, and the rest into `rest`.
std::optional<Day> take_date_prefix(std::string_view name, std::string_view& rest) {
  rest = name;
  if (name.size() < 10) return std::nullopt;
  std::string date(name.substr(0, 10));
  std::replace(date.begin(), date.end(), '_', '-');
  const std::optional<Day> day = parse_day(date);
  if (!day) return std::nullopt;
  rest = name.substr(10);
  while (!rest.empty() && (rest.front() == '-' || rest.front() == '_')) rest.remove_prefix(1);
  return day;
}

// One file's outcome, made in parallel and gathered in order.
struct Outcome {
  Candidate candidate;
  bool is_taken = false;
  std::vector<PackNote> notes;
  std::vector<std::string> unknown_keys;
  std::map<std::string, std::size_t> not_understood;  // markup
  std::size_t bytes = 0;
};

void note(Outcome& outcome, PackNote::Kind kind, std::string message, std::size_t line = 0,
          const char* cause = "") {
  outcome.notes.push_back({kind,
                           outcome.candidate.path + (line > 0 ? ":" + std::to_string(line) : ""),
                           std::move(message), cause});
}

// What became of the bytes of a post that is packed.
void note_encoding(const DecodedText& decoded, Outcome& outcome) {
  if (!decoded.encoding.empty())
    note(outcome, PackNote::Kind::Converted,
         decoded.encoding + (decoded.is_detected
                                 ? ", found from its bytes: look whether its letters are right"
                                 : ""));
  if (decoded.damaged > 0)
    note(outcome, PackNote::Kind::Warning,
         std::to_string(decoded.damaged) + (decoded.damaged == 1 ? " byte is" : " bytes are") +
             " no UTF-8 and became U+FFFD, the first here",
         decoded.damaged_line, "damaged");
}

// What the date was read from, empty where the post has one of its own or none: its address, its
// file's name, its folders, the head of its text. Days of its head and of what it is about count
// once they have come: they keep nothing back.
std::string guess_date(const FrontMatter& front, std::string_view path, Day today,
                       PostMetadata& metadata, Outcome& outcome) {
  HeadDays head = days_of_head(front.body, front.is_day_first);
  if (front.event_day != kNoDay) head.day = front.event_day;
  if (head.day > today) head.day = kNoDay;
  if (metadata.updated == kNoDay) metadata.updated = head.updated;
  if (metadata.day != kNoDay) return {};
  const auto take = [&](Day day) {
    metadata.day = day;
    return day != kNoDay;
  };
  if (take(day_of_folders(front.path).value_or(kNoDay))) return "its path in the front matter";
  const std::optional<NamedDay> named = day_of_name(stem_of(path));
  if (named && !(named->is_month_only && head.day != kNoDay)) {
    metadata.day = named->day;
    if (named->is_month_only)
      note(outcome, PackNote::Kind::Guess,
           "its name tells a month: it is dated " + to_text(named->day));
    return "the file's name";
  }
  if (take(day_of_folders(path).value_or(kNoDay))) return "its folders";
  return take(head.day) ? "its head" : "";
}

// Folders in which several files or folders begin with a number: it tells their order.
std::set<std::string, std::less<>> find_numbered_folders(const std::vector<std::string>& paths) {
  std::map<std::string_view, std::set<std::string_view>> numbered;
  for (const std::string& path : paths)
    for (std::string_view at = path; !at.empty(); at = folder_of(at))
      if (order_prefix(file_name(at), true) > 0) numbered[folder_of(at)].insert(file_name(at));
  std::set<std::string, std::less<>> folders;
  for (const auto& [folder, names] : numbered)
    if (names.size() > 1) folders.emplace(folder);
  return folders;
}

// What a file is called: without its date, its number and its language.
std::string name_of(const std::string& path, const SourceLayout& layout,
                    const std::set<std::string, std::less<>>& numbered) {
  const std::string plain = layout.path_without_language(path);
  const std::string stem = stem_of(plain);
  const std::optional<NamedDay> day = day_of_name(stem);
  const std::string_view name = std::string_view(stem).substr(day ? day->size : 0);
  if (name.empty()) return stem;
  const bool is_own = file_name(without_post_ending(plain)) == stem;
  const std::string_view folder = is_own ? folder_of(plain) : folder_of(folder_of(plain));
  return std::string(name.substr(order_prefix(name, numbered.count(folder) != 0)));
}

// Whether the folder is a vault or a graph: by its configuration, or since nothing else is
// recognised.
bool is_of_notes(const RecognisedDialects& dialects) {
  for (const char* name : {"Obsidian", "Quartz", "Logseq"})
    if (const RecognisedDialect* found = dialects.find(name);
        found && (!found->configuration.empty() || dialects.all().size() == 1))
      return true;
  return false;
}

// Its front matter's title, its first heading, or its file's name.
void settle_title(const std::string& name, const FrontMatter& front,
                  const RecognisedDialects& dialects, std::string& body, Candidate& candidate,
                  Outcome& outcome) {
  PostMetadata& metadata = candidate.post.metadata;
  FirstHeading heading = find_first_heading(body);
  const bool is_too_long = count_code_points(heading.text) > limits::kTitleCodePoints;
  const bool is_repeated = !metadata.title.empty() && is_same_title(metadata.title, heading.text);
  metadata.title = plain_title(metadata.title);
  // A note's name is its file's, whatever sections it has.
  const bool is_note = is_of_notes(dialects);
  if (metadata.title.empty() && !(is_note && !heading.is_first_of_page)) {
    metadata.title = heading.text;
    if (!heading.text.empty()) {
      candidate.title_heading = {heading.text, name, "", 0};
      candidate.title_from = "its first heading";
    }
  }
  if (metadata.title.empty()) metadata.title = plain_title(front.other_title);
  if (metadata.title.empty()) {
    metadata.title = title_from_name(name);
    candidate.title_from = "the file's name";
    if (!is_note)
      note(outcome, PackNote::Kind::Guess,
           "no title: named after the file, \"" + metadata.title + "\"", 0, "untitled");
  } else if (heading.is_title && heading.end > heading.begin && !is_too_long &&
             (is_repeated || metadata.title == heading.text)) {
    // It stands above the post already.
    candidate.title_id = heading.id;
    if (!candidate.title_heading.text.empty()) {
      candidate.title_heading.taken = body.substr(heading.begin, heading.end - heading.begin);
      candidate.title_heading.taken_at = heading.begin;
    }
    body = without_heading(body, heading);
  }
}

// "# Summary" of summary.md.
bool is_named_so(const Candidate::TitleHeading& heading) {
  return ascii::lowered(title_from_name(heading.name)) == ascii::lowered(heading.text);
}

// A heading that undated posts of several names begin with is a section of their template, such as
// "Summary", and no title: they are called after their files.
void name_after_files(std::vector<Candidate>& candidates, PackReport& report) {
  constexpr std::size_t kSeveral = 3;
  std::map<std::string, std::set<std::string>> names;
  for (const Candidate& candidate : candidates)
    if (!candidate.title_heading.text.empty() && candidate.post.metadata.day == kNoDay)
      names[candidate.title_heading.text].insert(candidate.title_heading.name);
  for (Candidate& candidate : candidates) {
    Candidate::TitleHeading& heading = candidate.title_heading;
    if (heading.text.empty() || candidate.post.metadata.day != kNoDay ||
        names[heading.text].size() < kSeveral || is_named_so(heading))
      continue;
    candidate.post.metadata.title = title_from_name(heading.name);
    report.notes.push_back({PackNote::Kind::Guess, candidate.path,
                            "no title: several posts begin with \"" + heading.text +
                                "\", so it is named after the file, \"" +
                                candidate.post.metadata.title + "\"",
                            "untitled"});
    candidate.title_from = "the file's name";
    if (!heading.taken.empty())
      candidate.post.markdown.replace(
          heading.taken_at,
          static_cast<std::size_t>(std::count(heading.taken.begin(), heading.taken.end(), '\n')),
          heading.taken);
    candidate.title_id.clear();
    heading = {};
  }
}

// What was taken out of a post and is not published.
void note_hidden(const CleanedMarkdown& cleaned, std::size_t body_line, Outcome& outcome) {
  const auto line = [&](std::size_t of_body) { return body_line + of_body - 1; };
  for (const HiddenText& hidden : cleaned.hidden) {
    const std::string mark = std::string(hidden.tool) + "'s " + std::string(hidden.mark);
    if (hidden.is_closed)
      note(outcome, PackNote::Kind::Hidden, "a comment, " + mark, line(hidden.line));
    else
      note(outcome, PackNote::Kind::Warning,
           "the comment that begins here, " + mark + ", never ends: it is shown as text",
           line(hidden.line), "unclosed-comment");
  }
  for (const std::size_t at : cleaned.unclosed_comments)
    note(outcome, PackNote::Kind::Warning,
         "the HTML comment that begins here never ends: nothing behind it in this block is shown",
         line(at), "unclosed-comment");
  if (cleaned.unused_definitions.empty()) return;
  std::string labels;
  for (std::size_t i = 0; i < cleaned.unused_definitions.size() && i < 5; ++i)
    labels += (i ? ", " : "") + std::string("[") + cleaned.unused_definitions[i] + "]";
  if (cleaned.unused_definitions.size() > 5) labels += ", …";
  note(outcome, PackNote::Kind::Hidden, "definitions of links that nothing refers to: " + labels);
}

// A title may come from a heading, which may be a whole page.
void cut_title(PostMetadata& metadata, Outcome& outcome) {
  if (count_code_points(metadata.title) <= limits::kTitleCodePoints) return;
  std::size_t end = 0;
  for (std::size_t n = 0; n < limits::kTitleCodePoints; ++n)
    end += decode_utf8(metadata.title, end).size;
  metadata.title.resize(end);
  note(outcome, PackNote::Kind::Warning,
       "the title is longer than " + std::to_string(limits::kTitleCodePoints) +
           " characters and was cut");
}

void settle_kind(const ArchiveFrame& frame, PostMetadata& metadata, Outcome& outcome) {
  if (metadata.kind.empty() || frame.kinds.empty()) return;
  for (const KindName& kind : frame.kinds)
    if (kind.id == metadata.kind) return;
  note(outcome, PackNote::Kind::Warning,
       "the kind \"" + metadata.kind + "\" is not in carrel.json and was dropped", 0,
       "unknown-kind");
  metadata.kind.clear();
}

// What is read once for all posts.
struct WholeSource {
  std::set<std::string, std::less<>> numbered_folders;
  std::map<std::string, std::string> author_names;
};

// Ids become names.
void settle_authors(const std::map<std::string, std::string>& names,
                    std::vector<std::string>& authors) {
  for (std::string& author : authors)
    if (const auto known = names.find(author); known != names.end()) author = known->second;
}

void add_inline_tags(std::string_view markdown, std::vector<std::string>& tags) {
  for (std::string& tag : find_inline_tags(markdown)) {
    if (tags.size() >= limits::kTagsPerPost) return;
    if (count_code_points(tag) <= limits::kTagCodePoints &&
        std::find(tags.begin(), tags.end(), tag) == tags.end())
      tags.push_back(std::move(tag));
  }
}

// The values of the keys that carrel.json names as facets.
void take_own_fields(const FrontMatter& front, const std::vector<OwnField>& fields,
                     bool has_sections, PostMetadata& metadata, Outcome& outcome) {
  std::vector<std::string>& unknown = outcome.unknown_keys;
  if (has_sections)
    for (const FrontMatter::Value& value : front.values)
      if (value.key == "folder" && value.texts.size() == 1) {
        metadata.section = value.texts[0];
        unknown.erase(std::remove(unknown.begin(), unknown.end(), value.key), unknown.end());
      }
  for (const OwnField& field : fields) {
    std::vector<std::string> values;
    for (const FrontMatter::Value& value : front.values) {
      if (normalised_key(value.key) != normalised_key(field.name) || !values.empty()) continue;
      for (const std::string& text : value.texts) {
        if (count_code_points(text) > limits::kTagCodePoints ||
            values.size() == limits::kTagsPerPost)
          note(outcome, PackNote::Kind::Warning,
               "a value of \"" + value.key + "\" is longer than " +
                   std::to_string(limits::kTagCodePoints) + " characters, or one of more than " +
                   std::to_string(limits::kTagsPerPost) + ", and was dropped",
               value.line);
        else if (!text.empty() && std::find(values.begin(), values.end(), text) == values.end())
          values.push_back(text);
      }
    }
    for (const std::string& value : values) metadata.fields.push_back(field.name + ":" + value);
    unknown.erase(std::remove_if(unknown.begin(), unknown.end(),
                                 [&](const std::string& key) {
                                   return normalised_key(key) == normalised_key(field.name);
                                 }),
                  unknown.end());
  }
}

Outcome read_candidate(const std::string& path, const PackSource& source,
                       const SourceLayout& layout, const RecognisedDialects& dialects,
                       const Sections& sections, const PostMarkup& markup, const WholeSource& about,
                       const ArchiveFrame& frame, const PackOptions& options) {
  Outcome outcome;
  outcome.candidate.path = path;
  const Result<std::string> text = source.read(path);
  if (!text) {
    note(outcome, PackNote::Kind::Unreadable, text.error().message);
    return outcome;
  }
  outcome.bytes = text.value().size();
  // No encoding takes more than twice the bytes of UTF-8.
  const bool is_too_large = text.value().size() > 2 * limits::kPostBytes;
  const Result<DecodedText> decoded =
      is_too_large ? Result<DecodedText>(DecodedText{}) : decode_text(text.value());
  if (!decoded) {
    note(outcome, PackNote::Kind::Unreadable,
         decoded.error().message + " (" + decoded.error().hint + ")");
    return outcome;
  }
  if (is_too_large || decoded.value().text.size() > limits::kPostBytes) {
    note(outcome, PackNote::Kind::Unreadable, "the post is larger than 2 MiB: split it");
    return outcome;
  }
  const Result<FrontMatter> read = parse_front_matter(
      decoded.value().text, path,
      layout.language_of(path).empty() ? frame.language : layout.language_of(path));
  if (!read) {
    PackNote unreadable{PackNote::Kind::Unreadable, read.error().where, read.error().message};
    if (!read.error().hint.empty()) unreadable.message += " (" + read.error().hint + ")";
    outcome.notes.push_back(std::move(unreadable));
    return outcome;
  }
  FrontMatter front = read.value();
  PostMetadata& metadata = front.metadata;
  outcome.candidate.date_from = guess_date(front, path, options.today, metadata, outcome);
  if (const KeptOut kept = find_kept_out(path, front, sections, options); !kept.message.empty()) {
    note(outcome, PackNote::Kind::LeftOut, kept.message, kept.line, "kept-back");
    return outcome;
  }
  note_encoding(decoded.value(), outcome);
  for (const KeepRecord& record : front.keep_records)
    if (record.is_doubtful && record.kind == KeepRecord::Kind::Open)
      note(outcome, PackNote::Kind::Warning,
           "\"" + record.said + "\" does not say whether the post may be published: it was",
           record.line, "unclear-publishing");
  for (const Warning& warning : front.warnings)
    note(outcome, PackNote::Kind::Warning, warning.message, warning.line);
  outcome.unknown_keys = std::move(front.unknown_keys);
  take_own_fields(front, frame.fields, !frame.sections.empty(), metadata, outcome);
  const bool front_gives_slug = !metadata.slug.empty();
  if (metadata.slug.empty()) {
    std::string_view rest;
    const std::string stem = stem_of(layout.path_without_language(path));
    take_date_prefix(stem, rest);
    metadata.slug = rest.empty() ? stem : std::string(rest);
  }
  std::string_view bare;
  const std::string whole = stem_of(path);
  take_date_prefix(whole, bare);
  outcome.candidate.has_own_slug = front_gives_slug;
  outcome.candidate.bare_slug = make_slug(bare.empty() ? std::string_view(whole) : bare);
  metadata.slug = make_slug(metadata.slug);
  std::vector<std::string> aliases;
  for (const std::string& written : metadata.aliases)
    if (std::string alias = make_slug(written);
        std::find(aliases.begin(), aliases.end(), alias) == aliases.end())
      aliases.push_back(std::move(alias));
  metadata.aliases = std::move(aliases);
  metadata.summary = plain_title(metadata.summary);
  settle_authors(about.author_names, metadata.authors);
  if (is_of_notes(dialects)) add_inline_tags(front.body, metadata.tags);
  const MarkupContext context = markup.context_of(path);
  CleanedMarkdown cleaned = clean_markdown(front.body, &context);
  outcome.not_understood = std::move(cleaned.not_understood);
  note_hidden(cleaned, front.body_line, outcome);
  if (cleaned.markdown.find_first_not_of(" \t\n") == std::string::npos)
    note(outcome, PackNote::Kind::Remark, "has no text", 0, "empty");
  settle_kind(frame, metadata, outcome);
  if (metadata.language.empty()) metadata.language = layout.language_of(path);
  if (metadata.language.empty()) metadata.language = frame.language;
  if (cleaned.markdown.size() > limits::kPostBytes) {
    // Bytes that are no UTF-8 take more of them once they are repaired.
    note(outcome, PackNote::Kind::Unreadable, "the post is larger than 2 MiB as UTF-8: split it");
    return outcome;
  }
  outcome.candidate.addresses = std::move(front.addresses);
  outcome.candidate.old_addresses = std::move(front.old_addresses);
  outcome.candidate.names = std::move(front.names);
  outcome.candidate.order_numbers = std::move(front.order_numbers);
  outcome.candidate.more_line = find_more_mark(front.body);
  outcome.candidate.line_anchors = find_line_anchors(front.body);
  outcome.candidate.body_line = front.body_line;
  outcome.candidate.source_lines = std::move(cleaned.source_lines);
  outcome.candidate.post.metadata = std::move(metadata);
  settle_title(name_of(path, layout, about.numbered_folders), front, dialects, cleaned.markdown,
               outcome.candidate, outcome);
  cut_title(outcome.candidate.post.metadata, outcome);
  outcome.candidate.post.markdown = std::move(cleaned.markdown);
  outcome.is_taken = true;
  return outcome;
}

void note_languages(const SourceLayout& layout, PackReport& report) {
  if (layout.languages().empty()) return;
  std::string names;
  for (const std::string& language : layout.languages())
    names += (names.empty() ? "" : ", ") + language;
  report.notes.push_back({PackNote::Kind::Guess, layout.root().empty() ? "." : layout.root(),
                          "languages were read from the names of folders and files: " + names,
                          "languages"});
}

}  // namespace

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::span<const std::string_view> post_endings() { return kPostEndings; }

bool is_post_path(std::string_view path) {
  const std::string name = ascii::lowered(file_name(path));
  return std::any_of(std::begin(kPostEndings), std::end(kPostEndings),
                     [&](std::string_view ending) { return ends_with(name, ending); });
}

std::vector<std::string> post_paths(const PackSource& source) {
  std::vector<std::string> paths;
  std::copy_if(source.paths.begin(), source.paths.end(), std::back_inserter(paths), is_post_path);
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<std::vector<Candidate>> read_candidates(const PackSource& source,
                                               const std::vector<std::string>& paths,
                                               const SourceLayout& layout,
                                               const RecognisedDialects& dialects,
                                               const PostMarkup& markup, const ArchiveFrame& frame,
                                               const PackOptions& options, PackReport& report) {
  report.notes.insert(report.notes.end(), source.notes.begin(), source.notes.end());
  for (const PackNote& note : source.notes)
    if (note.kind == PackNote::Kind::LeftOut || note.kind == PackNote::Kind::Unreadable)
      ++report.left_out;
  if (paths.empty())
    return Error{ErrorCode::NotFound,
                 post_paths(source).empty() ? "there are no Markdown files here"
                                            : "none of the Markdown files is a post",
                 "", "name a folder that holds .md files"};
  if (paths.size() > limits::kPosts)
    return Error{ErrorCode::TooLarge, "there are more than 200,000 posts", "", "split the archive"};

  // In blocks, so that progress can be told and outcomes are gathered in order.
  constexpr std::size_t kBlock = 256;
  const Sections sections(source, dialects);
  const WholeSource about{find_numbered_folders(paths), read_author_names(source)};
  std::vector<Candidate> candidates;
  std::map<std::string, std::size_t> unknown, not_understood;
  for (std::size_t begin = 0; begin < paths.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, paths.size() - begin);
    std::vector<Outcome> outcomes(count);
    options.parallel_for(count, [&](std::size_t i) {
      outcomes[i] = read_candidate(paths[begin + i], source, layout, dialects, sections, markup,
                                   about, frame, options);
    });
    for (Outcome& outcome : outcomes) {
      report.notes.insert(report.notes.end(), outcome.notes.begin(), outcome.notes.end());
      if (!outcome.is_taken) {
        ++report.left_out;
        continue;
      }
      report.markdown_bytes += outcome.bytes;
      for (const std::string& key : outcome.unknown_keys) ++unknown[key];
      for (const auto& each : outcome.not_understood) ++not_understood[each.first];
      candidates.push_back(std::move(outcome.candidate));
    }
    if (options.progress) options.progress("reading", begin + count, paths.size());
  }
  for (const auto& [key, count] : unknown)
    report.dropped_keys.push_back(key + " (" + std::to_string(count) +
                                  (count == 1 ? " post)" : " posts)"));
  for (const auto& [written, count] : not_understood)
    report.unknown_markup.push_back(written + " (" + std::to_string(count) +
                                    (count == 1 ? " post)" : " posts)"));
  if (candidates.empty())
    return Error{ErrorCode::NotFound,
                 "none of the " + std::to_string(paths.size()) + " posts may be published", "",
                 "the notes above say why"};
  name_after_files(candidates, report);
  note_languages(layout, report);
  make_slugs_unique(candidates, frame.language, options.earlier, report);
  if (frame.git_dates) take_git_dates(candidates, source, options.today, report);
  sort_for_lists(candidates, source, dialects, layout, frame.language, report);
  return candidates;
}

}  // namespace carrel
