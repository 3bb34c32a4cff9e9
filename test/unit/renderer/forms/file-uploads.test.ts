import { beforeEach, describe, expect, test, vi } from 'vitest';
import { remainingProblem } from '../../../../renderer/forms/failed-uploads.ts';
import { createFileUploads, type FileUploads } from '../../../../renderer/forms/file-uploads.ts';
import type { UploadDesk } from '../../../../renderer/forms/upload-file.ts';
import { failed } from '../../../../shared/bridge/result.ts';
import { type TestWindow, testBridge } from '../../../support/memory-bridge.ts';
import { countingIds } from '../../../support/test-desk.ts';

/* The files of a form before a real desk, with files that fail as those on sticks, shares and full disks do. */

type Call = UploadDesk['call'];

let window: TestWindow;
let call: Call;
let uploads: FileUploads;
let heard: string[][];

beforeEach(async () => {
  window = await (await testBridge()).windowOf('jane');
  call = window.call;
  heard = [];
  uploads = open();
});

function open(patienceMs = 5_000): FileUploads {
  const made = createFileUploads(
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

const names = () => uploads.shown().files.map(({ name }) => name);
const lines = () => uploads.shown().moving.map(({ name, error }) => [name, error?.reason ?? error?.code ?? 'reading']);
const idOf = (name: string) => uploads.shown().moving.find((line) => line.name === name)?.id ?? '';

describe('a failed upload', () => {
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
    uploads.add([file('one.txt'), bad, file('two.txt')]);
    expect(await uploads.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    await vi.waitFor(() => expect(names()).toEqual(['one.txt', 'two.txt']));
    expect(lines()).toEqual([['log.txt', reason]]);
    // Pressed again, Send still does not go past it.
    expect(await uploads.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    uploads.remove(idOf('log.txt'));
    expect(await uploads.arrived()).toBeNull();
    expect(names()).toEqual(['one.txt', 'two.txt']);
  });

  test('on a drive that does not respond times out, and can be removed before', async () => {
    const silent = () => new Promise<ArrayBuffer>(() => undefined);
    uploads = open(30);
    uploads.add([odd('share.txt', 9, silent), file('two.txt')]);
    expect(await uploads.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    expect(lines()).toContainEqual(['share.txt', 'file.silent']);

    uploads = open(60_000);
    uploads.add([odd('share.txt', 9, silent), file('two.txt')]);
    const arrived = uploads.arrived();
    uploads.remove(idOf('share.txt'));
    expect(await arrived).toBeNull();
    expect(names()).toEqual(['two.txt']);
  });

  test('succeeds when it is retried after its cause is gone', async () => {
    let isGone = true;
    const stick = odd('stick.txt', 9, async (from, to) => (isGone ? gone() : bytes(to - from)));
    uploads.add([stick]);
    await uploads.arrived();
    expect(lines()).toEqual([['stick.txt', 'file.unreadable']]);
    isGone = false;
    uploads.tryAgain(idOf('stick.txt'));
    expect(lines()).toEqual([['stick.txt', 'reading']]);
    expect(await uploads.arrived()).toBeNull();
    expect(names()).toEqual(['stick.txt']);
    expect(heard).toEqual([['stick.txt']]);
  });

  test.each(['file.begin', 'file.append', 'file.finish'] as const)(
    'because %s fails says why, and is taken when the desk is back',
    async (which) => {
      const full = failed('not-saved', 'disk-full');
      let isFull = true;
      call = async (name, input, ...key) => (isFull && name === which ? full : window.call(name, input, ...key));
      uploads.add([file('log.txt')]);
      expect(await uploads.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
      expect(lines()).toEqual([['log.txt', 'disk-full']]);
      isFull = false;
      uploads.tryAgain(idOf('log.txt'));
      expect(await uploads.arrived()).toBeNull();
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
      uploads.add([file('log.txt', 'x'.repeat(2 * chunk + 5))]);
      expect(await uploads.arrived()).toBeNull();
      expect([lost, names(), uploads.shown().files.map(({ size }) => size)]).toEqual([1, ['log.txt'], [2 * chunk + 5]]);
    },
  );

  test('because the host has gone without an answer says so', async () => {
    call = () => Promise.reject(new Error('The object has been destroyed'));
    uploads.add([file('log.txt'), file('two.txt')]);
    expect((await uploads.arrived())?.reason).toMatch(/^attachments?\.not-taken$/);
    await vi.waitFor(() => expect(lines().map(([, reason]) => reason)).toEqual(['file.unheard', 'file.unheard']));
  });

  test('leaves nothing of it in the desk', async () => {
    const called: string[] = [];
    call = async (name, input, ...key) => {
      called.push(name);
      return window.call(name, input, ...key);
    };
    uploads.add([odd('log.txt', 2 * chunk, (from, to) => (from > 0 ? gone() : Promise.resolve(bytes(to - from))))]);
    await uploads.arrived();
    expect(called).toEqual(['file.begin', 'file.append', 'file.abandon']);
  });

  test('is named as it would be stored, whatever its name hides', () => {
    uploads.add([file('invoice\u202efdp.exe'), file('.env')]);
    expect(lines().map(([name]) => name)).toEqual(['invoice_fdp.exe', '.env']);
  });

  test('because there are 20 already is counted with the others, and all of them go at once', async () => {
    uploads.add(Array.from({ length: 61 }, (_, index) => file(`${index}.txt`)));
    await uploads.arrived();
    const reasons = () => lines().map(([, reason]) => reason);
    await vi.waitFor(() => expect(reasons()).toEqual(Array.from({ length: 41 }, () => tooMany)));
    const error = await uploads.arrived();
    expect(error).toMatchObject({
      reason: 'attachments.not-taken',
      details: { count: 41 },
    });
    const [first, ...others] = uploads.shown().moving.map(({ id }) => id);
    uploads.remove(...others);
    expect(remainingProblem(error ?? undefined, uploads.shown().moving)?.reason).toBe('attachment.not-taken');
    uploads.remove(first ?? '');
    expect(remainingProblem(error ?? undefined, uploads.shown().moving)).toBeUndefined();
    expect(await uploads.arrived()).toBeNull();
    expect(names()).toHaveLength(20);
  });

  test('leaves what else is in the way of sending as it is', () => {
    const other = failed('not-saved', 'disk-full').error;
    expect(remainingProblem(other, uploads.shown().moving)).toBe(other);
  });

  test('for the limit of 20 succeeds once there is room', async () => {
    uploads.add(Array.from({ length: 21 }, (_, index) => file(`${index}.txt`)));
    expect(await uploads.arrived()).toMatchObject({ reason: 'attachment.not-taken' });
    expect(lines()).toEqual([['20.txt', 'attachments.too-many']]);
    uploads.remove(uploads.shown().files[3]?.fileId ?? '');
    uploads.tryAgain(idOf('20.txt'));
    expect(await uploads.arrived()).toBeNull();
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
  uploads.add([file('log.txt')]);
  const arrived = uploads.arrived();
  uploads.remove(idOf('log.txt'));
  finish();
  expect(await arrived).toBeNull();
  expect(uploads.shown()).toEqual({ files: [], moving: [] });
});

test('a file is handed in whole, byte by byte', async () => {
  const content = 'é'.repeat(200_000);
  uploads.add([file('long.txt', content), file('empty.txt', '')]);
  expect(await uploads.arrived()).toBeNull();
  expect(uploads.shown().files.map(({ name, size }) => [name, size])).toEqual([
    ['long.txt', 400_000],
    ['empty.txt', 0],
  ]);
});
