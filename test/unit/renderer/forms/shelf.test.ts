import { beforeEach, describe, expect, test, vi } from 'vitest';
import { stillInTheWay } from '../../../../renderer/forms/files-missing.ts';
import type { HandingIn } from '../../../../renderer/forms/hand-in.ts';
import { createShelf, type Shelf } from '../../../../renderer/forms/shelf.ts';
import { failed } from '../../../../shared/bridge/result.ts';
import { type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { countingIds } from '../../../support/test-desk.ts';

/* The files of a form before a real desk, with files that fail as those on sticks, shares and full disks do. */

type Call = HandingIn['call'];

let window: TestWindow;
let call: Call;
let shelf: Shelf;
let heard: string[][];

beforeEach(async () => {
  window = await (await testBridge()).windowOf('jane');
  call = window.call;
  heard = [];
  shelf = open();
});

function open(patienceMs = 5_000): Shelf {
  const made = createShelf(
    { call: (name, input, ...key) => call(name, input, ...key), patienceMs },
    countingIds('line-'),
  );
  made.onFiles((files) => heard.push(files.map(({ name }) => name)));
  return made;
}

const file = (name: string, text = `in ${name}`) => new File([text], name);

/** A file whose bytes from some place on come as `piece` says. */
function odd(name: string, size: number, piece: (from: number, to: number) => Promise<ArrayBuffer>): File {
  const made = file(name);
  const slice = (from = 0, to = size) => ({ arrayBuffer: () => piece(from, Math.min(to, size)) });
  return Object.defineProperties(made, {
    size: { value: size, writable: true, configurable: true },
    slice: { value: slice },
    arrayBuffer: { value: () => piece(0, size) },
  });
}

const gone = () => Promise.reject(new DOMException('The file has gone', 'NotFoundError'));
const bytes = (size: number) => new ArrayBuffer(size);
const chunk = 256 * 1024;
const tooMany = 'attachments.too-many';

const names = () => shelf.shown().files.map(({ name }) => name);
const lines = () => shelf.shown().moving.map(({ name, error }) => [name, error?.reason ?? error?.code ?? 'reading']);
const idOf = (name: string) => shelf.shown().moving.find((line) => line.name === name)?.id ?? '';

describe('a file that cannot be taken', () => {
  test.each([
    ['has gone before a byte was read', odd('log.txt', 9, gone), 'file.unreadable'],
    ['has gone and looks empty', odd('log.txt', 0, gone), 'file.unreadable'],
    [
      'goes while it is read',
      odd('log.txt', 2 * chunk, (from, to) => (from > 0 ? gone() : Promise.resolve(bytes(to - from)))),
      'file.unreadable',
    ],
    ['has become shorter', odd('log.txt', 9, () => Promise.resolve(bytes(4))), 'file.wrong-size'],
    ['has become longer', odd('log.txt', 0, () => Promise.resolve(bytes(4))), 'file.wrong-size'],
    ['is too large', odd('log.txt', 50 * 1024 * 1024 + 1, async () => bytes(chunk)), 'file.too-large'],
  ])('because it %s says so in its line, stops sending, and leaves the others alone', async (_how, bad, reason) => {
    shelf.add([file('one.txt'), bad, file('two.txt')]);
    expect(await shelf.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    await vi.waitFor(() => expect(names()).toEqual(['one.txt', 'two.txt']));
    expect(lines()).toEqual([['log.txt', reason]]);
    // Pressed again, Send still does not go past it.
    expect(await shelf.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    shelf.remove(idOf('log.txt'));
    expect(await shelf.arrived()).toBeNull();
    expect(names()).toEqual(['one.txt', 'two.txt']);
  });

  test('on a drive that does not answer is given up in the end, and can be taken away before', async () => {
    const silent = () => new Promise<ArrayBuffer>(() => undefined);
    shelf = open(30);
    shelf.add([odd('share.txt', 9, silent), file('two.txt')]);
    expect(await shelf.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    expect(lines()).toContainEqual(['share.txt', 'file.silent']);

    shelf = open(60_000);
    shelf.add([odd('share.txt', 9, silent), file('two.txt')]);
    const arrived = shelf.arrived();
    shelf.remove(idOf('share.txt'));
    expect(await arrived).toBeNull();
    expect(names()).toEqual(['two.txt']);
  });

  test('is taken when it is tried again and the cause has gone', async () => {
    let isGone = true;
    const stick = odd('stick.txt', 9, async (from, to) => (isGone ? gone() : bytes(to - from)));
    shelf.add([stick]);
    await shelf.arrived();
    expect(lines()).toEqual([['stick.txt', 'file.unreadable']]);
    isGone = false;
    shelf.tryAgain(idOf('stick.txt'));
    expect(lines()).toEqual([['stick.txt', 'reading']]);
    expect(await shelf.arrived()).toBeNull();
    expect(names()).toEqual(['stick.txt']);
    expect(heard).toEqual([['stick.txt']]);
  });

  test.each(['file.begin', 'file.append', 'file.finish'] as const)(
    'because %s fails says why, and is taken when the desk is back',
    async (which) => {
      const full = failed('not-saved', 'disk-full');
      let isFull = true;
      call = async (name, input, ...key) => (isFull && name === which ? full : window.call(name, input, ...key));
      shelf.add([file('log.txt')]);
      expect(await shelf.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
      expect(lines()).toEqual([['log.txt', 'disk-full']]);
      isFull = false;
      shelf.tryAgain(idOf('log.txt'));
      expect(await shelf.arrived()).toBeNull();
      expect(names()).toEqual(['log.txt']);
    },
  );

  test.each(['file.begin', 'file.append', 'file.finish'] as const)(
    'K13: is taken once although the answer to %s got lost on its way',
    async (which) => {
      let lost = 0;
      call = async (name, input, ...key) => {
        const answer = await window.call(name, input, ...key);
        if (name !== which || lost > 0) return answer;
        lost += 1;
        return failed('unavailable', 'program.gone');
      };
      shelf.add([file('log.txt', 'x'.repeat(2 * chunk + 5))]);
      expect(await shelf.arrived()).toBeNull();
      expect([lost, names(), shelf.shown().files.map(({ size }) => size)]).toEqual([1, ['log.txt'], [2 * chunk + 5]]);
    },
  );

  test('because the host has gone without an answer says so', async () => {
    call = () => Promise.reject(new Error('The object has been destroyed'));
    shelf.add([file('log.txt'), file('two.txt')]);
    expect((await shelf.arrived())?.reason).toMatch(/^attachments?\.not-taken$/);
    await vi.waitFor(() => expect(lines().map(([, reason]) => reason)).toEqual(['file.unheard', 'file.unheard']));
  });

  test('leaves nothing of it in the desk', async () => {
    const called: string[] = [];
    call = async (name, input, ...key) => {
      called.push(name);
      return window.call(name, input, ...key);
    };
    shelf.add([odd('log.txt', 2 * chunk, (from, to) => (from > 0 ? gone() : Promise.resolve(bytes(to - from))))]);
    await shelf.arrived();
    expect(called).toEqual(['file.begin', 'file.append', 'file.abandon']);
  });

  test('is named as it would be stored, whatever its name hides', () => {
    shelf.add([file('invoice\u202efdp.exe'), file('.env')]);
    expect(lines().map(([name]) => name)).toEqual(['invoice_fdp.exe', '.env']);
  });

  test('because there are 20 already is counted with the others, and all of them go at once', async () => {
    shelf.add(Array.from({ length: 61 }, (_, index) => file(`${index}.txt`)));
    await shelf.arrived();
    const reasons = () => lines().map(([, reason]) => reason);
    await vi.waitFor(() => expect(reasons()).toEqual(Array.from({ length: 41 }, () => tooMany)));
    const error = await shelf.arrived();
    expect(error).toMatchObject({
      reason: 'attachments.not-taken',
      details: { count: 41 },
    });
    const [first, ...others] = shelf.shown().moving.map(({ id }) => id);
    shelf.remove(...others);
    expect(stillInTheWay(error ?? undefined, shelf.shown().moving)?.reason).toBe('attachment.not-taken');
    shelf.remove(first ?? '');
    expect(stillInTheWay(error ?? undefined, shelf.shown().moving)).toBeUndefined();
    expect(await shelf.arrived()).toBeNull();
    expect(names()).toHaveLength(20);
  });

  test('leaves what else is in the way of sending as it is', () => {
    const other = failed('not-saved', 'disk-full').error;
    expect(stillInTheWay(other, shelf.shown().moving)).toBe(other);
  });

  test('because there are 20 already is taken once there is room', async () => {
    shelf.add(Array.from({ length: 21 }, (_, index) => file(`${index}.txt`)));
    expect(await shelf.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    expect(lines()).toEqual([['20.txt', 'attachments.too-many']]);
    shelf.remove(shelf.shown().files[3]?.fileId ?? '');
    shelf.tryAgain(idOf('20.txt'));
    expect(await shelf.arrived()).toBeNull();
    expect(names()).toHaveLength(20);
  });
});

test('a canceled upload reports nothing more', async () => {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  call = async (name, input, ...key) => {
    if (name === 'file.finish') await held;
    return window.call(name, input, ...key);
  };
  shelf.add([file('log.txt')]);
  const arrived = shelf.arrived();
  shelf.remove(idOf('log.txt'));
  finish();
  expect(await arrived).toBeNull();
  expect(shelf.shown()).toEqual({ files: [], moving: [] });
});

test('a file is handed in whole, byte by byte', async () => {
  const content = 'é'.repeat(200_000);
  shelf.add([file('long.txt', content), file('empty.txt', '')]);
  expect(await shelf.arrived()).toBeNull();
  expect(shelf.shown().files.map(({ name, size }) => [name, size])).toEqual([
    ['long.txt', 400_000],
    ['empty.txt', 0],
  ]);
});
