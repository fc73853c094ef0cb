// Hands a finished bundle on: the reader's own code opens every part first; then the parts go out,
// and the manifest last.
#pragma once

#include "bundle_write/bundle_writer.h"
#include "carrel/pack.h"

namespace carrel {

// Fails, with nothing handed to the sink, where a reader would refuse anything; the error names the
// post's file where one post is at fault. Requires: input.sources is given.
Result<Manifest> write_checked_bundle(const BundleInput& input, const ParallelFor& parallel_for,
                                      const PackSink& sink);

// The checking alone: opens the manifest and every part as an Archive does.
Result<void> check_bundle(const Bundle& bundle, const BundleInput& input);

}  // namespace carrel
