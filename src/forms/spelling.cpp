#include "forms/spelling.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/sort.h"
#include "base/utf8.h"
#include "carrel/ranking.h"
#include "text/unicode.h"

namespace carrel {

namespace {

constexpr std::size_t kLeastLetters = 5;
constexpr std::size_t kLettersForTwoEdits = 8;
constexpr std::size_t kMostLetters = 40;

std::u32string decode(std::string_view text) {
  std::u32string points;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode_utf8(text, at);
    points += next.code_point;
    at += next.size;
  }
  return points;
}

bool is_all_letters(const std::u32string& word) {
  return std::all_of(word.begin(), word.end(), [](char32_t c) {
    return class_of(c) == CharacterClass::Letter || class_of(c) == CharacterClass::Mark;
  });
}

// What tells most words apart at a glance: their length, and for ASCII which letters they have.
struct Glance {
  std::size_t letters = 0;
  std::uint32_t set = 0;  // one bit for each letter of a to z; other characters share these bits
  bool is_ascii = true;
};

Glance glance_at(std::string_view text) {
  Glance glance;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xC0U) != 0x80U) ++glance.letters;
    glance.set |= 1U << (byte & 31U);
    if (byte >= 0x80) glance.is_ascii = false;
  }
  return glance;
}

// An edit makes a word longer or shorter by one letter at most, brings in one new letter at most,
// and takes one away at most.
bool may_be_near(const Glance& a, const Glance& b, int most) {
  const std::size_t longer = std::max(a.letters, b.letters),
                    shorter = std::min(a.letters, b.letters);
  if (longer - shorter > static_cast<std::size_t>(most)) return false;
  return !a.is_ascii || !b.is_ascii ||
         (std::popcount(a.set & ~b.set) <= most && std::popcount(b.set & ~a.set) <= most);
}

struct Candidate {
  const LexiconReader* lexicon = nullptr;
  std::size_t place = 0;
  int edits = 0;
  bool same_first = false;
  std::uint32_t posts = 0;
};

bool is_nearer(const Candidate& a, const Candidate& b) {
  if (a.edits != b.edits) return a.edits < b.edits;
  if (a.same_first != b.same_first) return a.same_first;
  if (a.posts != b.posts) return a.posts > b.posts;
  return a.lexicon->surface(a.place) < b.lexicon->surface(b.place);
}

// Looks at the words from `begin` to before `end`; an empty `end` means the last.
class Search {
 public:
  Search(const Archive::State& state, const std::string& surface, const std::u32string& wanted,
         int most, Needs& needs)
      : state_(state),
        glance_(glance_at(surface)),
        surface_(surface),
        beginning_(beginning_of(surface)),
        wanted_(wanted),
        most_(most),
        needs_(needs) {}

  void look_between(const std::string& begin, const std::string& end) {
    for (const Part& part : state_.manifest->parts) {
      if (part.role != PartRole::Lexicon || (!part.end.empty() && part.end <= begin) ||
          (!end.empty() && part.first >= end))
        continue;
      const auto* lexicon = state_.content<LexiconReader>(part, needs_);
      if (!lexicon) continue;
      const std::size_t last = end.empty() ? lexicon->size() : lexicon->lower_bound(end);
      for (std::size_t i = lexicon->lower_bound(begin); i < last; ++i) consider(*lexicon, i);
    }
  }

  // Where longer words begin as this one does, it is short for one of them ("comms"), or lacks its
  // end: what begins otherwise was not meant.
  std::vector<Candidate> take() {
    if (begins_others_)
      found_.erase(std::remove_if(
                       found_.begin(), found_.end(),
                       [&](const Candidate& candidate) {
                         return !candidate.lexicon->surface(candidate.place).starts_with(surface_);
                       }),
                   found_.end());
    return std::move(found_);
  }

 private:
  static std::string beginning_of(const std::string& surface) {
    return surface.back() == 's' ? surface.substr(0, surface.size() - 1) : surface;
  }

