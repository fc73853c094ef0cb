// Keeps secrets out of a bundle: looks through all text that is about to be packed, and stops the
// packing at what the owner has not allowed.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "carrel/pack.h"
#include "pack/candidates.h"
#include "pack/secrets.h"

namespace carrel {

// The numbers of what a packing would find in an edition's posts and its frame, and in a file that
// is attached.
std::set<std::string> secret_numbers(const std::vector<Post>& posts, const ArchiveFrame& frame);
std::set<std::string> secret_numbers(std::string_view bytes, std::string_view type);

class SecretScan {
 public:
  // Keeps both. `allowed` are numbers of secrets, of carrel.json. What was allowed goes into the
  // report.
  SecretScan(const PackSource& source, const std::vector<std::string>& allowed, PackReport& report)
      : source_(source), allowed_(allowed), report_(report) {}

  void look_into(const std::vector<Candidate>& posts, const PackOptions& options);
  void look_into(const ArchiveFrame& frame);
  // Whether an attached file may be packed; only text is looked through.
  bool may_attach(const std::string& path, std::string_view bytes, std::string_view type);

  // Fails with Secret where something was found; the hint lists what, and how to allow it.
  Result<void> verdict() const;
  // Puts what was found into the report instead.
  void note_refused();

 private:
  struct Finding {
    std::string where, line;  // line: the text of it
    Secret secret;
  };
  std::vector<Finding> place(const std::string& path, const std::vector<Secret>& secrets) const;
  bool settle(const std::vector<Finding>& findings);

  const PackSource& source_;
  const std::vector<std::string>& allowed_;
  PackReport& report_;
  std::vector<Finding> refused_;
};

}  // namespace carrel
