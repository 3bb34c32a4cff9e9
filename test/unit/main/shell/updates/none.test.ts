import { describe, expect, test } from 'vitest';
import { createUpdates } from '../../../../../main/shell/updates/updates.ts';

const log = { info: () => undefined, warn: () => undefined };

describe('a copy that does not update itself', () => {
  test.each([
    ['since nobody said where from', undefined, false, 'updates.none'],
    ['since it has no certificate', () => Promise.reject(new Error('opened')), true, 'updates.unsigned'],
    ['which has no certificate either', undefined, true, 'updates.none'],
  ] as const)('ES21: %s says so, asks nobody, and still starts again', async (_why, feed, isUnsigned, reason) => {
    const started: string[] = [];
    const updates = createUpdates({ log, isOn: true, feed, isUnsigned, startAgain: () => void started.push('again') });
    expect(updates.state()).toEqual({ kind: 'none', reason });
    expect(await updates.check()).toEqual({
      ok: false,
      error: { code: 'unavailable', reason },
    });
    updates.installAndStart();
    updates.installAtEnd();
    expect(started).toEqual(['again']);
  });
});
