#include "allocations.h"

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

std::size_t held = 0, peak = 0;

// The size stands before what is handed out.
constexpr std::size_t kBefore = alignof(std::max_align_t);

}  // namespace

void* operator new(std::size_t size) {
  auto* bytes = static_cast<unsigned char*>(std::malloc(size + kBefore));
  if (!bytes) std::abort();
  *reinterpret_cast<std::size_t*>(bytes) = size;
  held += size;
  peak = std::max(peak, held);
  return bytes + kBefore;
}

void operator delete(void* given) noexcept {
  if (!given) return;
  auto* bytes = static_cast<unsigned char*>(given) - kBefore;
  held -= *reinterpret_cast<std::size_t*>(bytes);
  std::free(bytes);
}

void* operator new[](std::size_t size) { return operator new(size); }
void operator delete[](void* given) noexcept { operator delete(given); }
void operator delete(void* given, std::size_t) noexcept { operator delete(given); }
void operator delete[](void* given, std::size_t) noexcept { operator delete(given); }

PeakAllocation::PeakAllocation() : before_(held) { peak = held; }
std::size_t PeakAllocation::bytes() const { return peak - before_; }
