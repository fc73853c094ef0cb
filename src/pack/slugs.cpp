// Names are claimed by what a post was called before, then in an order that later posts come last
// in.
#include "pack/slugs.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "base/utf8.h"
#include "text/unicode.h"

namespace carrel {

namespace {

// What makes a text that was edited still the same post.
constexpr double kSameTitle = 0.5, kSameDay = 0.25, kLeastAlike = 0.5;

std::multiset<std::string_view> lines_of(std::string_view text) {
  std::multiset<std::string_view> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.find_first_not_of(" \t") != std::string_view::npos) lines.insert(line);
    at = end + 1;
  }
  return lines;
}

double likeness(const Post& before, const Post& now) {
  const std::multiset<std::string_view> old = lines_of(before.markdown),
                                        fresh = lines_of(now.markdown);
  std::vector<std::string_view> common;
  std::set_intersection(old.begin(), old.end(), fresh.begin(), fresh.end(),
                        std::back_inserter(common));
  const std::size_t most = std::max(old.size(), fresh.size());
  double score = most == 0 ? 1.0 : static_cast<double>(common.size()) / static_cast<double>(most);
  if (before.metadata.title == now.metadata.title) score += kSameTitle;
  if (before.metadata.day == now.metadata.day && now.metadata.day != kNoDay) score += kSameDay;
  return score;
}

class Namer {
 public:
  Namer(std::vector<Candidate>& candidates, const std::string& archive_language, PackReport& report)
      : candidates_(candidates), archive_language_(archive_language), report_(report) {}

  void run(const std::function<std::vector<Post>()>& earlier) {
    for (std::size_t i = 0; i < candidates_.size(); ++i) by_slug_[slug_of(i)].push_back(i);
    std::vector<std::size_t> several;
    for (const auto& [slug, members] : by_slug_) {
      if (members.size() == 1)
        holders_.emplace(slug, members.front());
      else
        several.insert(several.end(), members.begin(), members.end());
    }
    name_by_folders();
    std::sort(several.begin(), several.end(),
              [&](std::size_t a, std::size_t b) { return comes_first(a, b); });
    if (earlier) earlier_ = earlier();
    for (const Post& post : earlier_) {
      before_[post.metadata.slug] = &post;
      for (const std::string& alias : post.metadata.aliases) before_.emplace(alias, &post);
    }
    if (!earlier_.empty()) remember();
    for (const std::size_t member : several)
      if (named_.count(member) == 0) claim(member, false);
    for (const std::size_t member : displaced_)
      if (named_.count(member) == 0) claim(member, true);
    for (std::size_t i = 0; i < candidates_.size(); ++i) add_earlier_names(i);
    for (const auto& [member, name] : named_) rename(member, name);
  }

 private:
  const std::string& slug_of(std::size_t i) const { return candidates_[i].post.metadata.slug; }

  static std::size_t depth_of(const std::string& path) {
    return static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
  }

  bool comes_first(std::size_t a, std::size_t b) const {
    const Candidate &x = candidates_[a], &y = candidates_[b];
    const bool is_bare = by_folders_.at(a) == slug_of(a);
    if (is_bare != (by_folders_.at(b) == slug_of(b))) return is_bare;
    if (x.post.metadata.day != y.post.metadata.day)
      return x.post.metadata.day < y.post.metadata.day;
    const std::size_t x_depth = depth_of(x.path), y_depth = depth_of(y.path);
    return x_depth != y_depth ? x_depth < y_depth : x.path < y.path;
  }

  std::string_view naming_folder_of(std::size_t i) const {
    const std::string_view folder = folder_of(candidates_[i].path);
    // An index file is called after its folder already.
    return make_slug(file_name(folder)) == slug_of(i) ? folder_of(folder) : folder;
  }

  const std::string& language_of(std::size_t i) const {
    return candidates_[i].post.metadata.language;
  }

