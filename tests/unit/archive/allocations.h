// How much memory is held at once? Counts what passes through operator new, in this test program.
#pragma once

#include <cstddef>

// From now on: the most bytes that were held at once beyond what was held at this moment.
class PeakAllocation {
 public:
  PeakAllocation();
  std::size_t bytes() const;

 private:
  std::size_t before_;
};
