import type { Bridge } from '../../../main/bridge/bridge.ts';
import { createRandom } from '../../../shared/lib/random.ts';
import { seed } from '../../support/arbitrary-seed.ts';

type Served = Pick<Bridge, 'handle' | 'watch'>;

/** The longest delay on the way to the desk, and on the way back, in milliseconds; 0 where none is wanted. */
export const longestDelayMs = Number(process.env.DESK_UI_DELAY ?? 0);

/**
 * Delays requests, answers and changes by random times, as a busy computer does, so that tests which rely on an order
 * that nothing guarantees fail. Answers may overtake each other; the changes for one window stay in order.
 */
export function slowly({ handle, watch }: Served, longestMs: number): Served {
  if (longestMs === 0) return { handle, watch };
  const random = createRandom(seed);
  const delay = () => new Promise<void>((resolve) => setTimeout(resolve, random.between(0, longestMs)));
  return {
    handle: async (windowId, request) => {
      await delay();
      const answer = await handle(windowId, request);
      await delay();
      return answer;
    },
    watch: (windowId, listener) => {
      let isWatched = true;
      let earlier: Promise<unknown> = Promise.resolve();
      const stop = watch(windowId, (changes) => {
        earlier = Promise.all([earlier, delay()]).then(() => {
          if (isWatched) listener(changes);
        });
      });
      return () => {
        isWatched = false;
        stop();
      };
    },
  };
}
