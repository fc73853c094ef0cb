#include "base/sort.h"

namespace carrel {

namespace {

// Lets the place sink below every child that comes after it.
void sink(std::size_t place, std::size_t count, const SortedPlaces& places) {
  for (std::size_t child; (child = 2 * place + 1) < count; place = child) {
    if (child + 1 < count && places.is_before(places.list, child, child + 1)) ++child;
    if (!places.is_before(places.list, place, child)) return;
    places.swap(places.list, place, child);
  }
}

}  // namespace

void sort_places(std::size_t count, const SortedPlaces& places) {
  for (std::size_t root = count / 2; root-- > 0;) sink(root, count, places);
  for (std::size_t last = count; last-- > 1;) {
    places.swap(places.list, 0, last);
    sink(0, last, places);
  }
}

}  // namespace carrel
