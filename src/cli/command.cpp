#include "cli/command.h"

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "cli/terminal.h"

namespace carrel::cli {

namespace files = std::filesystem;

Result<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code ignored;
  if (!file || files::is_directory(path, ignored))
    return Error{ErrorCode::Io, "cannot be read", path, "check that it exists and may be read"};
  std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (file.bad()) return Error{ErrorCode::Io, "cannot be read to its end", path, ""};
  return bytes;
}

std::function<Result<std::string>(const std::string& name)> reader_below(
    const std::string& folder) {
  return [folder](const std::string& name) { return read_file(folder + "/" + name); };
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  std::error_code error;
  const files::path target(path);
  if (target.has_parent_path()) files::create_directories(target.parent_path(), error);
  const std::string temporary = path + ".part-" + std::to_string(getpid());
  {
    std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) {
      files::remove(temporary, error);
      return Error{ErrorCode::Io, "cannot be written", path,
                   "check that the folder may be written to and the disk has room"};
    }
  }
  files::rename(temporary, path, error);
  if (!error) return {};
  const Error failed{ErrorCode::Io, "cannot be written: " + error.message(), path, ""};
  files::remove(temporary, error);
  return failed;
}

int fail(const Error& error) {
  warn("error: %s\n", to_text(error).c_str());
  if (error.code == ErrorCode::Io) return kUnreadable;
  const bool is_to_mend = error.code == ErrorCode::NotFound || error.code == ErrorCode::Secret;
  return is_to_mend ? kToMend : kUnreadable;
}

void run_parallel(std::size_t threads, std::size_t count,
                  const std::function<void(std::size_t)>& work) {
  if (threads < 2 || count < 2) {
    for (std::size_t i = 0; i < count; ++i) work(i);
    return;
  }
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) work(i);
  };
  std::vector<std::thread> pool;
  for (std::size_t t = 1; t < std::min(threads, count); ++t) pool.emplace_back(run);
  run();
  for (std::thread& thread : pool) thread.join();
}

std::string archive_folder(const std::string& site) {
  std::error_code ignored;
  return files::exists(site + "/" + kManifestName, ignored) ? site : site + "/archive";
}

Result<OpenedArchive> open_archive(const std::string& site) {
  const std::string folder = archive_folder(site);
  std::error_code ignored;
  if (!files::exists(folder + "/" + kManifestName, ignored))
    return Error{ErrorCode::Io, "there is no archive here", site,
                 "name a folder that carrel pack wrote"};
  return OpenedArchive::open(
      [folder](const std::string& name) { return read_file(folder + "/" + name); });
}

}  // namespace carrel::cli
