import { chmod, lstat, mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type LiveDesk, openLiveDesk } from '../../main/desk/live-desk.ts';
import { durableJson } from '../../main/platform/durable-json.ts';
import { nodeDisk } from '../../main/platform/node-disk.ts';
import { openSettings } from '../../main/platform/settings.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { openOrFound, realPorts } from '../support/fault-agent.ts';
import { type AgentScript, buildAgentScript } from '../support/fault-process.ts';
import { sentenceOf } from '../support/sentence.ts';
import { expectDone, someTicket, temporaryFolder } from '../support/test-desk.ts';

interface Place {
  readonly root: string;
  readonly folder: string;
  readonly dataFolder: string;
}

const cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const draft = { slot: { tab: 'intake' }, draftId: 'draft-0001' } as const;

function words(text: string) {
  return { key: 'draft-key', text, files: [], basedOn: 0 };
}

/** A desk with two tickets, a draft saved twice and a try counted twice, closed again. */
async function closedDesk(): Promise<Place> {
  const { path: root, remove } = await temporaryFolder();
  cleanUps.push(remove);
  const place = { root, folder: join(root, 'desk'), dataFolder: join(root, 'data') };
  for (const round of [1, 2]) {
    const desk = expectDone(await openOrFound(await realPorts(place.folder, place.dataFolder)));
    expectDone(
      await desk.engine.run({
        name: 'ticket.open',
        input: someTicket(`Ticket ${round}`),
        key: `key-round-${round}`,
        principal: agentPrincipal('jane'),
      }),
    );
    await desk.drafts.save('jane', draft, words(`draft ${round}`));
    await desk.secrets.noteFailures('jane', { count: round, lastMs: 1 });
    await desk.close();
  }
  return place;
}

async function open({ folder, dataFolder }: Place) {
  const opened = await openLiveDesk(await realPorts(folder, dataFolder));
  if (opened.ok) cleanUps.push(opened.value.close);
  return opened;
}

function summariesOf(desk: LiveDesk): string[] {
  return rowsOn(desk.engine).map(({ fields }) => fields.summary);
}

/** Every file below a folder with its bytes; a folder has none. */
async function contentsOf(root: string): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const entry of (await readdir(root, { recursive: true })).sort()) {
    const path = join(root, entry);
    contents.set(entry, (await stat(path)).isFile() ? (await readFile(path)).toString('base64') : 'folder');
  }
  return contents;
}

const damages: readonly (readonly [string, (path: string) => Promise<void>])[] = [
  ['is empty', (path) => writeFile(path, '')],
  ['holds only NULs', async (path) => writeFile(path, Buffer.alloc((await stat(path)).size))],
  ['lacks its second half', async (path) => truncate(path, Math.floor((await stat(path)).size / 2))],
  ['was edited by hand', async (path) => writeFile(path, (await readFile(path, 'utf8')).replace(/[0-9]/, 'x'))],
];

async function becomesFolder(path: string): Promise<void> {
  await rm(path);
  await mkdir(path);
}

