#include "query/command_line.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/utf8.h"
#include "query/operators.h"

namespace carrel {

namespace {

// Hyphens and what editors make of one or two of them.
bool is_dash(char32_t c) { return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212; }

// How long the options of a program are that begin with one hyphen.
enum class Options : std::uint8_t {
  Short,    // git -am: rarely more than three letters together
  Bundled,  // tar -xzvf: letters are joined
  Words,    // find -name: whole words
};

struct ProgramRecord {
  std::string_view name;
  Options options;
};

// What people copy from runbooks. A program that is not here is still known by a sure option.
constexpr std::array kPrograms{
    ProgramRecord{"adb", Options::Words},
    ProgramRecord{"ansible", Options::Short},
    ProgramRecord{"apt", Options::Short},
    ProgramRecord{"apt-get", Options::Short},
    ProgramRecord{"awk", Options::Short},
    ProgramRecord{"aws", Options::Short},
    ProgramRecord{"az", Options::Short},
    ProgramRecord{"bash", Options::Bundled},
    ProgramRecord{"brew", Options::Short},
    ProgramRecord{"bun", Options::Short},
    ProgramRecord{"cargo", Options::Short},
    ProgramRecord{"cat", Options::Bundled},
    ProgramRecord{"cc", Options::Words},
    ProgramRecord{"chmod", Options::Bundled},
    ProgramRecord{"chown", Options::Bundled},
    ProgramRecord{"clang", Options::Words},
    ProgramRecord{"clang++", Options::Words},
    ProgramRecord{"cmake", Options::Short},
    ProgramRecord{"consul", Options::Words},
    ProgramRecord{"cp", Options::Bundled},
    ProgramRecord{"crontab", Options::Short},
    ProgramRecord{"curl", Options::Bundled},
    ProgramRecord{"cut", Options::Short},
    ProgramRecord{"deno", Options::Short},
    ProgramRecord{"df", Options::Bundled},
    ProgramRecord{"dig", Options::Short},
    ProgramRecord{"dmesg", Options::Bundled},
    ProgramRecord{"docker", Options::Short},
    ProgramRecord{"docker-compose", Options::Short},
    ProgramRecord{"dotnet", Options::Short},
    ProgramRecord{"du", Options::Bundled},
    ProgramRecord{"echo", Options::Short},
    ProgramRecord{"egrep", Options::Bundled},
    ProgramRecord{"etcdctl", Options::Short},
    ProgramRecord{"ffmpeg", Options::Words},
    ProgramRecord{"find", Options::Words},
    ProgramRecord{"fish", Options::Short},
    ProgramRecord{"free", Options::Short},
    ProgramRecord{"g++", Options::Words},
    ProgramRecord{"gcc", Options::Words},
    ProgramRecord{"gcloud", Options::Short},
    ProgramRecord{"gh", Options::Short},
    ProgramRecord{"git", Options::Short},
    ProgramRecord{"go", Options::Words},
    ProgramRecord{"gpg", Options::Short},
    ProgramRecord{"gradle", Options::Short},
    ProgramRecord{"grep", Options::Bundled},
    ProgramRecord{"gzip", Options::Bundled},
    ProgramRecord{"head", Options::Short},
    ProgramRecord{"helm", Options::Short},
    ProgramRecord{"hg", Options::Short},
    ProgramRecord{"iptables", Options::Words},
    ProgramRecord{"java", Options::Words},
    ProgramRecord{"javac", Options::Words},
    ProgramRecord{"journalctl", Options::Bundled},
    ProgramRecord{"kill", Options::Words},
    ProgramRecord{"killall", Options::Words},
    ProgramRecord{"kubectl", Options::Short},
    ProgramRecord{"less", Options::Short},
    ProgramRecord{"ln", Options::Bundled},
    ProgramRecord{"ls", Options::Bundled},
    ProgramRecord{"lsof", Options::Bundled},
    ProgramRecord{"make", Options::Short},
    ProgramRecord{"mkdir", Options::Short},
    ProgramRecord{"mongo", Options::Short},
    ProgramRecord{"mongosh", Options::Short},
    ProgramRecord{"mount", Options::Short},
    ProgramRecord{"mv", Options::Bundled},
    ProgramRecord{"mvn", Options::Words},
    ProgramRecord{"mysql", Options::Bundled},
    ProgramRecord{"mysqldump", Options::Bundled},
    ProgramRecord{"nc", Options::Bundled},
    ProgramRecord{"netstat", Options::Bundled},
    ProgramRecord{"nmap", Options::Bundled},
    ProgramRecord{"node", Options::Short},
    ProgramRecord{"nomad", Options::Words},
    ProgramRecord{"npm", Options::Short},
    ProgramRecord{"npx", Options::Short},
    ProgramRecord{"oc", Options::Short},
    ProgramRecord{"openssl", Options::Words},
    ProgramRecord{"packer", Options::Words},
    ProgramRecord{"perl", Options::Bundled},
    ProgramRecord{"pg_dump", Options::Short},
    ProgramRecord{"php", Options::Short},
    ProgramRecord{"ping", Options::Short},
    ProgramRecord{"pip", Options::Short},
    ProgramRecord{"pkill", Options::Words},
    ProgramRecord{"podman", Options::Short},
    ProgramRecord{"podman-compose", Options::Short},
    ProgramRecord{"ps", Options::Bundled},
    ProgramRecord{"psql", Options::Bundled},
    ProgramRecord{"python", Options::Short},
    ProgramRecord{"python3", Options::Short},
    ProgramRecord{"redis-cli", Options::Short},
    ProgramRecord{"rg", Options::Bundled},
    ProgramRecord{"rm", Options::Bundled},
    ProgramRecord{"rsync", Options::Bundled},
    ProgramRecord{"ruby", Options::Short},
    ProgramRecord{"scp", Options::Bundled},
    ProgramRecord{"sed", Options::Bundled},
    ProgramRecord{"sh", Options::Bundled},
    ProgramRecord{"sort", Options::Bundled},
    ProgramRecord{"sqlite3", Options::Short},
    ProgramRecord{"ss", Options::Bundled},
    ProgramRecord{"ssh", Options::Bundled},
    ProgramRecord{"strace", Options::Bundled},
    ProgramRecord{"svn", Options::Short},
    ProgramRecord{"systemctl", Options::Short},
    ProgramRecord{"tail", Options::Short},
    ProgramRecord{"tar", Options::Bundled},
    ProgramRecord{"tcpdump", Options::Bundled},
    ProgramRecord{"terraform", Options::Words},
    ProgramRecord{"tmux", Options::Short},
    ProgramRecord{"tr", Options::Short},
    ProgramRecord{"umount", Options::Short},
    ProgramRecord{"uniq", Options::Short},
    ProgramRecord{"unzip", Options::Bundled},
    ProgramRecord{"vault", Options::Words},
    ProgramRecord{"vim", Options::Short},
    ProgramRecord{"wc", Options::Short},
    ProgramRecord{"wget", Options::Bundled},
    ProgramRecord{"xargs", Options::Short},
    ProgramRecord{"yarn", Options::Short},
    ProgramRecord{"yum", Options::Short},
    ProgramRecord{"zip", Options::Bundled},
    ProgramRecord{"zsh", Options::Bundled},
};

// What stands before a program and changes nothing.
constexpr std::array<std::string_view, 8> kWrappers{"sudo", "doas",  "time",  "env",
                                                    "exec", "nohup", "watch", "command"};

constexpr std::array<std::string_view, 8> kPrompts{"$", "%", "#", ">", "❯", "➜", "λ", "»"};

// After these another command begins.
constexpr std::array<std::string_view, 5> kJoints{"|", "||", "&&", ";", "&"};

template <typename List>
bool is_among(const List& list, std::string_view text) {
  return std::find(std::begin(list), std::end(list), text) != std::end(list);
}

std::vector<std::string_view> cut(std::string_view text) {
  std::vector<std::string_view> pieces;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) pieces.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return pieces;
}

// How many dashes begin a piece, and what follows them. A long dash counts as two hyphens, and so
// does every dash that no keyboard has: an editor put it there.
std::size_t strip_dashes(std::string_view& piece) {
  std::size_t hyphens = 0;
  while (!piece.empty()) {
    const Decoded first = decode_utf8(piece, 0);
    if (!is_dash(first.code_point)) break;
    hyphens += first.code_point == '-' ? 1 : 2;
    piece.remove_prefix(first.size);
  }
  return hyphens;
}

// A dash alone is punctuation.
bool begins_with_dash(std::string_view piece) { return strip_dashes(piece) > 0 && !piece.empty(); }

bool is_upper_or_digit(char c) { return ascii::is_upper(c) || ascii::is_digit(c); }

// "ENOMEM", as the kernel's logs have it behind a hyphen.
bool is_error_name(std::string_view name) {
  constexpr std::size_t kShortest = 4;
  return name.size() >= kShortest && name[0] == 'E' &&
         std::all_of(name.begin(), name.end(), is_upper_or_digit);
}

// A cmdlet of PowerShell: "Get-Item".
bool is_cmdlet(std::string_view piece) {
  const std::size_t hyphen = piece.find('-');
  if (hyphen == std::string_view::npos || hyphen < 2 || hyphen + 2 >= piece.size()) return false;
  const std::string_view verb = piece.substr(1, hyphen - 1), noun = piece.substr(hyphen + 2);
  return ascii::is_upper(piece[0]) && std::all_of(verb.begin(), verb.end(), ascii::is_lower) &&
         ascii::is_upper(piece[hyphen + 1]) &&
         std::all_of(noun.begin(), noun.end(), ascii::is_letter);
}

bool is_path(std::string_view piece) {
  constexpr std::array<std::string_view, 4> kStarts{"/", "./", "../", "~/"};
  const auto begins_so = [&](std::string_view start) {
    return piece.substr(0, start.size()) == start;
  };
  return piece.size() > 2 && std::any_of(kStarts.begin(), kStarts.end(), begins_so);
}

// "me@host:~$", "[root@host]#"
bool is_prompt(std::string_view piece) {
  if (is_among(kPrompts, piece)) return true;
  const bool has_user = piece.find('@') != std::string_view::npos;
  return has_user && std::string_view("$#%>").find(piece.back()) != std::string_view::npos;
}

const ProgramRecord* find_program(std::string_view piece) {
  if (const std::size_t slash = piece.rfind('/'); slash != std::string_view::npos)
    piece.remove_prefix(slash + 1);
  for (const ProgramRecord& record : kPrograms)
    if (record.name == piece) return &record;
  return nullptr;
}

// Could the piece be an option of the program? "git -svn" leaves one out for the other, and
// "java -spring" is no command either: an option that is a whole word wants an argument beside it.
// Requires: it begins with a dash.
bool may_be_option_of(const ProgramRecord& program, std::string_view piece, bool has_arguments) {
  constexpr std::size_t kLongest[] = {4, 6, 255};  // letters, by Options
  strip_dashes(piece);
  if (piece == "version" || piece == "help") return true;
  if (find_program(piece)) return false;
  const bool is_plain = std::all_of(piece.begin(), piece.end(), ascii::is_lower);
  const Options options =
      program.options == Options::Words && !has_arguments ? Options::Short : program.options;
  return !is_plain || piece.size() <= kLongest[static_cast<std::size_t>(options)];
}

// One command of a line; `pieces` begin with its name or what wraps it.
bool is_command(std::vector<std::string_view> pieces) {
  const auto is_wrapper = [](std::string_view piece) {
    const std::string_view name = piece.substr(0, piece.find('='));
    const auto is_of_name = [](char c) { return is_upper_or_digit(c) || c == '_'; };
    const bool sets_variable = !name.empty() && name.size() < piece.size() &&
                               std::all_of(name.begin(), name.end(), is_of_name);
    return sets_variable || is_among(kWrappers, piece);
  };
  pieces.erase(pieces.begin(), std::find_if_not(pieces.begin(), pieces.end(), is_wrapper));
  if (pieces.empty()) return false;
  const std::string_view name = pieces[0];
  const bool has_arguments = pieces.size() > 2;
  const auto is_argument = [](std::string_view piece) { return !begins_with_dash(piece); };
  pieces.erase(std::remove_if(pieces.begin(), pieces.end(), is_argument), pieces.end());
  if (pieces.empty()) return false;
  if (is_path(name) || is_cmdlet(name)) return true;
  const ProgramRecord* program = find_program(name);
  const auto may_be_option = [&](std::string_view piece) {
    return may_be_option_of(*program, piece, has_arguments);
  };
  return program && std::any_of(pieces.begin(), pieces.end(), may_be_option);
}

}  // namespace

