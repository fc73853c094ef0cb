// Candidates → headings and destinations → resolved links and media → terms → parts. Each step is a
// function.
#include "carrel/pack.h"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "base/ascii.h"
#include "bundle/bundle_format.h"
#include "bundle/sha256.h"
#include "carrel/configuration.h"
#include "carrel/document.h"
#include "carrel/limits.h"
#include "index_build/index_builder.h"
#include "markup/link_schemes.h"
#include "pack/archive_frame.h"
#include "pack/candidates.h"
#include "pack/clean_markdown.h"
#include "pack/folder_sections.h"
#include "pack/folder_themes.h"
#include "pack/heading_links.h"
#include "pack/link_resolver.h"
#include "pack/media.h"
#include "pack/post_markup.h"
#include "pack/private_files.h"
#include "pack/recognition.h"
#include "pack/secret_scan.h"
#include "pack/selection.h"
#include "pack/site_addresses.h"
#include "pack/summaries.h"
#include "pack/write_checked.h"
#include "pack/written_links.h"

namespace carrel {

namespace {

constexpr std::size_t kBlock = 64;
// of a media file's record in the manifest: names of fields, numbers, signs
constexpr std::size_t kMediaFieldsBytes = 100;

// What the first reading of a post's Markdown found.
struct Reading {
  std::vector<Destination> destinations;
  std::vector<TextSection> sections;
  std::string notice;
};

class Packer {
 public:
  Packer(const PackSource& source, const PackOptions& options, const PackSink& sink,
         PackReport& report, const SourceLayout& layout, const ArchiveFrame& frame, bool is_vault,
         std::vector<Candidate> candidates, const WrittenLinks& links,
         std::vector<std::string> sections)
      : source_(source),
        options_(options),
        sink_(sink),
        report_(report),
        secrets_(source, frame.allowed_secrets, report),
        candidates_(std::move(candidates)),
        resolver_(candidates_, source, layout, is_vault),
        links_(links),
        sections_(std::move(sections)) {
    if (links_.empty()) return;
    for (std::size_t i = 0; i < candidates_.size(); ++i) by_path_.emplace(candidates_[i].path, i);
  }

  Result<Manifest> run(const ArchiveFrame& frame) {
    secrets_.look_into(frame);
    secrets_.look_into(candidates_, options_);
    read_and_index();
    check_successors();
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      if (Result<void> done = resolve_links(i); !done) return done.error();
      destinations_[i] = {};
    }
    if (options_.only_looks)
      secrets_.note_refused();
    else if (Result<void> verdict = secrets_.verdict(); !verdict)
      return verdict.error();
    std::sort(media_.begin(), media_.end(),
              [](const Media& a, const Media& b) { return a.name < b.name; });
    std::vector<Post> posts;
    std::vector<std::string> sources;
    posts.reserve(candidates_.size());
    for (Candidate& candidate : candidates_) {
      std::string& markdown = candidate.post.markdown;
      markdown.erase(0, std::min(markdown.find_first_not_of('\n'), markdown.size()));
      posts.push_back(std::move(candidate.post));
      sources.push_back(std::move(candidate.path));
    }
    candidates_.clear();

    BundleInput input;
    input.frame = frame;
    input.packed = options_.today;
    input.posts = &posts;
    input.sources = &sources;
    input.index = &index_;
    input.sections = std::move(sections_);
    input.media = std::move(media_);
    input.part_bytes = options_.part_bytes;
    input.compression_level = options_.compression_level;
    return write_checked_bundle(input, options_.parallel_for,
                                [&](const std::string& name, std::string_view bytes) {
                                  report_.bundle_bytes += bytes.size();
                                  return sink_(name, bytes);
                                });
  }

 private:
  // What the reading of a block of posts leaves to be taken in, in order.
  struct Block {
    std::size_t begin = 0;
    std::vector<PostTerms> terms;
    std::vector<std::size_t> sections;
    std::vector<std::string> notices;
  };

  // Every post once: its words into the index, its headings and destinations kept for the links.
  void read_and_index() {
    destinations_.resize(candidates_.size());
    Block read, reading;
    for (std::size_t begin = 0; begin < candidates_.size(); begin += kBlock) {
      const std::size_t count = std::min(kBlock, candidates_.size() - begin);
      reading.begin = begin;
      reading.terms.assign(count, {});
      reading.sections.assign(count, 0);
      reading.notices.assign(count, {});
      // Taking a block in cannot be shared out, so it is one more piece of work beside the next
      // block's posts.
      options_.parallel_for(count + 1, [&](std::size_t i) {
        if (i == 0)
          take_in(read);
        else
          read_post(reading, i - 1);
      });
      std::swap(read, reading);
      if (options_.progress) options_.progress("indexing", begin + count, candidates_.size());
    }
    take_in(read);
  }