describe.each(damages)('a file that %s', (_what, damage) => {
  test('as desk.json: the older generation opens the desk, as a device of its own', async () => {
    const place = await closedDesk();
    await damage(join(place.folder, 'desk.json'));
    const desk = expectDone(await open(place));
    expect(summariesOf(desk)).toEqual(['Ticket 1', 'Ticket 2']);
    expect(desk.file.device.code).toBe('B');
    const next = expectDone(
      await desk.engine.run({
        name: 'ticket.open',
        input: someTicket(),
        key: 'key-next',
        principal: agentPrincipal('jane'),
      }),
    );
    expect(desk.engine.rows.get(next.ticketIds[0] ?? '')?.number).toBe('B1001');
  });

  test('as desk.json in every generation: one sentence, nothing written, no new desk in its place', async () => {
    const place = await closedDesk();
    for (const name of ['desk.json', 'desk.json.previous']) await damage(join(place.folder, name));
    const before = await contentsOf(place.root);
    const answer = await open(place);
    expect(answer).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    expect(!answer.ok && sentenceOf(answer.error)).toMatch(
      /desk\.json is missing or damaged\. Your tickets are all there\./,
    );
    expect(await openOrFound(await realPorts(place.folder, place.dataFolder))).toMatchObject({ ok: false });
    expect(await contentsOf(place.root)).toEqual(before);
  });

  test('as secrets.json: the older generation counts', async () => {
    const place = await closedDesk();
    await damage(join(place.folder, 'secrets.json'));
    const desk = expectDone(await open(place));
    expect(desk.secrets.failures('jane')).toEqual({ count: 1, lastMs: 1 });
    const file = join(place.folder, 'secrets.json');
    const keptAs = join(place.folder, 'damaged', 'secrets.json.1');
    expect(desk.faults.all()).toMatchObject([{ document: file, file, instead: 'older', keptAs }]);
    expect(summariesOf(desk)).toEqual(['Ticket 1', 'Ticket 2']);
  });

  test('as a draft: the older generation counts, and without one the draft is gone and nothing else', async () => {
    const place = await closedDesk();
    const file = join(place.folder, 'drafts', 'jane.intake.draft-0001.json');
    await damage(file);
    const desk = expectDone(await openLiveDesk(await realPorts(place.folder, place.dataFolder)));
    expect(await desk.drafts.get('jane', draft)).toEqual(words('draft 1'));
    await desk.close();
    await damage(`${file}.previous`);
    const again = expectDone(await open(place));
    expect(await again.drafts.get('jane', draft)).toBeNull();
    expect(summariesOf(again)).toEqual(['Ticket 1', 'Ticket 2']);
  });

  test('as a lock: it names no owner, so it blocks no one', async () => {
    const place = await closedDesk();
    const lock = join(place.folder, 'lock');
    await writeFile(
      lock,
      JSON.stringify({ pid: 1, started: '1', host: 'elsewhere', token: 't', port: 1, secret: 's' }),
    );
    await damage(lock);
    const desk = expectDone(await open(place));
    expect(desk.lock.tookOver).toBe(true);
    expect(JSON.parse(await readFile(lock, 'utf8'))).toMatchObject({ pid: process.pid });
  });

  test('as settings.json: the older generation counts, then the defaults', async () => {
    const { path, remove } = await temporaryFolder();
    cleanUps.push(remove);
    const settings = await openSettings(nodeDisk, path, () => undefined);
    await settings.change({ lastDesk: '/first' });
    await settings.change({ lastDesk: '/second' });
    await damage(join(path, 'settings.json'));
    expect((await openSettings(nodeDisk, path, () => undefined)).read()).toEqual({ lastDesk: '/first' });
    await damage(join(path, 'settings.json.previous'));
    expect((await openSettings(nodeDisk, path, () => undefined)).read()).toEqual({ lastDesk: null });
  });
});

test('a last segment that holds only NULs is set aside and named', async () => {
  const place = await closedDesk();
  const [device = ''] = await readdir(join(place.folder, 'journal'));
  const segment = join(place.folder, 'journal', device, '000002.jsonl');
  await writeFile(segment, Buffer.alloc(100));
  const desk = expectDone(await open(place));
  expect(desk.reports.map(({ kind }) => kind)).toEqual(['torn-tail']);
  expect((await stat(join(segment, '..', 'quarantine', '000002-0'))).size).toBe(100);
});

describe('a folder where a file should be', () => {
  test('as the lock: it blocks no one and is set aside with its content', async () => {
    const place = await closedDesk();
    await mkdir(join(place.folder, 'lock'));
    await writeFile(join(place.folder, 'lock', 'keys.txt'), 'of the front door');
    const desk = expectDone(await open(place));
    expect(summariesOf(desk)).toEqual(['Ticket 1', 'Ticket 2']);
    const [beside = ''] = (await readdir(place.folder)).filter((name) => name.startsWith('lock.folder-'));
    expect(await readFile(join(place.folder, beside, 'keys.txt'), 'utf8')).toBe('of the front door');
  });

  test.each(['desk.json', 'secrets.json'])('as %s: the older generation opens the desk', async (name) => {
    const place = await closedDesk();
    await becomesFolder(join(place.folder, name));
    await writeFile(join(place.folder, name, 'inside'), 'of somebody');
    const desk = expectDone(await open(place));
    expect(summariesOf(desk)).toEqual(['Ticket 1', 'Ticket 2']);
    await desk.secrets.noteFailures('jane', { count: 3, lastMs: 1 });
    expect(await readFile(join(place.folder, 'damaged', `${name}.1`, 'inside'), 'utf8')).toBe('of somebody');
  });

  test('as a draft: the desk opens without that draft', async () => {
    const place = await closedDesk();
    await becomesFolder(join(place.folder, 'drafts', 'jane.intake.draft-0001.json'));
    const desk = expectDone(await open(place));
    expect(summariesOf(desk)).toEqual(['Ticket 1', 'Ticket 2']);
    const other = { slot: { tab: 'note', ticketId: 'other' }, draftId: 'draft-0002' } as const;
    await desk.drafts.save('jane', other, words('another'));
    expect(await desk.drafts.get('jane', other)).toEqual(words('another'));
  });

  test('as settings.json: the defaults hold', async () => {
    const { path, remove } = await temporaryFolder();
    cleanUps.push(remove);
    await mkdir(join(path, 'settings.json'));
    const damaged: string[] = [];
    const settings = await openSettings(nodeDisk, path, ({ file }) => damaged.push(file));
    expect(settings.read()).toEqual({ lastDesk: null });
    expect(damaged).toEqual([join(path, 'settings.json')]);
  });

  test('as the journal, which is a file: one sentence', async () => {
    const place = await closedDesk();
    await rm(join(place.folder, 'journal'), { recursive: true });
    await writeFile(join(place.folder, 'journal'), 'not a folder');
    const answer = await open(place);
    expect(!answer.ok && sentenceOf(answer.error)).toMatch(
      /a file is in the place of a folder\. Put the original folder back\.$/,
    );
  });
});

