// What do the commands share? Exit codes, files, the thread pool, and how things are said on a terminal.
//
// Exit codes: 0 done; 1 done, but with something to mend (--strict, a part that fails its check, no such post); 2 the command line makes
// no sense; 3 what was named cannot be read or written.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/archive.h"
#include "carrel/result.h"

namespace CLI {
class App;
}

namespace carrel::cli {

enum ExitCode : int { kDone = 0, kToMend = 1, kWrongUsage = 2, kUnreadable = 3 };

// Each adds its sub-command and stores what to run, which yields an exit code.
using Run = std::function<int()>;
void add_pack_command(CLI::App& app, Run& run);
void add_search_command(CLI::App& app, Run& run);
void add_test_search_command(CLI::App& app, Run& run);
void add_read_command(CLI::App& app, Run& run);
void add_inspect_command(CLI::App& app, Run& run);
void add_export_command(CLI::App& app, Run& run);
void add_serve_command(CLI::App& app, Run& run);

Result<std::string> read_file(const std::string& path);
// Through a temporary file beside it, so that no reader ever sees half a file. Folders are made as needed.
Result<void> write_file(const std::string& path, std::string_view bytes);

// "error: …" on standard error, and the code that fits.
int fail(const Error& error);

// Calls work(i) for every i below count on `threads` threads.
void run_parallel(std::size_t threads, std::size_t count, const std::function<void(std::size_t)>& work);

// The folder with archive.json: SITE itself or SITE/archive.
std::string archive_folder(const std::string& site);

// An archive whose parts are read from a folder when an answer asks for them.
class OpenedArchive {
 public:
  static Result<OpenedArchive> open(const std::string& site);

  // Asks, loads what the reply needs (and wants), and asks again.
  Result<SearchReply> search(const SearchRequest& request);
  Result<PostReply> read(const PostRequest& request);
  const Manifest& manifest() const { return *archive_.manifest(); }

 private:
  Result<void> load(const std::vector<std::string>& names);
  template <typename Ask>
  auto ask(Ask ask);

  Archive archive_;
  std::string folder_;
};

}  // namespace carrel::cli