  void read_post(Block& block, std::size_t i) {
    Candidate& candidate = candidates_[block.begin + i];
    candidate.post.entities = collect_entities(candidate.post.markdown);
    DocumentOptions parsing;
    parsing.entities = &candidate.post.entities;
    DocumentFindings found;
    const Document document = parse_document(candidate.post.markdown, parsing, &found);
    destinations_[block.begin + i] = std::move(found.destinations);
    candidate.headings = document.outline;
    settle_anchors(std::move(found.anchors), candidate);
    if (candidate.post.metadata.summary.empty())
      candidate.post.metadata.beginning =
          find_beginning(document, candidate.post, line_of_more(candidate));
    const std::vector<TextSection> texts = write_sections(document);
    block.sections[i] = texts.size();
    block.notices[i] = document.notice;
    block.terms[i] = analyse(candidate.post.metadata, texts);
  }

  // The line of the Markdown before which the author's mark for "more" stood; 0: there was none.
  static std::size_t line_of_more(const Candidate& candidate) {
    std::size_t line = candidate.more_line;
    if (candidate.more_line > 0 && !candidate.source_lines.empty())
      for (line = 1; line <= candidate.source_lines.size() &&
                     candidate.source_lines[line - 1] < candidate.more_line;)
        ++line;
    return line;
  }

  // Those of raw HTML, and those of the lines: of these the headings are known where they are as
  // many as the outline's, but for the one that became the title.
  static void settle_anchors(std::vector<Anchor> of_html, Candidate& candidate) {
    candidate.anchors = std::move(of_html);
    const std::size_t lines = candidate.line_anchors.heading_lines,
                      headings = candidate.headings.size();
    const std::size_t above = lines - std::min(lines, headings);
    const bool is_known = lines >= headings && above <= (candidate.title_id.empty() ? 0 : 1);
    for (Anchor& anchor : candidate.line_anchors.anchors) {
      anchor.heading = is_known ? anchor.heading - std::min(anchor.heading, above) : 0;
      candidate.anchors.push_back(std::move(anchor));
    }
    for (Anchor& anchor : candidate.anchors)
      if (anchor.heading > headings) anchor.heading = headings;
  }

  void take_in(Block& block) {
    for (std::size_t i = 0; i < block.terms.size(); ++i) {
      index_.add(block.terms[i]);
      report_.sections += block.sections[i];
      if (!block.notices[i].empty())
        report_.notes.push_back(
            {PackNote::Kind::Warning, candidates_[block.begin + i].path, block.notices[i]});
    }
    block = {};
  }

  // Analysers remember stems, so they are kept and lent to whichever thread asks.
  PostTerms analyse(const PostMetadata& metadata, const std::vector<TextSection>& sections) {
    std::unique_ptr<PostAnalyser> analyser;
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (!analysers_.empty()) {
        analyser = std::move(analysers_.back());
        analysers_.pop_back();
      }
    }
    if (!analyser) analyser = std::make_unique<PostAnalyser>();
    PostFields fields;
    fields.title = metadata.title;
    fields.slug = metadata.slug;
    fields.summary = metadata.summary;
    fields.language = metadata.language;
    fields.tags = &metadata.tags;
    fields.sections = &sections;
    PostTerms terms = analyser->analyse(fields);
    const std::lock_guard<std::mutex> lock(mutex_);
    analysers_.push_back(std::move(analyser));
    return terms;
  }

  // `superseded_by` is a slug, a former one, or a file as a link names it. What is none of these
  // would be shown as a link to a post that does not exist.
  void check_successors() {
    std::set<std::string_view> known;
    for (const Candidate& candidate : candidates_) {
      known.insert(candidate.post.metadata.slug);
      known.insert(candidate.post.metadata.aliases.begin(), candidate.post.metadata.aliases.end());
    }
    for (Candidate& candidate : candidates_) {
      std::string& successor = candidate.post.metadata.superseded_by;
      if (successor.empty() || known.count(successor) != 0) continue;
      const LinkResolver::Target target = resolver_.resolve(candidate.path, successor);
      if (target.kind == LinkResolver::Target::Kind::Post) {
        successor = candidates_[target.post].post.metadata.slug;
        continue;
      }
      report_.notes.push_back({PackNote::Kind::DeadLink, candidate.path,
                               "superseded_by: \"" + successor +
                                   "\" is no post of this archive; the post is shown without it"});
      successor.clear();
    }
  }

