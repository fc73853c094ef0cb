// Where tests find files: the repository's own, and the shared suites, which may be absent.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

// A standalone WebAssembly module opens no files of the repository.
#ifdef __EMSCRIPTEN__
inline constexpr bool kOpensFiles = false;
#else
inline constexpr bool kOpensFiles = true;
#endif

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

// The content of a file below the shared data, or empty, having said that the test is skipped.
inline std::string read_shared(const char* name) {
  const char* folder = std::getenv("CARREL_DATA");
  const std::string path =
      std::string(folder ? folder : CARREL_SOURCE_DIR "/../shared/data") + "/" + name;
  std::string content = read_file(path);
  if (content.empty())
    std::printf("skipped: %s: the shared data is absent (set CARREL_DATA)\n", name);
  return content;
}
