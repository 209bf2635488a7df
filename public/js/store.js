/** Holds the state. Everything that changes it goes through `dispatch`. */

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Event} Event */
/** @typedef {{getState: () => State, dispatch: (event: Event) => void, subscribe: (listener: () => void) => void}} Store */

/**
 * @param {State} initial
 * @param {(state: State, event: Event) => State} reduce
 * @returns {Store}
 */
export function makeStore(initial, reduce) {
  let state = initial;
  /** @type {(() => void)[]} */
  const listeners = [];
  return {
    getState: () => state,
    dispatch: (event) => {
      const before = state;
      state = reduce(state, event);
      if (state !== before) for (const listener of listeners) listener();
    },
    subscribe: (listener) => void listeners.push(listener),
  };
}
