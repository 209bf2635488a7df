// coroutines ROW A B: the rate of one row on a bare loop over C++20 coroutines; prints what
// asyncio_peer.py prints. It records nothing, cancels nothing, limits nothing and has a virtual clock:
// it stands for what the machine can do at best.
#include <chrono>
#include <coroutine>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <exception>
#include <queue>
#include <utility>
#include <vector>

using Handle = std::coroutine_handle<>;

class Ring {
 public:
  bool empty() const { return head == tail; }
  void push(Handle handle) {
    if (tail - head == slots.size()) grow();
    slots[tail++ & (slots.size() - 1)] = handle;
  }
  Handle pop() { return slots[head++ & (slots.size() - 1)]; }

 private:
  void grow() {
    std::vector<Handle> larger(slots.size() * 2);
    for (size_t i = head; i != tail; i++) larger[i - head] = slots[i & (slots.size() - 1)];
    tail -= head;
    head = 0;
    slots.swap(larger);
  }
  std::vector<Handle> slots = std::vector<Handle>(1024);
  size_t head = 0, tail = 0;
};

struct Timer {
  long at;
  Handle handle;
  bool operator<(const Timer &other) const { return at > other.at; }
};

static Ring ready;
static std::priority_queue<Timer> timers_set;
static long now;

static void run_loop() {
  for (;;) {
    while (!ready.empty()) ready.pop().resume();
    if (timers_set.empty()) return;
    now = timers_set.top().at;
    while (!timers_set.empty() && timers_set.top().at <= now) {
      ready.push(timers_set.top().handle);
      timers_set.pop();
    }
  }
}

struct Yield {
  bool await_ready() const { return false; }
  void await_suspend(Handle handle) const { ready.push(handle); }
  void await_resume() const {}
};

struct Sleep {
  long nanoseconds;
  bool await_ready() const { return false; }
  void await_suspend(Handle handle) const { timers_set.push({now + nanoseconds, handle}); }
  void await_resume() const {}
};

// What a group of tasks is joined by: a count, and who waits for it to reach 0.
struct Join {
  long left;
  Handle waiter = nullptr;
  bool await_ready() const { return left == 0; }
  void await_suspend(Handle handle) { waiter = handle; }
  void await_resume() const {}
};

// A task: begins in the ready queue, frees itself at its end, and tells its join.
struct Task {
  struct promise_type {
    Join *join = nullptr;
    Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_never final_suspend() noexcept {
      if (join && --join->left == 0 && join->waiter) ready.push(join->waiter);
      return {};
    }
    void return_void() {}
    void unhandled_exception() { std::terminate(); }
  };
  std::coroutine_handle<promise_type> handle;
  void spawn(Join *join = nullptr) {
    handle.promise().join = join;
    ready.push(handle);
  }
};

struct Event {
  bool is_set = false;
  Handle waiter = nullptr;
  void set() {
    is_set = true;
    if (waiter) ready.push(std::exchange(waiter, nullptr));
  }
  bool await_ready() const { return is_set; }
  void await_suspend(Handle handle) { waiter = handle; }
  void await_resume() { is_set = false; }
};

static Task yielder(long count) {
  for (long i = 0; i < count; i++) co_await Yield{};
}

static Task sleeper(long nanoseconds) { co_await Sleep{nanoseconds}; }

static Task child() { co_return; }

static Task spawner(long count) {
  for (long i = 0; i < count; i++) {
    Join join{1};
    child().spawn(&join);
    co_await join;
  }
}

static Task player(long rounds, Event &mine, Event &other) {
  for (long i = 0; i < rounds; i++) {
    co_await mine;
    other.set();
  }
}

struct Channel {
  size_t capacity;
  std::deque<long> items;
  Event room, filled;
};

static Task producer(long items, Channel &channel) {
  for (long i = 0; i < items; i++) {
    while (channel.items.size() >= channel.capacity) co_await channel.room;
    channel.items.push_back(i);
    channel.filled.set();
  }
}

static Task consumer(long items, Channel &channel) {
  for (long i = 0; i < items; i++) {
    while (channel.items.empty()) co_await channel.filled;
    channel.items.pop_front();
    channel.room.set();
  }
}

static Task gatherer(long rounds, long width) {
  for (long i = 0; i < rounds; i++) {
    Join join{width};
    for (long j = 0; j < width; j++) yielder(1).spawn(&join);
    co_await join;
  }
}

// Runs a row once; returns how many operations it counts, or 0 where there is no such row.
static long run(const char *row, long first, long second) {
  if (!strcmp(row, "yields")) {
    for (long i = 0; i < first; i++) yielder(second).spawn();
    run_loop();
    return first * (second + 1);
  }
  if (!strcmp(row, "timers")) {
    for (long i = 0; i < first; i++) sleeper((i * 7919 % first + 1) * 10).spawn();
  } else if (!strcmp(row, "spawn")) {
    spawner(first).spawn();
  } else if (!strcmp(row, "events")) {
    Event ping, pong;
    ping.set();
    player(first, ping, pong).spawn();
    player(first, pong, ping).spawn();
    run_loop();
  } else if (!strcmp(row, "queue")) {
    Channel channel{size_t(second), {}, {}, {}};
    producer(first, channel).spawn();
    consumer(first, channel).spawn();
    run_loop();
  } else if (!strcmp(row, "gather")) {
    gatherer(first, second).spawn();
    run_loop();
    return first * second;
  } else {
    return 0;
  }
  run_loop();
  return first;
}

int main(int, char **arguments) {
  const char *row = arguments[1];
  long first = atol(arguments[2]), second = atol(arguments[3]);
  puts("C++20 coroutines, bare loop");
  for (int round = 0; round < 6; round++) {
    now = 0;
    auto start = std::chrono::steady_clock::now();
    long operations = run(row, first, second);
    std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    if (operations == 0) return 3;
    if (round > 0) printf("%f\n", operations / seconds.count());
  }
}
