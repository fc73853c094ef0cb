// What the commands share: exit codes, files, the thread pool, and how things are said on a
// terminal.
//
// Exit codes: 0 done; 1 done, but with something to mend (--strict, a part that fails its check, no
// such post); 2 the command line makes no sense; 3 what was named cannot be read or written.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "archive/opened_archive.h"
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
void add_diff_command(CLI::App& app, Run& run);
void add_check_command(CLI::App& app, Run& run);
void add_unpack_command(CLI::App& app, Run& run);
void add_export_command(CLI::App& app, Run& run);
void add_serve_command(CLI::App& app, Run& run);

Result<std::string> read_file(const std::string& path);
// The files below a folder, by their names.
std::function<Result<std::string>(const std::string& name)> reader_below(const std::string& folder);
// Through a temporary file beside it, so that no reader ever sees half a file. Folders are made as
// needed.
Result<void> write_file(const std::string& path, std::string_view bytes);

// "error: …" on standard error, and the code that fits.
int fail(const Error& error);

// Calls work(i) for every i below count on `threads` threads.
void run_parallel(std::size_t threads, std::size_t count,
                  const std::function<void(std::size_t)>& work);

// The folder with archive.json: SITE itself or SITE/archive.
std::string archive_folder(const std::string& site);

// Its parts are read from the folder when an answer asks for them.
Result<OpenedArchive> open_archive(const std::string& site);

}  // namespace carrel::cli
