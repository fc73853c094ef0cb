// Sorts short lists: one heap sort for all of them, which calls back for each comparison and swap.
//
// std::sort becomes more than a kilobyte of the module anew for each type and each order. It stands
// where thousands of postings are sorted while a reader types; lists of words, values and keys are
// sorted here. Like std::sort it is not stable: an order must tell equals apart.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace carrel {

struct SortedPlaces {
  void* list;
  bool (*is_before)(void* list, std::size_t a, std::size_t b);
  void (*swap)(void* list, std::size_t a, std::size_t b);
};
void sort_places(std::size_t count, const SortedPlaces& places);

template <typename T, typename Before = std::less<T>>
void sort_list(std::vector<T>& items, Before before = {}) {
  struct List {
    T* items;
    Before& before;
  } list{items.data(), before};
  sort_places(items.size(), {&list,
                             [](void* in, std::size_t a, std::size_t b) {
                               const List& of = *static_cast<List*>(in);
                               return of.before(std::as_const(of.items[a]),
                                                std::as_const(of.items[b]));
                             },
                             [](void* in, std::size_t a, std::size_t b) {
                               const List& of = *static_cast<List*>(in);
                               std::swap(of.items[a], of.items[b]);
                             }});
}

}  // namespace carrel