describe('Q7: foreign files in the folders of a desk', () => {
  test('does not prevent opening the desk, and stays', async () => {
    const place = await closedDesk();
    const strays = [
      ...['drafts', 'blobs', 'blobs/staged', 'blobs/incoming', 'journal', ''].map((name) => join(place.folder, name)),
      ...['', 'devices', 'keys'].map((name) => join(place.dataFolder, name)),
    ];
    for (const folder of strays) {
      await mkdir(join(folder, 'of somebody', 'else'), { recursive: true });
      await writeFile(join(folder, 'a note.json'), 'of somebody');
    }
    const desk = expectDone(await open(place));
    expect(summariesOf(desk)).toEqual(['Ticket 1', 'Ticket 2']);
    for (const folder of strays.filter((one) => !one.endsWith('incoming')))
      expect(await readFile(join(folder, 'a note.json'), 'utf8')).toBe('of somebody');
  });

  test.each(['drafts', 'blobs', 'blobs/staged', 'blobs/incoming'])(
    'in place of %s is set aside and named',
    async (name) => {
      const place = await closedDesk();
      const path = join(place.folder, name);
      await rm(path, { recursive: true, force: true });
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, 'of somebody');
      const desk = expectDone(await open(place));
      expect(summariesOf(desk)).toEqual(['Ticket 1', 'Ticket 2']);
      const [fault] = desk.faults.all();
      expect(fault).toMatchObject({ document: path, damage: 'file', instead: 'nothing' });
      expect(await readFile(fault?.keptAs ?? '', 'utf8')).toBe('of somebody');
      await desk.drafts.save('jane', draft, words('written on'));
    },
  );
});

describe('a desk of a newer format', () => {
  test.each([
    ['that still looks like ours', (present: object) => ({ ...present, format: 2 })],
    ['that looks like nothing we know', () => ({ format: 2, everything: 'else' })],
  ])('%s is not opened and not written to', async (_how, change) => {
    const place = await closedDesk();
    const file = durableJson<object>(nodeDisk, join(place.folder, 'desk.json'), () => undefined);
    await file.write(change((await file.read()) ?? {}));
    const before = await contentsOf(place.root);
    expect(await open(place)).toMatchObject({
      ok: false,
      error: {
        code: 'unavailable',
        reason: 'newer-format',
      },
    });
    expect(await openOrFound(await realPorts(place.folder, place.dataFolder))).toMatchObject({ ok: false });
    expect(await contentsOf(place.root)).toEqual(before);
  });
});

// Windows has no such modes.
if (process.platform !== 'win32') {
  describe('a folder that may not be written to', () => {
    let script: AgentScript;
    const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};

    beforeAll(async () => {
      script = await buildAgentScript();
    });

    afterAll(() => script.remove());

    async function withModes(root: string, folderMode: number, fileMode: number): Promise<void> {
      for (const entry of [root, ...(await readdir(root, { recursive: true })).map((name) => join(root, name))]) {
        await chmod(entry, (await lstat(entry)).isDirectory() ? folderMode : fileMode);
      }
    }

    test.each([
      ['but read', 0o444],
      ['and not be read', 0o000],
    ])('%s: one sentence, and nothing changes', async (_how, fileMode) => {
      const place = await closedDesk();
      const before = await contentsOf(place.root);
      await withModes(place.root, 0o555, fileMode);
      const agent = script.start(['open', place.folder, place.dataFolder], nobody);
      expect(await agent.begun).toMatchObject({
        did: 'fail',
        error: {
          code: 'unavailable',
          reason: 'open.read-only',
        },
      });
      await agent.over;
      await withModes(place.root, 0o755, 0o644);
      expect(await contentsOf(place.root)).toEqual(before);
      expect(summariesOf(expectDone(await open(place)))).toEqual(['Ticket 1', 'Ticket 2']);
    });
  });
}
