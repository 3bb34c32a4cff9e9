import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type AskTerminal, resetSecrets } from '../../../../main/desk/reset-secrets.ts';
import { showTickets } from '../../../../main/inspect/show.ts';
import { nodeDisk } from '../../../../main/platform/node-disk.ts';
import { randomPassphrase } from '../../../../main/platform/random-ids.ts';
import { startingRecord } from '../../../../shared/domain/starting-records.ts';
import { bridgeOver, foundedBridgeDisk, portsFor, secretOf, testBridge } from '../../../support/memory-bridge.ts';
import type { MemoryDisk } from '../../../support/memory-disk.ts';
import { sentenceOf } from '../../../support/sentence.ts';
import { countingIds, expectDone, monday, temporaryFolder } from '../../../support/test-desk.ts';

const chosen = 'three kettles on a roof';
const newKey = countingIds('reset-key-');

let one: MemoryDisk;
let two: MemoryDisk;
let disk: MemoryDisk;

const second = startingRecord('agent', 'ada', {
  name: 'Ada Park',
  colour: 'red',
  departmentId: 'department-support',
  roleId: 'role-all-access',
  extended: [],
  isAdministrator: true,
});

beforeAll(async () => {
  one = await foundedBridgeDisk({ signers: ['jane', 'john'] });
  two = await foundedBridgeDisk({ signers: ['jane', 'john', 'ada'], records: [second] });
});

beforeEach(() => {
  disk = one.copy();
});

interface Reset {
  readonly code: number;
  readonly lines: readonly string[];
  readonly questions: readonly string[];
}

/** Runs the command with these answers at the terminal, or without a terminal. */
async function reset(
  wishes: { isAgreed?: boolean; administrator?: string },
  answers?: readonly string[],
): Promise<Reset> {
  const lines: string[] = [];
  const questions: string[] = [];
  const left = [...(answers ?? [])];
  const ask: AskTerminal = async (question) => {
    questions.push(question);
    return left.shift() ?? expect.fail(`Nobody answers: ${question}`);
  };
  const code = await resetSecrets(
    {
      live: portsFor(disk, '/here', { nowMs: monday }),
      print: (line) => lines.push(line),
      explain: sentenceOf,
      ask: answers && ask,
      randomPassphrase,
    },
    { isAgreed: false, administrator: undefined, ...wishes },
  );
  return { code, lines, questions };
}

async function signIn(agentId: string, secret: string): Promise<string> {
  const desk = await bridgeOver(disk);
  const answer = await desk.window('door').call('session.signIn', { agentId, secret });
  await desk.close();
  return answer.ok ? 'in' : (answer.error.reason ?? '');
}

function onceIn({ lines }: Reset): string {
  return lines.find((line) => line.startsWith('    '))?.trim() ?? expect.fail('No passphrase was printed');
}

const secretFiles = () => [...disk.files().keys()].filter((path) => path.includes('/secrets.json'));
const bytesOf = (on: MemoryDisk) =>
  new Set([...on.files()].filter(([path]) => path.includes('secrets.json')).map(([, bytes]) => String(bytes)));

