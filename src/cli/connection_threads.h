// Answers the connections of `carrel serve`. A thread each: a browser keeps six open for seconds
// after its last request, and with a fixed number of threads two browsers would keep out a third.
#pragma once

#include <httplib.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace carrel::cli {

// As many threads as there are connections at once, up to kMost; beyond, connections wait for one
// that is over. Threads that have nothing to do wait for the next connection.
class ConnectionThreads : public httplib::TaskQueue {
 public:
  static constexpr std::size_t kMost = 1'000;

  // What it returns differs between versions of the library.
  using Taken = decltype(std::declval<httplib::TaskQueue&>().enqueue(std::function<void()>()));
  Taken enqueue(std::function<void()> work) override;
  void shutdown() override;

 private:
  void run();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::vector<std::thread> threads_;
  std::size_t idle_ = 0;
  bool is_over_ = false;
};

}  // namespace carrel::cli
