// What is packed is searched, and where something is found its file, which says the line.
#include "pack/secret_scan.h"

#include <algorithm>
#include <set>

#include "carrel/configuration.h"
#include "post/encoding.h"

namespace carrel {

namespace {

constexpr std::size_t kMostListed = 1000;

// In the text as written, and as Markdown shows it.
std::vector<Secret> search(std::string_view text) {
  std::vector<Secret> found = find_secrets(text);
  if (text.find('\\') == std::string_view::npos) return found;
  for (Secret& secret : find_secrets(without_escapes(text))) {
    const bool is_known = std::any_of(found.begin(), found.end(), [&](const Secret& known) {
      return known.text == secret.text && known.line == secret.line;
    });
    if (!is_known) found.push_back(std::move(secret));
  }
  return found;
}

std::string_view line_of(std::string_view text, std::size_t line) {
  for (; line > 1; --line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

std::string joined(const PostMetadata& metadata) {
  std::string text = metadata.slug + "\n" + metadata.title + "\n" + metadata.summary + "\n" +
                     metadata.kind + "\n" + metadata.theme + "\n" + metadata.superseded_by + "\n" +
                     metadata.url;
  text += "\n" + metadata.section;
  for (const auto* list : {&metadata.tags, &metadata.authors, &metadata.aliases,
                           &metadata.section_titles, &metadata.fields})
    for (const std::string& value : *list) text += "\n" + value;
  return text;
}

std::string text_of(std::string_view bytes) {
  Result<DecodedText> decoded = decode_text(bytes);
  return decoded ? std::move(decoded.value().text) : std::string(bytes);
}

std::string joined(const ArchiveFrame& frame) {
  std::string text =
      frame.title + "\n" + frame.strapline + "\n" + frame.foot_text + "\n" + frame.foot_link;
  for (const KindName& kind : frame.kinds) text += "\n" + kind.id + "\n" + kind.name;
  return text;
}

std::string joined(const std::vector<SynonymGroup>& synonyms) {
  std::string text;
  for (const SynonymGroup& group : synonyms)
    for (const std::string& word : group) text += word + "\n";
  return text;
}

bool is_text(std::string_view type) {
  return type.substr(0, 5) == "text/" || type == "image/svg+xml";
}

}  // namespace

std::set<std::string> secret_numbers(const std::vector<Post>& posts, const ArchiveFrame& frame) {
  std::set<std::string> numbers;
  const auto look_into = [&](const std::string& text) {
    for (const Secret& secret : search(text)) numbers.insert(secret.number());
  };
  for (const Post& post : posts) look_into(post.markdown), look_into(joined(post.metadata));
  look_into(joined(frame));
  look_into(joined(frame.synonyms));
  return numbers;
}

std::set<std::string> secret_numbers(std::string_view bytes, std::string_view type) {
  std::set<std::string> numbers;
  if (is_text(type))
    for (const Secret& secret : search(text_of(bytes))) numbers.insert(secret.number());
  return numbers;
}

// The lines of a file in which these secrets stand. What stands in no line as it was packed (a
// value that was folded) is said of the whole file.
std::vector<SecretScan::Finding> SecretScan::place(const std::string& path,
                                                   const std::vector<Secret>& secrets) const {
  std::vector<Finding> findings;
  if (secrets.empty()) return findings;
  const bool is_there =
      std::find(source_.paths.begin(), source_.paths.end(), path) != source_.paths.end();
  const Result<std::string> bytes = is_there ? source_.read(path) : std::string();
  const std::string text = bytes ? text_of(bytes.value()) : std::string();
  const std::vector<Secret> lines = search(text);
  std::set<std::string> done;
  for (const Secret& secret : secrets) {
    if (!done.insert(secret.text).second) continue;
    const std::size_t known = findings.size();
    for (const Secret& at : lines)
      if (at.text == secret.text)
        findings.push_back(
            {path + ":" + std::to_string(at.line), std::string(line_of(text, at.line)), at});
    if (findings.size() == known) findings.push_back({path, "", secret});
  }
  return findings;
}

bool SecretScan::settle(const std::vector<Finding>& findings) {
  bool is_allowed = true;
  for (const Finding& finding : findings) {
    const bool is_listed =
        std::find(allowed_.begin(), allowed_.end(), finding.secret.number()) != allowed_.end();
    if (is_listed || allows_secrets(finding.line)) {
      report_.notes.push_back({PackNote::Kind::Allowed, finding.where,
                               "looks like " + finding.secret.kind + " (" +
                                   finding.secret.masked() + "), allowed by " +
                                   (is_listed ? kConfigurationName : "its line")});
    } else {
      refused_.push_back(finding);
      is_allowed = false;
    }
  }
  return is_allowed;
}

void SecretScan::look_into(const std::vector<Candidate>& posts, const PackOptions& options) {
  std::vector<std::vector<Finding>> found(posts.size());
  options.parallel_for(posts.size(), [&](std::size_t i) {
    const Candidate& candidate = posts[i];
    std::vector<Secret> secrets = search(candidate.post.markdown);
    for (Secret& secret : search(joined(candidate.post.metadata)))
      secrets.push_back(std::move(secret));
    found[i] = place(candidate.path, secrets);
  });
  for (const std::vector<Finding>& findings : found) settle(findings);
}

void SecretScan::look_into(const ArchiveFrame& frame) {
  settle(place(frame.configuration, search(joined(frame))));
  settle(place(kSynonymsName, search(joined(frame.synonyms))));
}

bool SecretScan::may_attach(const std::string& path, std::string_view bytes,
                            std::string_view type) {
  if (!is_text(type)) return true;
  return settle(place(path, search(text_of(bytes))));
}

void SecretScan::note_refused() {
  for (const Finding& finding : refused_)
    report_.notes.push_back({PackNote::Kind::Warning, finding.where,
                             "looks like " + finding.secret.kind + " (" + finding.secret.masked() +
                                 "), number " + finding.secret.number(),
                             "secret"});
}

Result<void> SecretScan::verdict() const {
  if (refused_.empty()) return {};
  const auto say = [](const Finding& finding) {
    return "looks like " + finding.secret.kind + " (" + finding.secret.masked() + "), number " +
           finding.secret.number();
  };
  Error error{ErrorCode::Secret, say(refused_.front()), refused_.front().where, ""};
  for (std::size_t i = 1; i < refused_.size() && i < kMostListed; ++i)
    error.message += "\n" + refused_[i].where + ": " + say(refused_[i]);
  if (refused_.size() > kMostListed)
    error.message += "\n… and " + std::to_string(refused_.size() - kMostListed) + " more";
  error.hint =
      std::string("nothing was packed: take it out, or write \"carrel: allow secret\" in a ") +
      "comment on its line, or its number into \"allowed_secrets\" of " + kConfigurationName;
  return error;
}

}  // namespace carrel