  // What each was called when no post kept a name that two would have: a translation after its
  // language, the others after as many folders as it takes. Archives were published so, and their
  // addresses stay.
  void name_by_folders() {
    std::set<std::string> taken;
    for (const auto& [slug, members] : by_slug_)
      if (members.size() == 1) taken.insert(slug);
    for (const auto& [slug, members] : by_slug_) {
      if (members.size() == 1) continue;
      std::map<std::string, std::size_t> by_language;
      for (const std::size_t member : members) ++by_language[language_of(member)];
      std::vector<std::size_t> others;
      for (const std::size_t member : members) {
        const std::string& language = language_of(member);
        const std::string name =
            language == archive_language_ ? slug : make_slug(language) + "-" + slug;
        if (by_language.size() > 1 && by_language[language] == 1 && taken.insert(name).second)
          by_folders_[member] = name;
        else
          others.push_back(member);
      }
      for (const std::size_t member : others) {
        std::string name = slug;
        for (std::string_view folder = naming_folder_of(member);
             !folder.empty() && (taken.count(name) != 0 || name == slug);
             folder = folder_of(folder))
          name = make_slug(file_name(folder)) + "-" + name;
        for (int n = 2; taken.count(name) != 0; ++n) name = slug + "-" + std::to_string(n);
        taken.insert(name);
        by_folders_[member] = name;
      }
    }
  }

  // What the post may be called, the best name first; numbered names follow when all are taken.
  std::vector<std::string> names_of(std::size_t i) const {
    const std::string& slug = slug_of(i);
    const std::vector<std::size_t>& members = by_slug_.at(slug);
    const bool has_several = std::any_of(members.begin(), members.end(), [&](std::size_t member) {
      return language_of(member) != language_of(members.front());
    });
    std::vector<std::string> names;
    if (has_several && language_of(i) != archive_language_)
      names.push_back(make_slug(language_of(i)) + "-" + slug);
    else
      names.push_back(slug);
    if (const auto found = by_folders_.find(i); found != by_folders_.end())
      names.push_back(found->second);
    std::string name = slug;
    for (std::string_view folder = naming_folder_of(i); !folder.empty();
         folder = folder_of(folder)) {
      name = make_slug(file_name(folder)) + "-" + name;
      names.push_back(name);
    }
    return names;
  }

  bool is_free(const std::string& name) const { return holders_.count(name) == 0; }

  void take(std::size_t member, const std::string& name) {
    holders_[name] = member;
    named_[member] = name;
  }

  void claim(std::size_t member, bool is_displaced) {
    const std::vector<std::string> names = names_of(member);
    for (std::size_t i = is_displaced ? 1 : 0; i < names.size(); ++i)
      if (is_free(names[i])) return take(member, names[i]);
    for (int n = 2;; ++n) {
      const std::string name = slug_of(member) + "-" + std::to_string(n);
      if (is_free(name)) return take(member, name);
    }
  }

  // Posts of the edition before keep their names, the likest first: all of them, since a name that
  // another post has left is not this one's.
  void remember() {
    struct Claim {
      double score;
      std::size_t member;
      std::string name;
    };
    std::vector<Claim> claims;
    for (std::size_t member = 0; member < candidates_.size(); ++member) {
      std::vector<std::string> names = names_of(member);
      names.push_back(slug_of(member));
      names.push_back(candidates_[member].bare_slug);
      // What its author calls it stands, where nobody else is called so.
      const bool is_alone = by_slug_.at(slug_of(member)).size() == 1;
      if (is_alone && candidates_[member].has_own_slug) names = {slug_of(member)};
      for (std::size_t n = 2; n < 10; ++n)
        names.push_back(slug_of(member) + "-" + std::to_string(n));
      std::sort(names.begin(), names.end());
      names.erase(std::unique(names.begin(), names.end()), names.end());
      for (const std::string& name : names) {
        const auto found = before_.find(name);
        if (found == before_.end() || found->second->metadata.slug != name) continue;
        const double score = likeness(*found->second, candidates_[member].post);
        if (score >= kLeastAlike) claims.push_back({score, member, name});
      }
    }
    std::stable_sort(claims.begin(), claims.end(),
                     [&](const Claim& a, const Claim& b) { return a.score > b.score; });
    for (const Claim& claim : claims) {
      if (named_.count(claim.member) != 0) continue;
      const auto holder = holders_.find(claim.name);
      if (holder != holders_.end() && holder->second != claim.member) {
        // A post that is alone with this name is the newcomer unless it is more like what stood
        // there.
        const std::size_t other = holder->second;
        if (named_.count(other) != 0 ||
            likeness(*before_.at(claim.name), candidates_[other].post) >= claim.score)
          continue;
        displaced_.push_back(other);
      }
      const auto own = holders_.find(slug_of(claim.member));
      if (own != holders_.end() && own->second == claim.member) holders_.erase(own);
      take(claim.member, claim.name);
    }
  }