  // Where carrel.links.json says, as long as that is there; else where its path says.
  LinkResolver::Target resolve(const std::string& path, const std::string& destination) const {
    using Kind = LinkResolver::Target::Kind;
    const auto file = links_.find(path);
    if (file == links_.end()) return resolver_.resolve(path, destination);
    const auto link = file->second.find(destination);
    if (link == file->second.end()) return resolver_.resolve(path, destination);
    LinkResolver::Target target;
    target.heading = link->second.heading;
    target.why_dead = std::string("leads nowhere, as ") + kLinksName + " says";
    if (link->second.path.empty()) return target;
    const auto post = by_path_.find(link->second.path);
    if (post != by_path_.end()) {
      target.kind = Kind::Post;
      target.post = post->second;
      return target;
    }
    if (std::find(source_.paths.begin(), source_.paths.end(), link->second.path) ==
        source_.paths.end())
      return resolver_.resolve(path, destination);
    target.kind = Kind::File;
    target.file = link->second.path;
    return target;
  }

  Result<void> resolve_links(std::size_t number) {
    Candidate& candidate = candidates_[number];
    std::vector<Destination>& found = destinations_[number];
    const auto less = [](const Destination& a, const Destination& b) { return a.text < b.text; };
    std::stable_sort(found.begin(), found.end(), less);
    found.erase(
        std::unique(found.begin(), found.end(),
                    [](const Destination& a, const Destination& b) { return a.text == b.text; }),
        found.end());
    std::size_t bytes = 0;
    for (const Destination& destination : found) {
      if (bytes > limits::kPostLinksBytes) {
        report_.notes.push_back(
            {PackNote::Kind::Warning, candidate.path,
             "this post has more relative links than a part can hold: those from \"" +
                 destination.text + "\" on, in the order of the alphabet, lead nowhere"});
        break;
      }
      const std::size_t known = candidate.post.links.size();
      const LinkResolver::Target target = resolve(candidate.path, destination.text);
      if (!target.guess.empty()) {
        const bool is_post = target.kind == LinkResolver::Target::Kind::Post;
        note_destination(PackNote::Kind::Guess, candidate, destination,
                         "was taken to lead to " +
                             (is_post ? candidates_[target.post].path : target.file) + ": " +
                             target.guess,
                         "link-guess");
      }
      switch (target.kind) {
        case LinkResolver::Target::Kind::External:
          break;
        case LinkResolver::Target::Kind::Dead:
          report_dead(candidate, destination, target.why_dead);
          break;
        case LinkResolver::Target::Kind::Post:
          add_post_link(candidate, destination, target);
          break;
        case LinkResolver::Target::Kind::File:
          if (Result<void> done = add_file_link(candidate, destination, target); !done) return done;
      }
      constexpr std::size_t kSignsOfALink = 24;
      if (candidate.post.links.size() > known) {
        const ResolvedLink& link = candidate.post.links.back();
        bytes += link.destination.size() + link.target.size() + link.heading.size() + kSignsOfALink;
      }
    }
    return {};
  }

  void add_post_link(Candidate& candidate, const Destination& destination,
                     const LinkResolver::Target& target) {
    const Candidate& to = candidates_[target.post];
    const bool is_own = &to == &candidate;
    const HeadingLink heading = find_heading(to, target.heading, target.by_text);
    if (!heading.is_found) {
      report_dead(candidate, destination,
                  is_own ? "leads to no heading of this post"
                         : "leads to " + to.path + ", which has no heading #" + target.heading);
      if (is_own && !target.by_text) return;
    } else if (!heading.guess.empty()) {
      note_destination(PackNote::Kind::Guess, candidate, destination,
                       "was taken to lead to #" + heading.id + ": " + heading.guess);
      PackNote& note = report_.notes.back();
      const std::size_t hash = destination.text.find('#');
      if (hash != std::string::npos && !heading.id.empty() &&
          destination.text.find(':') == std::string::npos) {
        note.written = destination.text;
        note.meant = destination.text.substr(0, hash + 1) + heading.id;
      }
    }
    // A link within the post that names a heading by its id needs no other address.
    if (is_own && heading.is_found && destination.text == "#" + heading.id) return;
    candidate.post.links.push_back(
        {destination.text, ResolvedLink::Kind::Post, to.post.metadata.slug, heading.id});
  }

