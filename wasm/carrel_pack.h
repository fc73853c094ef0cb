// The packer's edge: the library behind `carrel pack`, for node and for programs that have no
// folder. The conventions of carrel_wasm.h hold.
//
// Files go in by path, in any order; carrel_pack_run packs them as the command would; the bundle's
// files are then handed out by name.
#pragma once

#include "carrel_wasm.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct carrel_packing carrel_packing;

carrel_packing* carrel_pack_new(void);             // null when memory is exhausted
void carrel_pack_delete(carrel_packing* packing);  // null is fine

// Takes a copy of one file: a path relative to the folder of posts, with '/' between names.
// carrel.json is the configuration. With
// ".settings/" before it, a tool's configuration in a folder above or a hidden one
// (".settings/../hugo.toml"); with ".before/" before it, a file of the edition before by its name
// below archive/: with manifest, list and posts parts, posts keep their addresses and those that
// were withdrawn are known. ".history/place" and ".history/log" are what git printed for the
// questions of carrel_pack_settings, ".history/refusal" is why it did not. Reply: {}.
const carrel_reply* carrel_pack_add(carrel_packing* packing, const char* path, size_t path_size,
                                    const char* bytes, size_t size);

// Which settings to look for: {"names": [".obsidian/app.json", "hugo.toml", "_quartz/": a folder],
// "above": in so many folders above, "bytes": those that are larger are passed over, "git": how to
// ask git about the folder: {"place", "log": [arguments behind -C FOLDER], "environment":
// ["NAME=value"], "inherited": [names of variables], "bytes", "seconds": that an answer may take}}.
const carrel_reply* carrel_pack_settings(carrel_packing* packing);

// Request: {"today": "2024-03-05", "part_bytes"?, "level"?, "drafts"?, "future"?, "visibilities"?,
// "title"?: the archive's where neither carrel.json nor a tool has one, "folder"?: the path it is
// else called after, "walk"?: {"links": {a link's path: what it leads to}, "notes": [{"kind",
// "where", "message", "cause"?}]}: what the folder holds besides these files}. Reply: {"files":
// [names below archive/, the manifest last], "languages": whether the posts need
// carrel-languages.wasm}.
const carrel_reply* carrel_pack_run(carrel_packing* packing, const char* request, size_t size);

// Makes the site's other files from the built reading room, whose files were added with ".room/"
// before their paths; after carrel_pack_run. Request: {"site": the folder's name in the lines for
// people, "url"?: where the site will stand}. Reply: {"files": [names below the site, in the order
// in which they are to be written], "publishing": how to publish it and what to paste into other
// pages}.
const carrel_reply* carrel_pack_furnish(carrel_packing* packing, const char* request, size_t size);

// Which files of the site in its place decide whether carrel wrote what is about to be replaced:
// after carrel_pack_run and carrel_pack_furnish, before anything is written. Request: {}. Reply:
// {"read": [paths below the site]}; add those that stand there with ".standing/" before their
// paths.
const carrel_reply* carrel_pack_at_risk(carrel_packing* packing, const char* request, size_t size);

// Status 1 with an error that names the first of them that carrel did not write. Request: {"site":
// as messages name it}. Reply: {}.
const carrel_reply* carrel_pack_refuse_foreign(carrel_packing* packing, const char* request,
                                               size_t size);

// What of the site in its place is of earlier editions: after carrel_pack_run and
// carrel_pack_furnish, when what they made is written. Without a site in a folder, only the posts
// that were withdrawn are found. Request: {"paths": every file that stands in the site, from its
// folder, with '/' between names}. Reply: {"read": [those whose content decides]}; hand each of
// them, if it can be read, to carrel_pack_look_into.
const carrel_reply* carrel_pack_take_stock(carrel_packing* packing, const char* request,
                                           size_t size);

// Looks at the bytes of one of those files, and keeps none of them. Reply: {}.
const carrel_reply* carrel_pack_look_into(carrel_packing* packing, const char* path,
                                          size_t path_size, const char* bytes, size_t size);

// Which files --prune removes: they are carrel's, and hold a withdrawn post or are older than the
// edition before. Request: {}. Reply: {"remove": [paths]}.
const carrel_reply* carrel_pack_prunable(carrel_packing* packing, const char* request, size_t size);

// What was packed, and after carrel_pack_take_stock what was withdrawn. Request: {"prune"?: whether
// removal was asked for, "removed"?: [paths that are gone], "all"?: whether the text has all
// lines}. Reply: {"report": as `carrel pack
// --json` prints it, "text": as it prints it without}.
const carrel_reply* carrel_pack_report(carrel_packing* packing, const char* request, size_t size);

// Writes a packed site as one HTML file, as `carrel export` does: one_file.html. The site's files
// were added with ".site/" before their paths. Request: {"site", "output": as messages name them,
// "posts"?: only those that this query finds, "most_bytes"?}. Reply: {"report": what takes how many
// bytes, for people}.
const carrel_reply* carrel_pack_export(carrel_packing* packing, const char* request, size_t size);

// The bytes of one file that the calls above made, as they are: not JSON. Status 1 with an error
// for a name that none of them listed.
const carrel_reply* carrel_pack_file(carrel_packing* packing, const char* name, size_t size);

#ifdef __cplusplus
}
#endif
