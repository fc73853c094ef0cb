// A post: what an author wrote, after its file was understood and before it is packed.
//
// Only the fields named here ever enter a bundle. Whatever else a front matter holds is dropped.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carrel {

// A calendar day as the number of days since 1970-01-01, in the proleptic Gregorian calendar; no
// time zone.
using Day = std::int32_t;

// Undated posts carry this: they are numbered and sorted before every dated one, never dropped.
inline constexpr Day kNoDay = INT32_MIN;

// "2024-03-05"; empty for kNoDay.
std::string to_text(Day day);

// Reads "2024-03-05" and the longer ISO forms that begin with it (the time is ignored). Empty when
// it is no date.
std::optional<Day> parse_day(std::string_view text);

// A field of an archive's own: its sections, or a key of its front matter. Its name and a colon
// begin a piece of a query.
struct OwnField {
  std::string name, title;  // "severity", "Severity"
  bool is_tree = false;     // its values are paths: who asks for one means all below it too
};

// What the field of the sections is called.
inline constexpr std::string_view kSectionField = "in";

// What a post says of itself. All text is UTF-8. Owned, copied freely.
struct PostMetadata {
  std::string
      slug;  // unique in the archive; the post's name in URLs: [a-z0-9-_.~ and letters], no slash
  std::string title;
  std::string summary;  // empty when the author gave none
  // The text's first sentences, for lists, where there is no summary. Not searched besides the
  // text.
  std::string beginning;
  Day day = kNoDay;
  Day updated = kNoDay;
  std::string kind;  // an id of carrel.json's kinds, or empty
  std::string theme;
  std::vector<std::string> tags;
  std::vector<std::string> authors;
  std::string language;              // BCP 47, lower case ("en", "pt-br"); never empty once packed
  std::vector<std::string> aliases;  // earlier slugs that still lead here
  std::string superseded_by;         // slug of the post to read instead, or empty
  std::string url;                   // where this post already stands as a page, or empty
  // The folder it stands in, "runbooks/etcd", or empty; and what each step of it is called.
  std::string section;
  std::vector<std::string> section_titles;
  // Its values of the archive's other own fields, as a query asks for them: "severity:high".
  std::vector<std::string> fields;

  // Those of one field.
  std::vector<std::string> values_of(std::string_view field) const {
    std::vector<std::string> values;
    for (const std::string& each : fields)
      if (each.size() > field.size() && each[field.size()] == ':' &&
          each.compare(0, field.size(), field) == 0)
        values.push_back(each.substr(field.size() + 1));
    return values;
  }

  // What a list shows below the title.
  const std::string& shown_summary() const { return summary.empty() ? beginning : summary; }
};

// How one link destination of a post's Markdown was resolved when it was packed.
// The Markdown itself is packed as written; the renderer looks destinations up here.
struct ResolvedLink {
  enum class Kind : std::uint8_t { Post, Media };
  std::string
      destination;  // as the Markdown has it, after entity and percent handling by the parser
  Kind kind = Kind::Post;
  std::string target;   // a post's slug, or a media file's name in the manifest
  std::string heading;  // for a post: the heading's id, or empty
};

// What a named HTML entity of a post's Markdown stands for. The packer looks the names up once, so
// that no reader carries all 2,125 of them.
struct NamedEntity {
  std::string name;        // as written, without "&" and ";": "hellip"
  std::string characters;  // UTF-8: "…"
};

struct Post {
  PostMetadata metadata;
  std::string markdown;               // the body, without front matter, as written
  std::vector<ResolvedLink> links;    // sorted by destination
  std::vector<NamedEntity> entities;  // those of the Markdown, sorted by name
};

}  // namespace carrel