  Result<void> add_file_link(Candidate& candidate, const Destination& destination,
                             const LinkResolver::Target& target) {
    auto known = media_names_.find(target.file);
    if (known == media_names_.end()) {
      const Result<std::string> bytes = source_.read(target.file);
      std::string name;
      if (!bytes) {
        report_dead(candidate, destination, "cannot be read: " + bytes.error().message);
      } else if (bytes.value().size() > limits::kMediaBytes) {
        report_dead(candidate, destination, "is larger than 16 MiB and was left out");
      } else if (media_.size() >= limits::kMediaFiles ||
                 media_bytes_ > limits::kManifestMediaBytes) {
        report_dead(candidate, destination, "is one file more than an archive may have");
      } else if (!secrets_.may_attach(target.file, bytes.value(), media_type(target.file))) {
        // Nothing is packed, and the verdict says why.
      } else if (Result<void> done = write_media(target.file, bytes.value(), name); !done) {
        return done;
      }
      known = media_names_.emplace(target.file, name).first;
    }
    if (!known->second.empty())
      candidate.post.links.push_back(
          {destination.text, ResolvedLink::Kind::Media, known->second, ""});
    return {};
  }

  Result<void> write_media(const std::string& path, const std::string& bytes, std::string& name) {
    Media file;
    file.type = media_type(path);
    file.bytes = static_cast<std::uint32_t>(bytes.size());
    file.sha256 = sha256_hex(bytes);
    const PixelSize size = read_pixel_size(bytes, file.type);
    file.width = size.width;
    file.height = size.height;
    const std::string_view base = file_name(path);
    const std::size_t dot = base.rfind('.');
    const std::string ending = ascii::lowered(base.substr(dot));
    std::string stem;
    for (const char c : base.substr(0, dot)) {
      const bool plain = ascii::is_alphanumeric(c) || c == '-' || c == '_';
      if (stem.size() < 60) stem += plain ? c : '-';
    }
    name = "media/" + hashed_name(stem, file.sha256, ending);
    file.name = name;
    for (const Media& known : media_)
      if (known.name == name) return {};  // two files with the same name and content
    if (file.type == "image/svg+xml" && may_run_script(bytes))
      report_.notes.push_back({PackNote::Kind::Warning, path,
                               "may run a script if it is opened by itself on your host (shown in "
                               "a post it runs none; links to it download it)"});
    media_.push_back(file);
    media_bytes_ += file.name.size() + file.type.size() + file.sha256.size() + kMediaFieldsBytes;
    report_.bundle_bytes += bytes.size();
    return sink_(name, bytes);
  }

  // The line of the file in which the destination stands, as far as its text can be found there.
  void report_dead(const Candidate& candidate, const Destination& destination,
                   const std::string& why) {
    note_destination(PackNote::Kind::DeadLink, candidate, destination, why);
  }

  void note_destination(PackNote::Kind kind, const Candidate& candidate,
                        const Destination& destination, const std::string& what,
                        const char* cause = "") {
    const std::string& markdown = candidate.post.markdown;
    const std::size_t at = markdown.find(destination.text);
    std::string where = candidate.path;
    if (at != std::string::npos) {
      const std::size_t line =
          1 + static_cast<std::size_t>(std::count(
                  markdown.begin(), markdown.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
      where +=
          ":" + std::to_string(candidate.body_line - 1 + source_line(candidate.source_lines, line));
    }
    const std::string_view text = destination.text;
    const std::string named = text.substr(0, kWikilinkScheme.size()) == kWikilinkScheme
                                  ? "[[" + std::string(text.substr(kWikilinkScheme.size())) + "]]"
                              : text.substr(0, kReferenceScheme.size()) == kReferenceScheme
                                  ? "\"" + std::string(text.substr(kReferenceScheme.size())) + "\""
                                  : "\"" + destination.text + "\"";
    report_.notes.push_back({kind, where,
                             (destination.image ? "the image " : "the link ") + named + " " + what,
                             cause});
  }

  const PackSource& source_;
  const PackOptions& options_;
  const PackSink& sink_;
  PackReport& report_;
  SecretScan secrets_;
  std::vector<Candidate> candidates_;
  LinkResolver resolver_;
  const WrittenLinks& links_;
  std::vector<std::string> sections_;                        // as BundleInput has them
  std::map<std::string, std::size_t, std::less<>> by_path_;  // where there are written links
  std::vector<std::vector<Destination>> destinations_;
  IndexBuilder index_;
  std::vector<Media> media_;
  std::size_t media_bytes_ = 0;  // that they take in the manifest, at most
  std::map<std::string, std::string>
      media_names_;  // source path → name in the bundle; empty: left out
  std::mutex mutex_;
  std::vector<std::unique_ptr<PostAnalyser>> analysers_;
};

// A facet that no post has is a slip of its name.
void check_own_fields(const std::vector<Candidate>& candidates, const ArchiveFrame& frame,
                      PackReport& report) {
  for (std::size_t i = 0; i < frame.fields.size(); ++i)
    if (std::none_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
          return !candidate.post.metadata.values_of(frame.fields[i].name).empty();
        }))
      report.notes.push_back(
          {PackNote::Kind::Warning, kConfigurationName,
           "\"facets\": no post has a value for \"" + frame.fields[i].name + "\""});
}

}  // namespace

