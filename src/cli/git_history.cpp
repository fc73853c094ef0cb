#include "cli/git_history.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace carrel::cli {

namespace {

namespace files = std::filesystem;

constexpr std::size_t kErrorBytes = 4096;

// One end of a pipe, or nothing.
struct Descriptor {
  int number = -1;
  void close() {
    if (number >= 0) ::close(number);
    number = -1;
  }
  Descriptor() = default;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
};
struct Pipe {
  Descriptor read, write;
  bool open() {
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read.number = ends[0];
    write.number = ends[1];
    return true;
  }
};

// Zero-terminated, as the system asks for it.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Zero, or what the system says.
int start(std::vector<std::string> arguments, std::vector<std::string> environment, Pipe& output,
          Pipe& errors, pid_t& process) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.write.number, 1);
  posix_spawn_file_actions_adddup2(&actions, errors.write.number, 2);
  const int failure = posix_spawnp(&process, arguments[0].c_str(), &actions, nullptr,
                                   pointers_to(arguments).data(), pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  output.write.close();
  errors.write.close();
  return failure;
}

// What it prints, and the first line of what it complains of; false where there is none to take.
bool run(const std::vector<std::string>& arguments, const GitQuestions& questions,
         std::string& answer, std::string& refusal) {
  std::vector<std::string> environment = questions.environment;
  for (const std::string& name : questions.inherited)
    if (const char* value = std::getenv(name.c_str())) environment.push_back(name + "=" + value);
  Pipe output, errors;
  pid_t process = 0;
  const bool is_open = output.open() && errors.open();
  const int failure = is_open ? start(arguments, environment, output, errors, process) : errno;
  if (failure != 0) {
    refusal = failure == ENOENT ? "git was not found"
                                : "git cannot be started: " + std::string(std::strerror(failure));
    return false;
  }
  using Clock = std::chrono::steady_clock;
  const Clock::time_point end = Clock::now() + std::chrono::seconds(questions.seconds);
  std::string complaint;
  while (refusal.empty() && (output.read.number >= 0 || errors.read.number >= 0)) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    std::array<pollfd, 2> ends = {
        {{output.read.number, POLLIN, 0}, {errors.read.number, POLLIN, 0}}};
    if (left.count() <= 0 || poll(ends.data(), ends.size(), static_cast<int>(left.count())) == 0) {
      refusal = "git took longer than " + std::to_string(questions.seconds) + " seconds";
      break;
    }
    const auto drain = [](const pollfd& from, Descriptor& descriptor, std::string& into,
                          std::size_t most) {
      if (from.revents == 0) return true;
      std::array<char, 65536> bytes;
      const ssize_t count = ::read(descriptor.number, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) return true;
      if (count <= 0) descriptor.close();
      if (count > 0) into.append(bytes.data(), static_cast<std::size_t>(count));
      return into.size() <= most;
    };
    if (!drain(ends[0], output.read, answer, questions.bytes))
      refusal = "its history is larger than " + std::to_string(questions.bytes >> 20) + " MiB";
    if (!drain(ends[1], errors.read, complaint, kErrorBytes)) complaint.resize(kErrorBytes);
  }
  if (!refusal.empty()) kill(process, SIGKILL);
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  if (refusal.empty() && (!WIFEXITED(status) || WEXITSTATUS(status) != 0))
    refusal = "git says: " + complaint.substr(0, complaint.find('\n'));
  return refusal.empty();
}

}  // namespace

bool lies_in_git(const std::string& folder) {
  std::error_code error;
  files::path level = files::canonical(folder, error);
  for (; !error; level = level.parent_path()) {
    std::error_code unreadable;
    if (files::exists(level / ".git", unreadable)) return true;
    if (level == level.parent_path()) return false;
  }
  return false;
}

GitAnswers ask_git(const std::string& folder) {
  const GitQuestions questions = git_questions();
  GitAnswers answers;
  const auto ask = [&](const std::vector<std::string>& question, std::string& answer) {
    std::vector<std::string> arguments = {"git", "-C", folder};
    arguments.insert(arguments.end(), question.begin(), question.end());
    return run(arguments, questions, answer, answers.refusal);
  };
  if (ask(questions.place, answers.place)) ask(questions.log, answers.log);
  return answers;
}

}  // namespace carrel::cli
