/** Binary search: what keeps every frame's cost independent of how long a run is. */

/**
 * The first index whose element is not less than `value`. O(log n).
 *
 * @param {ArrayLike<number>} sorted
 * @param {number} value
 * @returns {number}
 */
export const lowerBound = (sorted, value) => partition(sorted.length, (i) => sorted[i] < value);

/**
 * How many indexes from 0 satisfy `holds`, which must hold for a prefix alone. O(log n).
 *
 * @param {number} count
 * @param {(index: number) => boolean} holds
 * @param {number} [from] where to begin: everything before it is known to hold
 * @returns {number}
 */
export function partition(count, holds, from = 0) {
  let low = from;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The same for an answer that is likely to be near `from`: it looks 1, 2, 4, … further before it
 * halves, so that it costs O(log of the distance).
 *
 * @param {number} count
 * @param {(index: number) => boolean} holds
 * @param {number} from everything before it is known to hold
 * @returns {number}
 */
export function partitionNear(count, holds, from) {
  let low = from;
  let reach = 1;
  while (low + reach <= count && holds(low + reach - 1)) {
    low += reach;
    reach *= 2;
  }
  return partition(Math.min(low + reach, count), holds, low);
}