  void rename(std::size_t member, const std::string& name) {
    Candidate& candidate = candidates_[member];
    const std::string slug = slug_of(member);
    if (name != slug) {
      const bool is_translation = name == make_slug(candidate.post.metadata.language) + "-" + slug;
      candidate.post.metadata.slug = name;
      if (!is_translation)
        report_.notes.push_back(
            {PackNote::Kind::Guess, candidate.path,
             "the slug \"" + slug + "\" is used more than once: this post is \"" + name + "\"",
             "slug"});
      return;
    }
  }

  // A post answers to what it was called before, by the edition before or by its folders.
  void add_earlier_names(std::size_t i) {
    const auto named = named_.find(i);
    const std::string& name = named == named_.end() ? slug_of(i) : named->second;
    const auto add = [&](const std::string& earlier_name) {
      std::vector<std::string>& aliases = candidates_[i].post.metadata.aliases;
      if (earlier_name == name || !is_free(earlier_name)) return;
      holders_[earlier_name] = i;
      if (std::find(aliases.begin(), aliases.end(), earlier_name) == aliases.end())
        aliases.push_back(earlier_name);
    };
    if (const auto found = by_folders_.find(i); found != by_folders_.end()) add(found->second);
    if (before_.empty()) return;
    std::vector<std::string> names = names_of(i);
    names.push_back(candidates_[i].bare_slug);
    // Only names of the one post that it was: another's of the same name is not this one's.
    const Post* was = nullptr;
    double best = 0;
    for (const std::string& earlier_name : names) {
      const auto found = before_.find(earlier_name);
      if (found == before_.end() || found->second == was) continue;
      const double score = likeness(*found->second, candidates_[i].post);
      if (score < kLeastAlike || score <= best) continue;
      best = score;
      was = found->second;
    }
    for (const std::string& earlier_name : names)
      if (const auto found = before_.find(earlier_name);
          found != before_.end() && found->second == was)
        add(earlier_name);
  }

  std::vector<Candidate>& candidates_;
  const std::string& archive_language_;
  PackReport& report_;
  std::map<std::string, std::vector<std::size_t>> by_slug_;
  std::map<std::string, std::size_t> holders_;  // a name → the post that has it
  std::map<std::size_t, std::string> named_;    // posts that had to be given a name
  std::map<std::size_t, std::string> by_folders_;
  std::vector<Post> earlier_;
  std::map<std::string, const Post*> before_;  // slugs and aliases of the edition before
  std::vector<std::size_t> displaced_;
};

}  // namespace

std::string make_slug(std::string_view text) {
  std::string slug;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded decoded = decode_utf8(text, at);
    at += decoded.size;
    const char32_t cp = decoded.code_point;
    const bool word = cp != kInvalidCodePoint && class_of(cp) != CharacterClass::Other &&
                      class_of(cp) != CharacterClass::Symbol;
    if (word) {
      append_utf8(to_lower(cp), slug);
    } else if (cp == '_' || cp == '.' || cp == '~') {
      slug += static_cast<char>(cp);
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  while (!slug.empty() && (slug.back() == '-' || slug.back() == '.')) slug.pop_back();
  while (!slug.empty() && slug.front() == '.') slug.erase(0, 1);
  return slug.empty() ? "post" : std::string(cut_utf8(slug, 120));
}

void make_slugs_unique(std::vector<Candidate>& candidates, const std::string& archive_language,
                       const std::function<std::vector<Post>()>& earlier, PackReport& report) {
  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.path < b.path; });
  Namer(candidates, archive_language, report).run(earlier);
}

}  // namespace carrel
