// RapidJSON's SAX reader behind a plain C face: events in, one flat tape of tokens out.
//
// Nothing is judged here but what only the reader can see; sentences for people are made in Swift.
#ifndef CRAPIDJSON_H
#define CRAPIDJSON_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum {
  CRJ_NULL = 0,
  CRJ_FALSE,
  CRJ_TRUE,
  CRJ_NUMBER,
  // A string that stands in the source as it is.
  CRJ_PLAIN_STRING,
  // A string with escapes; its decoded text stands in the arena.
  CRJ_ESCAPED_STRING,
  CRJ_ARRAY,
  CRJ_OBJECT,
};

// One token. A container is followed by its content: an array's elements, an object's names and
// values in turn.
typedef struct {
  // Where the token stands in the source, its quotes and brackets included: [start, end).
  uint32_t start;
  uint32_t end;
  // A string: where its text begins, in the source or in the arena. A container: the index of the
  // token after its content.
  uint32_t first;
  // A string: the length of its text in bytes. A container: how many elements or members it has.
  uint32_t count;
  uint32_t kind;
} crj_token;

enum {
  CRJ_OK = 0,
  CRJ_EMPTY,
  CRJ_TRAILING_TEXT,
  CRJ_VALUE_EXPECTED,
  CRJ_NAME_EXPECTED,
  CRJ_COLON_EXPECTED,
  CRJ_OBJECT_COMMA_EXPECTED,
  CRJ_ARRAY_COMMA_EXPECTED,
  CRJ_BAD_HEX,
  CRJ_LONE_SURROGATE,
  CRJ_BAD_ESCAPE,
  CRJ_UNTERMINATED_STRING,
  CRJ_BAD_ENCODING,
  CRJ_DIGIT_EXPECTED,
  CRJ_TOO_DEEP,
  CRJ_OUT_OF_MEMORY,
};

// What a parse gave. The caller owns it and hands it to crj_free, whatever `error` says.
typedef struct {
  crj_token *tokens;
  size_t token_count;
  uint8_t *arena;
  size_t arena_count;
  int error;
  size_t error_offset;
  // The implementation's own; not for the caller.
  void *owner;
} crj_tape;

// Parses `count` bytes (less than 4 GiB) of JSON whose containers nest no deeper than `depth_limit`.
crj_tape crj_parse(const uint8_t *bytes, size_t count, uint32_t depth_limit);

// Frees a tape.
void crj_free(crj_tape tape);

#ifdef __cplusplus
}
#endif

#endif
