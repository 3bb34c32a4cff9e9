import { execFile } from 'node:child_process';
import { open, readdir, rm, symlink, truncate } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LiveDesk, openLiveDesk } from '../../main/desk/live-desk.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import { openOrFound, realPorts } from '../support/fault-agent.ts';
import { quickly } from '../support/quick-hash.ts';
import { sentenceOf } from '../support/sentence.ts';
import { expectDone, someTicket, temporaryFolder } from '../support/test-desk.ts';

const draft = { slot: { tab: 'intake' }, draftId: 'draft-0001' } as const;
const secret = 'seven green umbrellas dance';

let root: string;
let desk: string;
let device: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ path: root, remove } = await temporaryFolder());
  desk = join(root, 'desk');
  const live = expectDone(await openOrFound(await ports()));
  expectDone(
    await live.engine.run({
      name: 'ticket.open',
      input: someTicket('Ticket 1'),
      key: 'key-first',
      principal: agentPrincipal('jane'),
    }),
  );
  await live.drafts.save('jane', draft, words('older words'));
  await live.drafts.save('jane', draft, words('newer words'));
  await live.secrets.set('jane', secret);
  await live.recovery.make();
  device = live.file.device.id;
  await live.close();
});

afterEach(() => remove());

async function ports() {
  return { ...(await realPorts(desk, join(root, 'data'))), hash: quickly };
}

async function opened(): Promise<Result<LiveDesk>> {
  return openLiveDesk(await ports());
}

function words(text: string) {
  return { key: 'key-of-draft', text, files: [], basedOn: 1 };
}

async function writeAll({ drafts, secrets, recovery }: LiveDesk): Promise<void> {
  await drafts.save('jane', draft, words('newest words'));
  await secrets.set('jane', `${secret} again`);
  await recovery.make();
}

async function makePipe(path: string): Promise<void> {
  await promisify(execFile)('mkfifo', [path]);
}

/** More than is ever read as a whole, without taking up room. */
async function makeHuge(path: string): Promise<void> {
  await (await open(path, 'w')).close();
  await truncate(path, 3 * 2 ** 30);
}

const kinds = {
  'a pipe': makePipe,
  'a device': (path: string) => symlink('/dev/zero', path),
  'a link to itself': (path: string) => symlink(path, path),
  'a file of three gigabytes': makeHuge,
} as const;

const documents = [
  'desk/desk.json',
  'desk/secrets.json',
  'desk/recovery.json',
  'desk/drafts/jane.intake.draft-0001.json',
];

describe.skipIf(process.platform === 'win32')('what is no file of ours in the place of one', () => {
  test.each(Object.entries(kinds))(
    'Q8: %s in place of every document is told and set aside, and the desk works',
    async (_what, put) => {
      const paths = documents.map((document) => join(root, document));
      for (const path of paths) {
        await rm(path);
        await put(path);
      }
      const live = expectDone(await opened());
      for (const document of paths)
        expect(live.faults.all()).toContainEqual(expect.objectContaining({ document, instead: 'older' }));
      expect(live.secrets.state()).toBe('whole');
      expect(await live.drafts.get('jane', draft)).toMatchObject({ text: 'older words' });
      await writeAll(live);
      await live.close();
      for (const path of paths) expect(await readdir(join(path, '..', 'damaged'))).toContain(`${basename(path)}.1`);
      const again = expectDone(await opened());
      expect(again.faults.all()).toEqual([]);
      expect(await again.drafts.get('jane', draft)).toMatchObject({ text: 'newest words' });
      await again.close();
    },
  );

  test('Q8: a pipe at the path of a document’s next file blocks no write', async () => {
    const next = documents.map((document) => `${join(root, document)}.new`);
    for (const path of next) await makePipe(path);
    const live = expectDone(await opened());
    await writeAll(live);
    for (const file of next)
      expect(live.faults.all()).toContainEqual(expect.objectContaining({ file, damage: 'no-file' }));
    await live.close();
  });

  test('Q8: a pipe in both places of the secrets counts as damage, like any other', async () => {
    for (const suffix of ['', '.previous']) {
      const path = `${join(desk, 'secrets.json')}${suffix}`;
      await rm(path);
      await makePipe(path);
    }
    const live = expectDone(await opened());
    expect(live.secrets.state()).toBe('damaged');
    await live.secrets.begin('jane', secret);
    expect(await live.signIn('jane', secret)).toMatchObject({ ok: true });
    await live.close();
  });

  test('Q8: a pipe named like the lock blocks no one', async () => {
    await makePipe(join(desk, 'lock'));
    await expectDone(await opened()).close();
  });

  test('Q8: a segment of three gigabytes is not read, and the answer names it', async () => {
    const segment = join(desk, 'journal', device, '000001.jsonl');
    await truncate(segment, 3 * 2 ** 30);
    const refused = await opened();
    expect(refused.ok ? '' : sentenceOf(refused.error)).toContain(segment);
  });
});
