#include "CRapidJSON.h"
#include "source.h"

#include <algorithm>
#include <new>
#include <vector>

#include <rapidjson/reader.h>

namespace {

using crj::Source;
using rapidjson::SizeType;

struct Storage {
  std::vector<crj_token> tokens;
  std::vector<uint8_t> arena;
};

// Turns events into tokens. The reader does not say where a token begins: that is the next byte after
// the token before which is neither white space nor a separator.
class Recorder {
 public:
  Recorder(const uint8_t *bytes, size_t count, uint32_t depth_limit, Source &source, Storage &storage)
      : bytes_(bytes), count_(count), depth_limit_(depth_limit), source_(source), storage_(storage) {}

  int error() const { return error_; }
  size_t error_offset() const { return error_offset_; }

  bool Null() { return word(CRJ_NULL, 4); }
  bool Bool(bool flag) { return flag ? word(CRJ_TRUE, 4) : word(CRJ_FALSE, 5); }
  bool Key(const char *text, SizeType length, bool) { return string(text, length); }
  bool String(const char *text, SizeType length, bool) { return string(text, length); }
  bool RawNumber(const char *, SizeType, bool) {
    const uint32_t start = next_start();
    append(CRJ_NUMBER, start, static_cast<uint32_t>(source_.Tell()), 0, 0);
    return true;
  }
  bool StartObject() { return open(CRJ_OBJECT); }
  bool StartArray() { return open(CRJ_ARRAY); }
  bool EndObject(SizeType members) { return close(members); }
  bool EndArray(SizeType elements) { return close(elements); }

  // Numbers are asked for as text.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(int64_t) { return false; }
  bool Uint64(uint64_t) { return false; }
  bool Double(double) { return false; }

 private:
  uint32_t next_start() const {
    size_t offset = cursor_;
    while (offset < count_) {
      const uint8_t byte = bytes_[offset];
      if (byte != ' ' && byte != '\n' && byte != '\r' && byte != '\t' && byte != ',' && byte != ':') break;
      ++offset;
    }
    return static_cast<uint32_t>(offset);
  }

  void append(uint32_t kind, uint32_t start, uint32_t end, uint32_t first, uint32_t count) {
    storage_.tokens.push_back(crj_token{start, end, first, count, kind});
    cursor_ = end;
  }

  bool word(uint32_t kind, uint32_t length) {
    const uint32_t start = next_start();
    append(kind, start, start + length, 0, 0);
    return true;
  }

  bool string(const char *text, SizeType length) {
    const uint32_t start = next_start();
    const uint32_t end = static_cast<uint32_t>(source_.Tell());
    // Every escape is longer than what it stands for.
    if (end - start - 2 == length) {
      append(CRJ_PLAIN_STRING, start, end, start + 1, length);
      return true;
    }
    if (has_surrogate(text, length)) return fail(CRJ_LONE_SURROGATE, lone_surrogate(start + 1, end - 1));
    const uint32_t first = static_cast<uint32_t>(storage_.arena.size());
    storage_.arena.insert(storage_.arena.end(), text, text + length);
    append(CRJ_ESCAPED_STRING, start, end, first, length);
    return true;
  }

  // RapidJSON refuses a high surrogate without a low one, but encodes a low one that stands alone.
  static bool has_surrogate(const char *text, SizeType length) {
    for (SizeType i = 0; i + 1 < length; ++i)
      if (static_cast<uint8_t>(text[i]) == 0xED && static_cast<uint8_t>(text[i + 1]) >= 0xA0) return true;
    return false;
  }

  // Of four hexadecimal digits: '8' for a high surrogate, 'c' for a low one, else 0.
  static uint8_t surrogate_kind(const uint8_t *digits) {
    if ((digits[0] | 0x20) != 'd') return 0;
    const uint8_t second = digits[1] | 0x20;
    if (second >= 'c') return 'c';
    return digits[1] == '8' || digits[1] == '9' || second == 'a' || second == 'b' ? '8' : 0;
  }

