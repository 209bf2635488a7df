#pragma once

#include <cstddef>
#include <cstdint>

namespace crj {

// The source with its end known, so that it needs no terminator. Being a stream of our own also keeps
// RapidJSON from working on a copy of it: Tell() is right whenever the handler is called.
class Source {
 public:
  typedef char Ch;

  Source(const uint8_t *bytes, size_t count)
      : begin_(reinterpret_cast<const char *>(bytes)), next_(begin_), end_(begin_ + count) {}

  Ch Peek() const { return next_ == end_ ? '\0' : *next_; }
  Ch Take() { return next_ == end_ ? '\0' : *next_++; }
  size_t Tell() const { return static_cast<size_t>(next_ - begin_); }

  // The reader asks for these when it parses in place, which we do not.
  Ch *PutBegin() { return nullptr; }
  void Put(Ch) {}
  void Flush() {}
  size_t PutEnd(Ch *) { return 0; }

 private:
  const char *begin_;
  const char *next_;
  const char *end_;
};

}  // namespace crj