describe('npm run desk -- reset-secrets', () => {
  test.each<[string, (path: string) => Promise<void>]>([
    ['whole', async () => undefined],
    ['damaged', async (path) => disk.put(path, Buffer.from(`spoilt ${path}`))],
    ['empty', async (path) => disk.put(path, Buffer.alloc(0))],
    ['gone', (path) => disk.remove(path)],
  ])(
    'P27: gives an administrator a passphrase that works once, where secrets.json is %s; what was there is kept',
    async (_how, spoil) => {
      for (const path of secretFiles()) await spoil(path);
      const before = bytesOf(disk);
      const done = await reset({ isAgreed: true });
      expect(done.code).toBe(0);
      const once = onceIn(done);
      expect(done.lines.join('\n')).toMatch(/sign in as Jane Doe with this passphrase\. It works once/);
      expect([...before].filter((bytes) => ![...disk.files().values()].map(String).includes(bytes))).toEqual([]);
      expect(await signIn('jane', secretOf('jane'))).toBe('secret.wrong');
      expect(await signIn('john', secretOf('john'))).toBe('secret.none');
      expect(await signIn('jane', once)).toBe('secret.one-time');
      const desk = await bridgeOver(disk);
      const renewing = { agentId: 'jane', secret: once, newSecret: chosen };
      expectDone(await desk.window('new').call('session.renew', renewing, newKey()));
      await desk.close();
      expect(await signIn('jane', chosen)).toBe('in');
    },
  );

  test('P27: leaves the recovery code as it is, and its own trace in the journal, which show tells', async () => {
    const desk = await bridgeOver(disk);
    const jane = await desk.windowOf('jane');
    expectDone(await jane.call('recovery.make', { secret: secretOf('jane') }, newKey()));
    await desk.close();
    const recovery = () => String(disk.files().get('/here/desk/recovery.json'));
    const before = recovery();
    const { code } = await reset({ isAgreed: true });
    expect([code, recovery()]).toEqual([0, before]);
    const lines: string[] = [];
    await showTickets(disk, '/here/desk', undefined, (line) => lines.push(line));
    expect(lines).toEqual([
      '0 tickets',
      '2026-11-16T14:00:00.000Z  Jane Doe got a new passphrase by npm run desk -- reset-secrets',
    ]);
  });

  test('P27: lets a passphrase be typed, twice and hidden, that is as good as one at the set-up', async () => {
    const hidden: string[] = [];
    const answers = ['yes', 'kettle', 'jane doe 2026', chosen, `${chosen}s`, chosen, chosen];
    const ask: AskTerminal = async (question, isHidden) => {
      if (isHidden) hidden.push(question);
      return answers.shift() ?? expect.fail(`Nobody answers: ${question}`);
    };
    const lines: string[] = [];
    const live = portsFor(disk, '/here', { nowMs: monday });
    const ports = { live, print: (line: string) => void lines.push(line), explain: sentenceOf, ask, randomPassphrase };
    expect(await resetSecrets(ports, { isAgreed: false, administrator: undefined })).toBe(0);
    expect(hidden).toHaveLength(6);
    expect(lines).toEqual(
      expect.arrayContaining([
        'Use at least 12 characters. A few random words are easy to remember.',
        'This passphrase is too close to a name on this desk. Use a few random words.',
        'The passphrases don’t match.',
      ]),
    );
    expect(lines.join('\n')).not.toContain('kettles');
    expect(await signIn('jane', chosen)).toBe('in');
  });

  test('P27: asks before it does anything, and changes no secret without a yes', async () => {
    const before = bytesOf(disk);
    expect(await reset({}, ['no'])).toMatchObject({ code: 1, questions: ['Continue? Type yes: '] });
    const unasked = await reset({});
    expect(unasked.code).toBe(1);
    expect(unasked.lines.at(-1)).toBe('Nothing was changed. Add --yes to continue without confirmation.');
    expect(bytesOf(disk)).toEqual(before);
    expect(await signIn('jane', secretOf('jane'))).toBe('in');
  });

  test('P27: has to know which administrator where there are several, and lists them', async () => {
    disk = two.copy();
    const unsaid = await reset({ isAgreed: true });
    expect(unsaid.code).toBe(1);
    expect(unsaid.lines.slice(1)).toEqual(['  1  Ada Park', '  2  Jane Doe']);
    expect((await reset({ isAgreed: true, administrator: 'John Doe' })).lines[0]).toBe(
      'No administrator is named John Doe:',
    );
    expect((await reset({ isAgreed: true, administrator: '3' })).code).toBe(1);
    expect((await reset({ isAgreed: true, administrator: 'jane  DOE' })).code).toBe(0);
    const asked = await reset({}, ['1', 'yes', '']);
    expect(await signIn('ada', onceIn(asked))).toBe('secret.one-time');
    expect(await signIn('jane', secretOf('jane'))).toBe('secret.none');
  });

  test('P27: does nothing while a Deskside has the desk open, and lets go of it itself', async () => {
    const desk = await bridgeOver(disk);
    const held = await reset({ isAgreed: true });
    expect(held.code).toBe(1);
    expect(held.lines.join(' ')).toMatch(/already open/);
    expectDone(await desk.window('door').call('session.signIn', { agentId: 'jane', secret: secretOf('jane') }));
    await desk.close();
    expect((await reset({ isAgreed: true })).code).toBe(0);
    expect((await reset({ isAgreed: true })).code).toBe(0);
  });

  test('P27: says so where there is no desk', async () => {
    disk = one.copy();
    await disk.removeFolder('/here/desk');
    const { code, lines } = await reset({ isAgreed: true });
    expect([code, lines.length]).toEqual([1, 1]);
  });
});

describe('the command itself', () => {
  test('P27: works on the disk, also where a folder lies in the place of secrets.json, and prints no control characters', async () => {
    const place = await temporaryFolder();
    const founded = await testBridge({ disk: nodeDisk, folder: place.path });
    await founded.deskManager.close();
    const folder = join(place.path, 'desk');
    await rm(join(folder, 'secrets.json'));
    await rm(join(folder, 'secrets.json.previous'));
    await mkdir(join(folder, 'secrets.json'));
    await writeFile(join(folder, 'secrets.json', 'letter.txt'), 'mine');
    const environment = { ...process.env, XDG_DATA_HOME: place.path, HOME: place.path, APPDATA: place.path };
    const words = ['node_modules/tsx/dist/cli.mjs', 'main/desk.ts', 'reset-secrets', folder, '--yes'];
    const { stdout } = await promisify(execFile)(process.execPath, words, { env: environment });
    const [, once] = /^ {4}(\S+)$/m.exec(stdout) ?? [];
    expect(once).toMatch(/^[a-z0-9]{4}(?:-[a-z0-9]{4}){3}$/);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(await readdir(join(folder, 'damaged', 'secrets.json.1'))).toEqual(['letter.txt']);
    const desk = await founded.restarted();
    const answer = await desk.window('door').call('session.signIn', { agentId: 'jane', secret: once ?? '' });
    expect(answer).toMatchObject({ error: { reason: 'secret.one-time' } });
    await desk.close();
    await place.remove();
  });
});
