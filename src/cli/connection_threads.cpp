#include "cli/connection_threads.h"

#include <system_error>

namespace carrel::cli {

ConnectionThreads::Taken ConnectionThreads::enqueue(std::function<void()> work) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    waiting_.push_back(std::move(work));
    if (waiting_.size() > idle_ && threads_.size() < kMost) {
      try {
        threads_.emplace_back([this] { run(); });
      } catch (const std::system_error&) {
        // The system gives no more threads: the connection waits for one of those there are.
      }
    }
  }
  changed_.notify_one();
  return static_cast<Taken>(true);
}

void ConnectionThreads::run() {
  for (;;) {
    std::function<void()> work;
    {
      std::unique_lock<std::mutex> lock(mutex_);
      ++idle_;
      changed_.wait(lock, [&] { return !waiting_.empty() || is_over_; });
      --idle_;
      if (waiting_.empty()) return;
      work = std::move(waiting_.front());
      waiting_.pop_front();
    }
    work();
  }
}

void ConnectionThreads::shutdown() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    is_over_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

}  // namespace carrel::cli