  // Where the escape of a lone low surrogate stands; all escapes here are known to be well formed.
  size_t lone_surrogate(size_t offset, size_t end) const {
    while (offset + 5 < end) {
      if (bytes_[offset] != '\\') {
        ++offset;
      } else if (bytes_[offset + 1] != 'u') {
        offset += 2;
      } else {
        const uint8_t kind = surrogate_kind(bytes_ + offset + 2);
        if (kind == 'c') return offset;
        offset += kind == '8' ? 12 : 6;
      }
    }
    return offset;
  }

  bool open(uint32_t kind) {
    const uint32_t start = next_start();
    if (open_.size() >= depth_limit_) return fail(CRJ_TOO_DEEP, start);
    open_.push_back(static_cast<uint32_t>(storage_.tokens.size()));
    append(kind, start, start + 1, 0, 0);
    return true;
  }

  bool close(SizeType count) {
    const uint32_t end = next_start() + 1;
    crj_token &token = storage_.tokens[open_.back()];
    open_.pop_back();
    token.end = end;
    token.first = static_cast<uint32_t>(storage_.tokens.size());
    token.count = count;
    cursor_ = end;
    return true;
  }

  bool fail(int error, size_t offset) {
    error_ = error;
    error_offset_ = offset;
    return false;
  }

