import { describe, expect, it } from 'vitest';
import { createSavingTracker, type SavingState } from '../../../../renderer/bridge/saving-tracker.ts';
import { done, failed, type Result } from '../../../../shared/bridge/result.ts';

const saved = done({});
const notSaved = failed('not-saved', 'disk-full');
const refused = failed('refused', 'key.reused');

/** Saves that end when the test says so, and the last state that was shown. */
function controlledSaves() {
  let shown: SavingState = 'saved';
  const { follow, settled } = createSavingTracker((state) => {
    shown = state;
  });
  return {
    shown: () => shown,
    settled,
    begin: () => {
      let resolve: (result: Result<object>) => void = () => undefined;
      const followed = follow(
        new Promise<Result<object>>((end) => {
          resolve = end;
        }),
      );
      return async (result: Result<object>) => {
        resolve(result);
        expect(await followed).toBe(result);
      };
    },
  };
}

describe('the save status', () => {
  it('is Saving until all overlapping saves have ended, in whichever order', async () => {
    const { begin, shown } = controlledSaves();
    const endFirst = begin();
    const endSecond = begin();
    await endSecond(saved);
    expect(shown()).toBe('saving');
    await endFirst(saved);
    expect(shown()).toBe('saved');
  });

  it('is the outcome of the newest save, also if an older one is answered after it', async () => {
    const { begin, shown } = controlledSaves();
    const endFirst = begin();
    const endSecond = begin();
    await endSecond(notSaved);
    await endFirst(saved);
    expect(shown()).toBe('failed');
    const endThird = begin();
    const endFourth = begin();
    await endFourth(saved);
    await endThird(notSaved);
    expect(shown()).toBe('saved');
  });

  it('tells a save that failed from one without contact and from a refusal, which leaves nothing unsaved', async () => {
    const { begin, shown } = controlledSaves();
    await begin()(failed('unavailable', 'program.gone'));
    expect(shown()).toBe('offline');
    await begin()(notSaved);
    expect(shown()).toBe('failed');
    await begin()(refused);
    expect(shown()).toBe('saved');
  });

  it('is waited for until nothing is being saved', async () => {
    const { begin, settled } = controlledSaves();
    let isSettled = false;
    await settled();
    const endFirst = begin();
    const endSecond = begin();
    const waiting = settled().then(() => {
      isSettled = true;
    });
    await endFirst(saved);
    expect(isSettled).toBe(false);
    await endSecond(notSaved);
    await waiting;
    expect(isSettled).toBe(true);
  });
});
