/* records ROW A B: a bare C loop that writes a record of 16 bytes a step; prints what asyncio_peer.py
 * prints. It has two rows of its own.
 *
 *   yields    A tasks that yield B times: takes a task from a ring, calls it through a pointer, writes
 *             a record into chunks of 64 KiB, puts the task back. What a recording loop cannot go
 *             without.
 *   records   A times B records, written one after the other: what the memory takes.
 *
 * A run's records are all kept until its end, as a recorder must; their memory is touched in the warm-up
 * and used again by the next run, as the recorder's chunk pool does.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { chunk_words = 8192 };

typedef struct Task {
  int (*step)(struct Task *);
  long left;
} Task;

static uint64_t *pool;
static uint64_t *next, *end;
static long chunk;

static void refill(void) {
  next = pool + chunk++ * chunk_words;
  end = next + chunk_words;
}

static inline void record(uint64_t first, uint64_t second) {
  if (next == end) refill();
  next[0] = first;
  next[1] = second;
  next += 2;
}

static int yielder(Task *task) { return task->left-- > 0; }

static double yields(long tasks, long count) {
  Task *all = malloc(sizeof(Task) * tasks);
  uint32_t size = 1;
  while (size < tasks + 1) size *= 2;
  uint32_t *ring = malloc(sizeof(uint32_t) * size), mask = size - 1, head = 0, tail = 0;
  for (long i = 0; i < tasks; i++) {
    all[i] = (Task){yielder, count};
    ring[tail++ & mask] = (uint32_t)i;
  }
  while (head != tail) {
    uint32_t index = ring[head++ & mask];
    int goes_on = all[index].step(&all[index]);
    record((uint64_t)goes_on | (uint64_t)index << 32, index);
    if (goes_on) ring[tail++ & mask] = index;
  }
  free(all);
  free(ring);
  return (double)tasks * (count + 1);
}

static double records(long first, long second) {
  for (long i = 0; i < first * second; i++) record((uint64_t)i << 32, (uint64_t)i);
  return (double)first * second;
}

static double seconds_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
  (void)count;
  int is_yields = !strcmp(arguments[1], "yields");
  if (!is_yields && strcmp(arguments[1], "records")) return 3;
  long first = atol(arguments[2]), second = atol(arguments[3]);
  size_t records_kept = (size_t)first * (second + 1);
  size_t pool_bytes = (records_kept * 2 / chunk_words + 1) * chunk_words * sizeof(uint64_t);
  pool = malloc(pool_bytes);
  memset(pool, 1, pool_bytes);
  puts(is_yields ? "C loop with 16-byte records" : "C, 16-byte records alone");
  for (int round = 0; round < 6; round++) {
    chunk = 0;
    next = end = NULL;
    double start = seconds_now();
    double steps = is_yields ? yields(first, second) : records(first, second);
    double seconds = seconds_now() - start;
    if (round > 0) printf("%f\n", steps / seconds);
  }
}
