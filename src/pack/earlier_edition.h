// What the edition before held, read from its packed files; an edition that cannot be read is none.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "carrel/bundle.h"
#include "carrel/post.h"

namespace carrel {

// The bytes of a file by its name below archive/.
using ReadEarlier = std::function<Result<std::string>(const std::string& name)>;

// Its manifest, or null.
std::unique_ptr<Manifest> read_edition(const ReadEarlier& read);

// The posts of one of its parts; none of a part that holds others.
Result<std::vector<Post>> read_posts_of(const ReadEarlier& read, const Part& part);

// Its posts, without those of parts that are missing or damaged.
std::vector<Post> read_earlier_posts(const ReadEarlier& read, const Manifest& manifest);

}  // namespace carrel
