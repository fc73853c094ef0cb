#include "base/nearest.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/ascii.h"

namespace carrel {

namespace {

constexpr std::size_t kShort = 4, kLong = 8, kLongest = 64;

std::string plain(std::string_view name) {
  std::string letters;
  for (const char c : name)
    if (c != '-' && c != '_' && c != ' ') letters += ascii::lower(c);
  return letters;
}

// Damerau's distance, of which a swap counts once.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i)
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t other = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, other});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  return cost[a.size()][b.size()];
}

bool is_slip(std::string_view a, std::string_view b, std::size_t cost) {
  const std::size_t letters = std::min(a.size(), b.size());
  if (letters <= kShort)
    return cost == 1 && a.size() == b.size() && std::is_permutation(a.begin(), a.end(), b.begin());
  return cost <= (letters >= kLong ? 2 : 1);
}

}  // namespace

std::string_view nearest_name(std::string_view written, std::span<const std::string_view> names) {
  const std::string wanted = plain(written);
  if (wanted.empty() || wanted.size() > kLongest) return {};
  std::string_view best;
  std::size_t least = SIZE_MAX;
  bool is_alone = true;
  for (const std::string_view name : names) {
    const std::string letters = plain(name);
    if (letters.empty() || letters.size() > kLongest) continue;
    const std::size_t cost = distance(wanted, letters);
    if (cost > least || (cost > 0 && !is_slip(wanted, letters, cost))) continue;
    is_alone = cost < least || plain(best) == letters;
    least = cost;
    best = name;
  }
  return is_alone ? best : std::string_view();
}

}  // namespace carrel