  bool begins_so(std::string_view surface) const {
    return surface.substr(0, beginning_.size()) == beginning_;
  }

  void consider(const LexiconReader& lexicon, std::size_t place) {
    const std::string_view surface = lexicon.surface(place);
    begins_others_ |= surface.size() > beginning_.size() + 1 && begins_so(surface);
    if (!may_be_near(glance_at(surface), glance_, most_)) return;
    const std::u32string points = decode(surface);
    const int edits = edit_distance(wanted_, points, most_);
    if (edits > most_ || edits == 0 || !is_all_letters(points)) return;
    Candidate candidate;
    candidate.lexicon = &lexicon;
    candidate.place = place;
    candidate.edits = edits;
    candidate.same_first = points[0] == wanted_[0];
    candidate.posts = lexicon.post_frequency(place);
    found_.push_back(candidate);
  }

  const Archive::State& state_;
  const Glance glance_;
  const std::string surface_;
  const std::string beginning_;  // without the s of a plural
  bool begins_others_ = false;
  const std::u32string& wanted_;
  int most_;
  Needs& needs_;
  std::vector<Candidate> found_;
};

}  // namespace

int edit_distance(const std::u32string& a, const std::u32string& b, int most) {
  // Three rows of the usual table; the row before the last serves swapped neighbours. Only what may
  // still be near is looked at: a cell further from the diagonal than `most` is more than that.
  const std::size_t band = static_cast<std::size_t>(most);
  if (a.size() > b.size() + band || b.size() > a.size() + band) return most + 1;
  std::vector<int> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > band ? i - band : 0, end = std::min(b.size(), i + band);
    row.assign(row.size(), most + 1);
    if (first == 0) row[0] = static_cast<int>(i);
    int least = row[first];
    for (std::size_t j = std::max<std::size_t>(first, 1); j <= end; ++j) {
      row[j] =
          std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
    before_last = last;
    std::swap(last, row);
  }
  return std::min(last[b.size()], most + 1);
}

std::vector<Repair> find_repairs(const Archive::State& state, const Word& word,
                                 const std::string& surface, Needs& needs) {
  const std::u32string wanted = decode(surface);
  if (word.kind != WordKind::Plain || wanted.size() < kLeastLetters ||
      wanted.size() > kMostLetters || !is_all_letters(wanted))
    return {};
  const int most = wanted.size() >= kLettersForTwoEdits ? 2 : 1;
  std::uint32_t words = 0;
  for (const Part& part : state.manifest->parts)
    if (part.role == PartRole::Lexicon) words += part.count;
  Search search(state, surface, wanted, most, needs);
  if (words <= ranking::kWholeLexiconWords) {
    search.look_between("", "");
  } else {
    std::array<char32_t, 2> initials{wanted[0], wanted[1]};
    for (std::size_t i = 0; i < initials.size(); ++i) {
      if (i == 1 && initials[1] == initials[0]) break;
      std::string begin, end;
      append_utf8(initials[i], begin);
      append_utf8(initials[i] + 1, end);
      search.look_between(begin, end);
    }
  }
  std::vector<Candidate> found = search.take();
  sort_list(found, is_nearer);
  std::vector<Repair> repairs;
  for (const Candidate& candidate : found) {
    if (candidate.edits > found.front().edits || repairs.size() == ranking::kRepairs) break;
    float weight = 1;
    for (int edit = 0; edit < candidate.edits; ++edit) weight *= ranking::kRepairWeight;
    if (!candidate.same_first) weight *= ranking::kRepairFirstLetter;
    Repair repair;
    repair.surface = candidate.lexicon->surface(candidate.place);
    for (std::size_t s = 0; s < candidate.lexicon->stem_count(candidate.place); ++s)
      repair.stems.push_back(candidate.lexicon->stem(candidate.place, s));
    repair.weight = weight;
    repairs.push_back(std::move(repair));
  }
  return repairs;
}

}  // namespace carrel
