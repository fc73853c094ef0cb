// Asks git about the work tree that a folder lies in. The only place that starts another program.
#pragma once

#include <string>

#include "carrel/pack.h"

namespace carrel::cli {

// Whether the folder or one above it holds ".git".
bool lies_in_git(const std::string& folder);

// Both questions of git_questions(). `refusal` says why there is no answer: git is not there, it
// failed, or the answer took too long or too much room.
GitAnswers ask_git(const std::string& folder);

}  // namespace carrel::cli