Result<PackReport> pack(const PackSource& given_source, const ArchiveFrame& given_frame,
                        const PackOptions& given, const PackSink& sink) {
  PackOptions options = given;
  if (!options.parallel_for)
    options.parallel_for = [](std::size_t count, const std::function<void(std::size_t)>& work) {
      for (std::size_t i = 0; i < count; ++i) work(i);
    };
  if (options.today == kNoDay)
    return Error{ErrorCode::BadInput, "the day of packing is not given", "",
                 "name it: --today 2024-03-05"};
  PackReport report;
  const PackSource open = without_private_files(given_source);
  ArchiveFrame frame = given_frame;
  report.files = open.paths.size();
  if (std::find(open.paths.begin(), open.paths.end(), kSynonymsName) != open.paths.end()) {
    const Result<std::string> text = open.read(kSynonymsName);
    if (!text) return text.error();
    Result<std::vector<SynonymGroup>> groups = read_synonyms(text.value());
    if (!groups) return groups.error();
    frame.synonyms = std::move(groups).value();
  }
  WrittenLinks links;
  if (std::find(open.paths.begin(), open.paths.end(), kLinksName) != open.paths.end()) {
    const Result<std::string> text = open.read(kLinksName);
    if (!text) return text.error();
    Result<WrittenLinks> read = read_links(text.value());
    if (!read) return read.error();
    links = std::move(read).value();
  }
  const RecognisedDialects dialects = recognise(open, frame.dialect);
  report.dialects = dialects.described();
  if (report.dialects.empty() && !frame.dialect.empty())
    report.dialects = std::string("plain Markdown: ") + kConfigurationName;
  complete_frame(open, dialects, options, frame, report);
  const PackSource source = without_excluded(open, frame, report.notes);
  const Selection selection = select_posts(source, frame, dialects);
  report.notes.insert(report.notes.end(), selection.notes.begin(), selection.notes.end());
  const SourceLayout layout(selection.posts);
  const PostMarkup markup(source, dialects, &links);
  Result<std::vector<Candidate>> candidates =
      read_candidates(open, selection.posts, layout, dialects, markup, frame, options, report);
  if (!candidates) {
    Error error = candidates.error();
    for (std::size_t i = 0; i < report.notes.size() && i < 5; ++i)
      error.hint += "\n  " + report.notes[i].where + ": " + report.notes[i].message;
    return error;
  }
  add_site_addresses(source, dialects, candidates.value());
  check_own_fields(candidates.value(), frame, report);
  take_folder_themes(candidates.value(), layout, report);
  std::vector<std::string> folders =
      take_folder_sections(candidates.value(), source, dialects, layout, frame, report);
  report.posts = candidates.value().size();
  for (const Candidate& each : candidates.value())
    report.packed.push_back({each.path, each.post.metadata.slug, each.post.metadata.title,
                             each.title_from, each.post.metadata.day, each.date_from});
  Packer packer(source, options, sink, report, layout, frame, markup.has(Syntax::Wikilinks),
                std::move(candidates).value(), links, std::move(folders));
  Result<Manifest> manifest = packer.run(frame);
  if (!manifest) return manifest.error();
  report.manifest = std::move(manifest).value();
  std::stable_sort(report.notes.begin(), report.notes.end(),
                   [](const PackNote& a, const PackNote& b) {
                     return a.kind != b.kind     ? a.kind < b.kind
                            : a.where != b.where ? a.where < b.where
                                                 : a.message < b.message;
                   });
  return report;
}

}  // namespace carrel
