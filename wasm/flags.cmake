# Size and safety flags of the WebAssembly build, each with what it is for. See wasm/README.md.

# Standalone: the module's only imports are a handful of WASI calls that our own loader answers; none of Emscripten's JavaScript is used.
# emmalloc takes 3 KB (brotli) less than dlmalloc, and searching is not slower. 256 KiB of stack is fixed; memory grows to 256 MiB; a failed allocation aborts the instance, which the shell then replaces.
set(CARREL_MOST_MEMORY 268435456)
set(CARREL_WASM_LINK
  -sSTANDALONE_WASM --no-entry
  -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=4194304 -sMAXIMUM_MEMORY=${CARREL_MOST_MEMORY}
  -sTOTAL_STACK=262144 -sFILESYSTEM=0 -sMALLOC=emmalloc)

# All is built for size but the folders whose loops run over postings (CARREL_WASM_HOT): cutting text at -O2 too would take 2 KB (brotli) of
# the engine's first file for a tenth of an excerpt's time, Markdown 9 KB of the second for a quarter of a post's.
# INLINING_LIMIT=0: with -Oz the SDK forbids all inlining unless told otherwise, down to the comparison of two characters.
# The C++ library's strings are compiled with ours, not taken from the SDK's, which were compiled without inlining too: a quarter of all times.
set(CMAKE_CXX_FLAGS_RELEASE "-Oz -flto -DNDEBUG -sINLINING_LIMIT=0 -D_LIBCPP_DISABLE_EXTERN_TEMPLATE")
set(CMAKE_C_FLAGS_RELEASE "-Oz -flto -DNDEBUG -sINLINING_LIMIT=0")
set(CARREL_WASM_HOT carrel_index carrel_rank)
set(CARREL_WASM_HOT_FLAGS -O2)

# zstd's smaller decoder paths: 5 KB (brotli) less than the fast ones; decoding a part stays under a millisecond.
set(CARREL_ZSTD_SMALL HUF_FORCE_DECOMPRESS_X1 ZSTD_FORCE_DECOMPRESS_SEQUENCES_SHORT ZSTD_STRIP_ERROR_STRINGS)

# The unit tests as WASI programs for node. doctest without exceptions still counts every assertion.
set(CARREL_WASI_TEST_DEFINE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS DOCTEST_CONFIG_NO_POSIX_SIGNALS)
set(CARREL_WASI_TEST_LINK -sSTANDALONE_WASM -sALLOW_MEMORY_GROWTH=1 -sMAXIMUM_MEMORY=1073741824 -sTOTAL_STACK=1048576)

set(CARREL_EDGE_EXPORTS carrel_abi_version carrel_alloc carrel_free carrel_session_new carrel_session_delete
  carrel_reader carrel_load carrel_unload carrel_search carrel_describe carrel_suggest carrel_post carrel_patch)

# What a first answer does not enter: it goes to the second file of an engine, with all that nothing else takes (wasm/split/split_engine.mjs).
set(CARREL_LATER carrel_unload carrel_suggest carrel_post carrel_patch carrel::read_reader_content carrel::make_excerpt carrel::surfaces_of carrel::explain_score carrel::find_alternatives
  carrel::read_log carrel::is_log_line carrel::keep_telling_words carrel::score_messages carrel::find_pasted carrel::join_thousands)

set(CARREL_PACK_EXPORTS carrel_alloc carrel_free carrel_pack_new carrel_pack_delete carrel_pack_add carrel_pack_settings carrel_pack_run carrel_pack_furnish
  carrel_pack_at_risk carrel_pack_refuse_foreign carrel_pack_take_stock carrel_pack_look_into carrel_pack_prunable carrel_pack_report carrel_pack_export carrel_pack_file)

# carrel_wasm_module(<name> <exports> <library> <source>…): <name>.wasm with just these functions exported; a source given here comes before
# whatever the libraries have of the same functions.
function(carrel_wasm_module name exports library)
  list(TRANSFORM exports PREPEND "_")
  list(JOIN exports "," export_list)
  add_executable(${name}_module ${ARGN})
  target_link_libraries(${name}_module PRIVATE carrel_library_rules snowball ${library})
  target_link_options(${name}_module PRIVATE ${CARREL_WASM_LINK} -Oz -flto "-sEXPORTED_FUNCTIONS=[${export_list}]")
  set_target_properties(${name}_module PROPERTIES OUTPUT_NAME ${name} SUFFIX ".wasm" LINKER_LANGUAGE CXX)
endfunction()

# carrel_split_module(<name>): the same engine as <name>-find.wasm and <name>-read.wasm. The linker leaves behind what it made of the whole
# program, from which they are made. wasm-split and wasm-opt come with the Emscripten SDK (Debian: the package binaryen).
find_program(WASM_SPLIT wasm-split HINTS "${EMSCRIPTEN_ROOT_PATH}/../bin" REQUIRED)
find_program(WASM_OPT wasm-opt HINTS "${EMSCRIPTEN_ROOT_PATH}/../bin" REQUIRED)
function(carrel_split_module name)
  set(script "${CMAKE_CURRENT_SOURCE_DIR}/wasm/split/split_engine.mjs")
  file(GLOB helpers CONFIGURE_DEPENDS wasm/split/*.mjs)
  list(TRANSFORM CARREL_EDGE_EXPORTS PREPEND "_" OUTPUT_VARIABLE exports)
  list(JOIN exports "," export_list)
  target_link_options(${name}_module PRIVATE -Wl,--save-temps)
  add_custom_command(OUTPUT ${name}-find.wasm ${name}-read.wasm
    COMMAND node ${script} ${name}.wasm.lto.o ${name}-find.wasm ${name}-read.wasm --tools ${WASM_SPLIT} ${WASM_OPT} --later ${CARREL_LATER}
      --link ${CMAKE_CXX_COMPILER} ${CARREL_WASM_LINK} -O1 -g -sWASM_BIGINT -Wl,--no-demangle "-sEXPORTED_FUNCTIONS=[${export_list}]"
    DEPENDS ${name}_module ${script} ${helpers} VERBATIM)
  add_custom_target(${name}_split ALL DEPENDS ${CMAKE_CURRENT_BINARY_DIR}/${name}-find.wasm)
endfunction()

# carrel-plain.js: the engine for all languages as plain JavaScript, for hosts without 'wasm-unsafe-eval'. One for all, since it is loaded
# seldom (16 KB more, brotli, than one for English alone). wasm2js comes with the Emscripten SDK (Debian: the package binaryen).
find_program(WASM2JS wasm2js HINTS "${EMSCRIPTEN_ROOT_PATH}/../bin" REQUIRED)
function(carrel_plain_module module)
  set(script "${CMAKE_CURRENT_SOURCE_DIR}/scripts/build/make_plain_engine.mjs")
  set(plain "${CMAKE_CURRENT_BINARY_DIR}/carrel-plain.js")
  add_custom_command(OUTPUT ${plain}
    COMMAND node ${script} ${WASM2JS} $<TARGET_FILE:${module}> ${plain} ${CARREL_MOST_MEMORY}
    DEPENDS ${module} ${script} VERBATIM)
  add_custom_target(carrel_plain ALL DEPENDS ${plain})
endfunction()
