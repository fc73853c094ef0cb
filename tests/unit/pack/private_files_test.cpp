// Hidden files, hidden folders and keys.
#include "pack/private_files.h"

#include "packed_files.h"

using namespace carrel;

TEST_CASE("a path is private by any of its names") {
  for (const char* path : {".env", "a/.env", ".git/config", "a/.obsidian/b.md", ".gitbook/x.md",
                           ".gitbook/assets/x.md", ".gitbook.png", ".x/.gitbook/assets/a.png"})
    CHECK_MESSAGE(!why_private(path).empty(), path);
  for (const char* path : {"id_rsa", "keys/ID_RSA", "a/server.pem", "x.KEY", "x.p12", "x.pfx"})
    CHECK_MESSAGE(why_private(path) == "a key", path);
  for (const char* path :
       {"a.md", "a/b.png", ".gitbook/assets/a.png", "docs/.gitbook/assets/a b.png", "id_rsa.md",
        "key.md", "public.pem.md", "a..md"})
    CHECK_MESSAGE(why_private(path).empty(), path);
}

TEST_CASE("private files are neither packed nor attached, and are named") {
  const Packed packed = pack_files({{"a.md", "# A\n\n![x](.x/x.png) [k](s.pem)"},
                                    {".x/x.png", "p"},
                                    {"s.pem", "k"},
                                    {".b.md", "# B"}});
  CHECK(packed.report.posts == 1);
  CHECK(packed.report.manifest.media.empty());
  CHECK(notes_of(packed.report, PackNote::Kind::Hidden) ==
        std::vector<std::string>{".b.md: a hidden file, never packed",
                                 ".x/x.png: a hidden folder, never packed",
                                 "s.pem: a key, never packed"});
}
