import { beforeEach, describe, expect, test } from 'vitest';
import { openRecovery, type Recovery } from '../../../../main/session/recovery.ts';
import { recoveryCodeOf } from '../../../../shared/bridge/recovery-code.ts';
import { quickly } from '../../../support/quick-hash.ts';
import { createSimulatedDisk, type SimulatedDisk, systemError } from '../../../support/simulated-disk.ts';

const folder = '/home/desk';
const path = `${folder}/recovery.json`;
const otherCode = recoveryCodeOf(Array.from({ length: 24 }, (_, index) => index));

let disk: SimulatedDisk;
let nowMs: number;

beforeEach(async () => {
  disk = createSimulatedDisk();
  await disk.makeFolder(folder);
  nowMs = Date.UTC(2026, 10, 16, 14, 0);
});

function open(on = disk): Promise<Recovery> {
  return openRecovery({ disk: on, folder, onFault: () => undefined, nowMs: () => nowMs, hash: quickly });
}

/** The answer to an attempt: right, the error, or the seconds to wait. */
async function told(recovery: Recovery, code: string): Promise<string | number> {
  const answer = await recovery.check(code);
  if (answer === 'right') return 'right';
  return answer.waitMs > 0 ? answer.waitMs / 1_000 : answer.problem;
}

describe('a recovery code', () => {
  test('P21: is right after a restart and a power cut, and only its hash is on the disk', async () => {
    const { code } = await (await open()).make();
    for (const later of [disk, disk.powerCutLosingAll()]) {
      const recovery = await open(later);
      expect(recovery.state()).toEqual({ kind: 'made', madeMs: nowMs, isKept: false });
      expect([await told(recovery, code), await told(recovery, otherCode)]).toEqual(['right', 'recovery.wrong']);
    }
    const written = [...disk.files()].map(([name, bytes]) => name + String(bytes)).join('\n');
    for (const group of code.split('-')) expect(written).not.toContain(group);
  });

  test('P22: counts as stored once a person confirms this very one', async () => {
    const recovery = await open();
    const first = await recovery.make();
    nowMs += 1;
    const second = await recovery.make();
    await recovery.noteKept(first.madeMs);
    expect(recovery.state()).toMatchObject({ isKept: false });
    await recovery.noteKept(second.madeMs);
    expect((await open()).state()).toEqual({ kind: 'made', madeMs: second.madeMs, isKept: true });
  });

  test('P23: is good for nothing once there is a newer one', async () => {
    const recovery = await open();
    const { code: first } = await recovery.make();
    const { code: second } = await recovery.make();
    expect([await told(recovery, first), await told(recovery, second)]).toEqual(['recovery.wrong', 'right']);
  });

  test('P21: is the old one or the new one, and never none, whichever call the disk refuses', async () => {
    const { code: old } = await (await open()).make();
    for (let call = 1, isMade = false; !isMade; call++) {
      const failing = disk.copy();
      const recovery = await open(failing);
      const first = failing.callCount();
      failing.hooks = {
        before: ({ number }) => {
          if (number === first + call) throw systemError('EIO');
        },
      };
      const made = await recovery.make().catch(() => undefined);
      isMade = failing.callCount() < first + call;
      failing.hooks = {};
      const later = await open(failing);
      if (made) expect(await told(later, made.code)).toBe('right');
      else expect(await told(later, old)).toBe('right');
      if (made) await later.noteKept(made.madeMs);
      if (made) expect(await told(later, old)).toBe('recovery.wrong');
    }
  });
});

describe('wrong codes', () => {
  test('P25: have to wait like wrong PINs, also after a restart and when the clock is set back', async () => {
    const { code } = await (await open()).make();
    const recovery = await open();
    const answers: (string | number)[] = [];
    for (let count = 0; count < 5; count++) answers.push(await told(recovery, otherCode));
    expect(answers).toEqual([...Array.from({ length: 4 }, () => 'recovery.wrong'), 5]);
    expect(await told(await open(), code)).toBe(5);
    nowMs -= 365 * 24 * 3_600_000;
    expect(await told(await open(), code)).toBe(5);
    nowMs += 5_000;
    expect(await told(await open(), code)).toBe('right');
  });

  test('P29: that come in a crowd are sent away beyond a few', async () => {
    const recovery = await open();
    await recovery.make();
    const answers = await Promise.all(Array.from({ length: 12 }, () => told(recovery, otherCode)));
    expect(answers).toEqual([
      ...Array.from({ length: 4 }, () => 'recovery.wrong'),
      5,
      ...Array.from({ length: 7 }, () => 'secret.crowd'),
    ]);
  });
});

describe('a desk without a code', () => {
  test('P22: says that it has none and that its file is damaged, and then still creates one', async () => {
    expect((await open()).state()).toEqual({ kind: 'none' });
    expect(await told(await open(), otherCode)).toBe('recovery.none');
    disk.put(path, '{ "sum": "spoilt');
    const damaged = await open();
    expect(damaged.state()).toEqual({ kind: 'damaged' });
    expect(await told(damaged, otherCode)).toBe('recovery.damaged');
    const { code } = await damaged.make();
    expect(await told(await open(), code)).toBe('right');
  });
});
