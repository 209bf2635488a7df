/* records ROW A B: a bare C loop that writes a record a step, of the size that Interleave's record of a
 * plain yield has; prints what asyncio_peer.py prints. It has two rows of its own.
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

enum { chunk_bytes = 1 << 16, widest = 8 };

typedef struct Task {
  int (*step)(struct Task *);
  long left;
} Task;

static char *pool;
static char *next, *end;
static long chunk;

static void refill(void) {
  next = pool + chunk++ * chunk_bytes;
  end = next + chunk_bytes - widest;
}

/* Interleave's record of a yield is a number of 13 bits and, above them, the task's index, seven bits to
 * a byte. Most tasks are as wide as the last one: all records of a run get its size. */
static int size_of_record(long tasks) {
  int bits = 14;
  for (long index = tasks - 1; index > 1; index /= 2) bits++;
  return (bits + 6) / 7;
}

static inline void record(uint64_t number, int size) {
  if (next > end) refill();
  memcpy(next, &number, widest);
  next += size;
}

static int yielder(Task *task) { return task->left-- > 0; }

static double yields(long tasks, long count, int size) {
  Task *all = malloc(sizeof(Task) * tasks);
  uint32_t places = 1;
  while (places < tasks + 1) places *= 2;
  uint32_t *ring = malloc(sizeof(uint32_t) * places), mask = places - 1, head = 0, tail = 0;
  for (long i = 0; i < tasks; i++) {
    all[i] = (Task){yielder, count};
    ring[tail++ & mask] = (uint32_t)i;
  }
  while (head != tail) {
    uint32_t index = ring[head++ & mask];
    int goes_on = all[index].step(&all[index]);
    record((uint64_t)goes_on | (uint64_t)index << 13, size);
    if (goes_on) ring[tail++ & mask] = index;
  }
  free(all);
  free(ring);
  return (double)tasks * (count + 1);
}

static double records(long first, long second, int size) {
  for (long i = 0; i < first * second; i++) record((uint64_t)i, size);
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
  int size = size_of_record(first);
  size_t pool_bytes = (records_kept * size / (chunk_bytes - 2 * widest) + 1) * chunk_bytes;
  pool = malloc(pool_bytes);
  memset(pool, 1, pool_bytes);
  printf(is_yields ? "C loop with %d-byte records\n" : "C, %d-byte records alone\n", size);
  for (int round = 0; round < 6; round++) {
    chunk = 0;
    refill();
    double start = seconds_now();
    double steps = is_yields ? yields(first, second, size) : records(first, second, size);
    double seconds = seconds_now() - start;
    if (round > 0) printf("%f\n", steps / seconds);
  }
}
