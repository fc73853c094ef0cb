// Posts in, bundle out. A library: files come in as paths and bytes, parts go out as names and
// bytes; no file system, threads or clock.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/post.h"
#include "carrel/result.h"

namespace carrel {

// One line of the report, with the file and line it speaks of.
struct PackNote {
  enum class Kind : std::uint8_t {
    LeftOut,
    Guess,
    DeadLink,
    Warning,
    Unreadable,
    Converted,
    Withdrawn,
    Hidden,
    PassedOver,  // a file that is no post
    Remark,      // nothing is wrong
    Allowed,     // looks like a secret
  };
  Kind kind = Kind::Warning;
  std::string where;  // "2024/x.md:12"
  std::string message;
  std::string cause = {};  // an id of src/pack/causes.cpp; empty: the general one of its kind
  // Of a link that is certain though it is written otherwise: its destination, and what it should
  // be.
  std::string written = {}, meant = {};
};

// Whether a file of this name may be a post: it ends in .md, .markdown, .mdx, .mkd, .mkdn, .mdwn or
// .mdown, in whatever case.
bool is_post_path(std::string_view path);

// What git says of the work tree that a folder lies in: what it printed for the two questions of
// git_questions(), or why there is no answer.
struct GitAnswers {
  std::string place, log, refusal;
};

// How git is asked, natively and in node: the program "git" with these arguments behind "-C
// FOLDER", never through a shell. Nothing that a repository's configuration, attributes, hooks or
// remotes name is run, and nothing is fetched.
struct GitQuestions {
  std::vector<std::string> place, log;
  // of its environment: variables with their values, and the names of those that are handed on
  std::vector<std::string> environment, inherited;
  std::size_t bytes = 0;    // that an answer may have
  std::size_t seconds = 0;  // that it may take
};
GitQuestions git_questions();

// A folder as the packer sees it: paths relative to it, with '/' between names, in any order.
struct PackSource {
  std::vector<std::string> paths;
  // other names of these files and of folders ("latest" → "v2"), for links that use them
  std::map<std::string, std::string> links = {};
  // Tools' configuration files that are none of its files: in folders above ("../hugo.toml") and in
  // hidden ones (".obsidian/app.json"), with their texts; a folder has a slash at its end. They are
  // read, and never packed.
  std::map<std::string, std::string> settings = {};
  // Asked once, if a post has no date of its own; empty where the folder lies in no work tree.
  std::function<GitAnswers()> history = {};
  // what whoever made the list left out of it; they become part of the report
  std::vector<PackNote> notes = {};
  // The bytes of one path. Called for posts and for media that published posts refer to; from
  // several threads when parallel_for is set.
  std::function<Result<std::string>(const std::string& path)> read;
};

// What a source's settings are called: each is looked for in the folder itself, if it is hidden,
// and in so many folders above, up to one that holds ".git".
std::vector<std::string> setting_names();
inline constexpr std::size_t kSettingsAbove = 3;

struct PackOptions {
  // decides what is in the future, and is written as the day of packing. Required.
  Day today = kNoDay;
  // The archive's title where neither carrel.json nor a tool's configuration gives one; empty: the
  // name of the folder, whose whole path is given, or of one above it.
  std::string title, folder;
  bool include_drafts = false;
  bool include_future = false;
  // What looks like a secret becomes a note and stops nothing. For whoever only looks at the
  // report: what is packed then must not be published.
  bool only_looks = false;
  std::vector<std::string> visibilities = {
      "public"};               // posts that name another visibility stay out
  std::size_t part_bytes = 0;  // unpacked size of a part; 0: what suits the archive
  // of zstd, for every part; 0: 19 for what answers a search, 12 for the posts' own text (measured:
  // packs 3 times as fast, 5 % more bytes)
  int compression_level = 0;
  // Calls work(i) for every i below count, in any order and on any thread, and returns when all are
  // done. Default: one after another.
  std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)> parallel_for;
  // The posts of the edition before, where there is one: a slug that several posts would have stays
  // with the one that had it, and a post goes on answering to what it was called. Asked once.
  std::function<std::vector<Post>()> earlier;
  // Told now and then how far the packing is, from the calling thread: phase ("reading",
  // "indexing", "writing"), done, total.
  std::function<void(const char* phase, std::size_t done, std::size_t total)> progress;
};

// Where each finished file goes: parts and media first, the manifest last. An error stops the
// packing.
using PackSink = std::function<Result<void>(const std::string& name, std::string_view bytes)>;

// A post of the edition, and what it was that said its title and its date where no key of its own
// did ("its first heading", "the file's name").
struct PackedPost {
  std::string path, slug, title, title_from;
  Day day = kNoDay;
  std::string date_from;
};

struct PackReport {
  Manifest manifest;
  std::string dialects;  // the tools that were recognised: "Hugo: hugo.toml"; may be empty
  std::string archive;   // its title and language, each with what gave it
  std::size_t files = 0, posts = 0, left_out = 0, sections = 0;
  std::uint64_t markdown_bytes = 0, bundle_bytes = 0;
  std::vector<PackedPost> packed;  // in the archive's order
  std::vector<PackNote> notes;     // sorted by where
  std::vector<std::string>
      dropped_keys;  // front matter keys that carrel does not know, sorted: "layout (579 posts)"
  // markup of tools that carrel does not know, of which only the text is shown, sorted: "{{< chart
  // >}} (3 posts)"
  std::vector<std::string> unknown_markup;
  std::size_t count(PackNote::Kind kind) const;
};

// Packs every post that may be published. Fails only where nothing sensible can be made: no post at
// all, a sink's error, a limit; and with Secret where what would be packed holds a key, a token or
// a password that the frame does not allow.
Result<PackReport> pack(const PackSource& source, const ArchiveFrame& frame,
                        const PackOptions& options, const PackSink& sink);

// Packs posts that were packed before, as `carrel export --posts` does: some of an archive, under
// its frame and day. Links to posts that are not among them are taken out. Hands the parts to the
// sink and the manifest last; media stay where they are, and the manifest names those that the
// posts use.
Result<Manifest> repack(std::vector<Post> posts, const Manifest& whole, const PackSink& sink);

// The report for people, grouped by cause: on a screen, or with all lines. And for programs.
std::string write_report_text(const PackReport& report, bool all);
std::string write_report_json(const PackReport& report);
// What to do about the most harmful cause, to stand behind "Next: ".
std::string next_step(const PackReport& report);

}  // namespace carrel
