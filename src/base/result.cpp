// An error in one line, and its code in JSON.
#include "carrel/result.h"

namespace carrel {

std::string to_text(const Error& error) {
  std::string text;
  if (!error.where.empty()) text += error.where + ": ";
  text += error.message;
  if (!error.hint.empty()) text += " (" + error.hint + ")";
  return text;
}

const char* to_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::BadInput:
      return "bad-input";
    case ErrorCode::BadBundle:
      return "bad-bundle";
    case ErrorCode::TooLarge:
      return "too-large";
    case ErrorCode::Unsupported:
      return "unsupported";
    case ErrorCode::NotFound:
      return "not-found";
    case ErrorCode::NotLoaded:
      return "not-loaded";
    case ErrorCode::Secret:
      return "secret";
    case ErrorCode::Io:
      return "io";
  }
  return "unknown";
}

}  // namespace carrel
