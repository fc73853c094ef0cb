// The records, each defined in the file of its name.
#pragma once

#include "dialects/dialect.h"

namespace carrel {

extern const Dialect kJekyll;
extern const Dialect kHugo;
extern const Dialect kZola;
extern const Dialect kDocusaurus;
extern const Dialect kEleventy;
extern const Dialect kAstro;
extern const Dialect kNuxt;
extern const Dialect kHexo;
extern const Dialect kObsidian;
extern const Dialect kDigitalGarden;
extern const Dialect kQuartz;
extern const Dialect kLogseq;
extern const Dialect kWordPress;
extern const Dialect kPelican;
extern const Dialect kGhost;
extern const Dialect kGrav;
extern const Dialect kMiddleman;
extern const Dialect kVitePress;
extern const Dialect kVuePress;
extern const Dialect kMkDocs;
extern const Dialect kMdBook;
extern const Dialect kDendron;
extern const Dialect kGatsby;
extern const Dialect kGitBook;
extern const Dialect kGitHubWiki;
extern const Dialect kGitLab;
extern const Dialect kAdr;
extern const Dialect kStarlight;
extern const Dialect kPlain;

}  // namespace carrel
