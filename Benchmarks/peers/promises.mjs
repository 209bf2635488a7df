// promises.mjs ROW A B: the rate of one row on Node's promises; prints what asyncio_peer.py prints.

const noSuchRow = 3

/** An event as Node's users write it: a promise and its resolver. */
class Signal {
  #resolve = null
  #isSet = false

  set() {
    this.#isSet = true
    this.#resolve?.()
    this.#resolve = null
  }

  clear() {
    this.#isSet = false
  }

  async wait() {
    if (!this.#isSet) await new Promise((resolve) => (this.#resolve = resolve))
  }
}

/** A bounded queue of one producer and one consumer, on two signals. */
class Channel {
  #items = []
  #head = 0
  #room = new Signal()
  #filled = new Signal()

  constructor(capacity) {
    this.capacity = capacity
  }

  get #count() {
    return this.#items.length - this.#head
  }

  async put(item) {
    while (this.#count >= this.capacity) {
      this.#room.clear()
      await this.#room.wait()
    }
    this.#items.push(item)
    this.#filled.set()
  }

  async get() {
    while (this.#count === 0) {
      this.#filled.clear()
      await this.#filled.wait()
    }
    const item = this.#items[this.#head++]
    if (this.#head === this.#items.length) {
      this.#items.length = 0
      this.#head = 0
    }
    this.#room.set()
    return item
  }
}

/** A task: its body begins when its turn comes, as in every other peer, and not inside the call. */
const spawn = (body) => Promise.resolve().then(body)

const times = (count, make) => Array.from({ length: count }, (_, index) => make(index))

const rows = {
  async yields(tasks, count) {
    async function yielder() {
      for (let i = 0; i < count; i++) await null
    }
    await Promise.all(times(tasks, () => spawn(yielder)))
  },

  // Node's timers have milliseconds: most of these deadlines fall together.
  async timers(sleepers) {
    const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))
    const wait = (i) => sleep((((i * 7919) % sleepers) + 1) * 1e-5)
    await Promise.all(times(sleepers, (i) => spawn(() => wait(i))))
  },

  async spawn(count) {
    async function child() {}
    for (let i = 0; i < count; i++) await spawn(child)
  },

  async events(rounds) {
    const ping = new Signal()
    const pong = new Signal()
    async function player(mine, other) {
      for (let i = 0; i < rounds; i++) {
        await mine.wait()
        mine.clear()
        other.set()
      }
    }
    ping.set()
    await Promise.all([spawn(() => player(ping, pong)), spawn(() => player(pong, ping))])
  },

  async queue(items, capacity) {
    const channel = new Channel(capacity)
    async function produce() {
      for (let i = 0; i < items; i++) await channel.put(i)
    }
    async function consume() {
      for (let i = 0; i < items; i++) await channel.get()
    }
    await Promise.all([spawn(produce), spawn(consume)])
  },

  async gather(rounds, width) {
    async function child() {
      await null
    }
    for (let i = 0; i < rounds; i++) await Promise.all(times(width, () => spawn(child)))
  },
}

const [row, first, second] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])]
if (!(row in rows)) process.exit(noSuchRow)
const operations = row === "yields" ? first * (second + 1) : row === "gather" ? first * second : first
console.log(`Node ${process.versions.node} promises`)
for (let round = 0; round < 6; round++) {
  const start = performance.now()
  await rows[row](first, second)
  const seconds = (performance.now() - start) / 1000
  if (round > 0) console.log(operations / seconds)
}
