// How does the time of each pathological pattern grow with its size? Prints one table row a
// pattern: milliseconds at 50, 100 and 200 KB, and the exponent fitted through them. Best of
// several runs, as only the best is free of the machine's other work.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstring>

#include "carrel/document.h"
#include "document/pathological.h"

namespace {

double milliseconds(const std::string& markdown) {
  using Clock = std::chrono::steady_clock;
  double best = 1e9, total = 0;
  for (int run = 0; run < 15 && (run < 3 || total < 150); ++run) {
    const Clock::time_point start = Clock::now();
    const carrel::Document document = carrel::parse_document(markdown);
    const double took = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    best = std::min(best, took);
    total += took;
  }
  return best;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t size = 50'000;
  double worst_exponent = 0, worst_time = 0;
  std::printf(
      "| pattern | 50 KB, ms | 100 KB, ms | 200 KB, ms | exponent |\n|---|---|---|---|---|\n");
  for (const pathological::Pattern& pattern : pathological::patterns()) {
    if (count > 1 && !std::strstr(pattern.name, arguments[1])) continue;
    const double at1 = milliseconds(pattern.make(size)), at2 = milliseconds(pattern.make(2 * size)),
                 at4 = milliseconds(pattern.make(4 * size));
    // The slope of log time over log size through three equally spaced points is that of its ends.
    const double exponent = std::log2(at4 / at1) / 2;
    std::printf("| %s | %.2f | %.2f | %.2f | %.2f |\n", pattern.name, at1, at2, at4, exponent);
    worst_exponent = std::max(worst_exponent, exponent);
    worst_time = std::max(worst_time, at4);
  }
  std::printf("\nWorst: exponent %.2f, %.1f ms at 200 KB.\n", worst_exponent, worst_time);
  return 0;
}