Hyphen read_hyphen(std::string_view piece) {
  const std::size_t hyphens = strip_dashes(piece);
  if (piece.empty()) return Hyphen::OfWord;
  if (hyphens > 1) return ascii::is_letter(piece[0]) ? Hyphen::OfOption : Hyphen::OfWord;
  constexpr std::size_t kShortest = 3;
  const bool has_value =
      piece.find_first_of("=\"") != std::string_view::npos || piece.substr(0, 3) == "XX:";
  if (ascii::is_letter(piece[0]) && (piece.size() == 1 || has_value)) return Hyphen::OfOption;
  const bool is_flags =
      piece.size() < kShortest && std::all_of(piece.begin(), piece.end(), ascii::is_alphanumeric);
  if (is_flags || ascii::is_digit(piece[0]) || is_error_name(piece)) return Hyphen::OfWord;
  if (piece[0] == '.' && piece.size() > 1 && ascii::is_digit(piece[1])) return Hyphen::OfWord;
  return Hyphen::LeavesOut;
}

bool is_plus_of_word(std::string_view piece) {
  piece.remove_prefix(1);
  return !piece.empty() && ((piece.size() == 1 && ascii::is_lower(piece[0])) ||
                            ascii::is_digit(piece[0]) || piece[0] == '%');
}

bool is_command_line(std::string_view bare) {
  std::vector<std::string_view> pieces = cut(bare);
  if (std::none_of(pieces.begin(), pieces.end(), begins_with_dash)) return false;
  if (is_prompt(pieces[0])) return true;
  const auto is_option = [](std::string_view piece) {
    return begins_with_dash(piece) && !find_named_operator(piece.substr(1)) &&
           read_hyphen(piece) == Hyphen::OfOption;
  };
  if (std::any_of(pieces.begin(), pieces.end(), is_option)) return true;
  std::vector<std::string_view> command;
  for (const std::string_view piece : pieces) {
    if (is_among(kJoints, piece)) {
      if (is_command(std::move(command))) return true;
      command.clear();
      continue;
    }
    command.push_back(piece);
  }
  return is_command(std::move(command));
}

}  // namespace carrel