  const uint8_t *bytes_;
  size_t count_;
  uint32_t depth_limit_;
  Source &source_;
  Storage &storage_;
  // The end of the last token.
  size_t cursor_ = 0;
  // The containers that are not closed yet, by their tokens.
  std::vector<uint32_t> open_;
  int error_ = CRJ_OK;
  size_t error_offset_ = 0;
};

int error_of(rapidjson::ParseErrorCode code) {
  switch (code) {
    case rapidjson::kParseErrorNone: return CRJ_OK;
    case rapidjson::kParseErrorDocumentEmpty: return CRJ_EMPTY;
    case rapidjson::kParseErrorDocumentRootNotSingular: return CRJ_TRAILING_TEXT;
    case rapidjson::kParseErrorObjectMissName: return CRJ_NAME_EXPECTED;
    case rapidjson::kParseErrorObjectMissColon: return CRJ_COLON_EXPECTED;
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket: return CRJ_OBJECT_COMMA_EXPECTED;
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket: return CRJ_ARRAY_COMMA_EXPECTED;
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex: return CRJ_BAD_HEX;
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid: return CRJ_LONE_SURROGATE;
    case rapidjson::kParseErrorStringEscapeInvalid: return CRJ_BAD_ESCAPE;
    case rapidjson::kParseErrorStringMissQuotationMark: return CRJ_UNTERMINATED_STRING;
    case rapidjson::kParseErrorStringInvalidEncoding: return CRJ_BAD_ENCODING;
    case rapidjson::kParseErrorNumberMissFraction: return CRJ_DIGIT_EXPECTED;
    case rapidjson::kParseErrorNumberMissExponent: return CRJ_DIGIT_EXPECTED;
    default: return CRJ_VALUE_EXPECTED;
  }
}

// Where digits that begin here end.
size_t digits_end(const uint8_t *bytes, size_t count, size_t offset) {
  while (offset < count && bytes[offset] >= '0' && bytes[offset] <= '9') ++offset;
  return offset;
}

// Where the longest number of RFC 8259 that begins here ends; `start` where there is none.
size_t number_end(const uint8_t *bytes, size_t count, size_t start) {
  size_t offset = start;
  if (offset < count && bytes[offset] == '-') ++offset;
  const size_t whole = offset;
  if (offset < count && bytes[offset] == '0') {
    ++offset;
  } else {
    offset = digits_end(bytes, count, offset);
  }
  if (offset == whole) return start;
  if (offset < count && bytes[offset] == '.') {
    const size_t end = digits_end(bytes, count, offset + 1);
    if (end > offset + 1) offset = end;
  }
  if (offset < count && (bytes[offset] | 0x20) == 'e') {
    size_t digits = offset + 1;
    if (digits < count && (bytes[digits] == '+' || bytes[digits] == '-')) ++digits;
    const size_t end = digits_end(bytes, count, digits);
    if (end > digits) offset = end;
  }
  return offset;
}

// A copy of the source in which every number that may be too large is a small one of the same length.
// No number of fewer characters than `1e309` is larger than a double.
std::vector<uint8_t> without_large_numbers(const uint8_t *bytes, size_t count) {
  std::vector<uint8_t> copy(bytes, bytes + count);
  size_t offset = 0;
  while (offset < count) {
    if (bytes[offset] == '"') {
      for (++offset; offset < count && bytes[offset] != '"'; ++offset)
        if (bytes[offset] == '\\') ++offset;
      ++offset;
      continue;
    }
    const size_t end = number_end(bytes, count, offset);
    if (end - offset >= 5) {
      std::fill(copy.begin() + offset, copy.begin() + end, '0');
      copy[offset + 1] = '.';
    }
    offset = end > offset ? end : offset + 1;
  }
  return copy;
}

rapidjson::ParseResult read(const uint8_t *bytes, size_t count, uint32_t depth_limit, Storage &storage,
                            crj_tape &tape) {
  constexpr unsigned flags = rapidjson::kParseIterativeFlag | rapidjson::kParseNumbersAsStringsFlag |
                             rapidjson::kParseValidateEncodingFlag | rapidjson::kParseFullPrecisionFlag;
  Source source(bytes, count);
  Recorder recorder(bytes, count, depth_limit, source, storage);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<flags>(source, recorder);
  if (recorder.error() != CRJ_OK) {
    tape.error = recorder.error();
    tape.error_offset = recorder.error_offset();
  } else if (result.IsError()) {
    tape.error = error_of(result.Code());
    tape.error_offset = result.Offset();
  } else if (source.Tell() != count) {
    // The reader takes a NUL byte for the end of the text.
    tape.error = CRJ_TRAILING_TEXT;
    tape.error_offset = source.Tell();
  }
  return result;
}

// The reader takes a number that no double holds for a mistake, even where it is asked for texts. To
// JSON it is none: then what is read is a copy, whose tokens stand where those of the source do.
void parse(const uint8_t *bytes, size_t count, uint32_t depth_limit, Storage &storage, crj_tape &tape) {
  // About what a graph has. A tape that grows is copied, into memory that the system must clear first.
  storage.tokens.reserve(count / 8);
  const rapidjson::ParseResult result = read(bytes, count, depth_limit, storage, tape);
  if (result.Code() != rapidjson::kParseErrorNumberTooBig) return;
  storage.tokens.clear();
  storage.arena.clear();
  tape.error = CRJ_OK;
  tape.error_offset = 0;
  const std::vector<uint8_t> copy = without_large_numbers(bytes, count);
  read(copy.data(), count, depth_limit, storage, tape);
}

}  // namespace

crj_tape crj_parse(const uint8_t *bytes, size_t count, uint32_t depth_limit) {
  crj_tape tape = {};
  Storage *storage = new (std::nothrow) Storage;
  if (storage == nullptr) {
    tape.error = CRJ_OUT_OF_MEMORY;
    return tape;
  }
  try {
    parse(bytes, count, depth_limit, *storage, tape);
  } catch (const std::bad_alloc &) {
    tape.error = CRJ_OUT_OF_MEMORY;
  }
  tape.tokens = storage->tokens.data();
  tape.token_count = storage->tokens.size();
  tape.arena = storage->arena.data();
  tape.arena_count = storage->arena.size();
  tape.owner = storage;
  return tape;
}

void crj_free(crj_tape tape) { delete static_cast<Storage *>(tape.owner); }
