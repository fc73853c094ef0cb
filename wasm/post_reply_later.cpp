// The find module's answer where a post is asked for: what it needs, and no post. See src/archive/reader.h.
#include "base/json_writer.h"
#include "replies.h"

namespace carrel {

std::string write_post_reply(const PostReply& reply) {
  JsonWriter json;
  json.begin_object();
  json.field("complete", reply.complete);
  json.field("needs", reply.needs);
  json.field("wants", reply.wants);
  json.end_object();
  return json.take();
}

}  // namespace carrel
