import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Terminal, test, windowThrough } from './support/hostile-program.ts';
import { dataFolderIn } from './support/hosts.ts';

/** Words that must not be found where they do not belong. */
const words = {
  desk: 'canary-desk-name',
  agent: 'Canary Agent',
  requester: 'Canary Requester',
  email: 'canary-mail@example.com',
  summary: 'canary-summary',
  details: 'canary-details',
  reply: 'canary-reply',
  note: 'canary-note',
  draft: 'canary-draft',
  file: 'canary-file.txt',
  bytes: 'canary-bytes',
  operation: 'canary.operation',
  field: 'canary-field',
} as const;

const secrets = { passphrase: 'canary passphrase right', wrong: 'canary passphrase wrong', pin: '90817263' } as const;

/** The names of these words that occur in any file of a folder, in its contents or its name. */
async function foundIn(folder: string, wanted: Readonly<Record<string, string>>): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  const texts = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry);
      return entry + ((await stat(path)).isFile() ? await readFile(path, 'utf8') : '');
    }),
  );
  return Object.entries(wanted)
    .filter(([, word]) => texts.some((text) => text.includes(word)))
    .map(([name]) => name);
}

async function setUp(terminal: Terminal, link: string) {
  const ask = await windowThrough(link);
  const administrator = { name: words.agent, colour: 'blue', secret: secrets.passphrase };
  const agents = [{ name: 'Second', colour: 'green', secret: secrets.pin, courseAgent: null }];
  const place = { name: words.desk, folder: terminal.folder, timeZone: 'America/New_York' };
  const set = { ...place, startWith: 'osticket', administrator, agents };
  expect(await ask('call', 'desk.setUp', set)).toMatchObject({ ok: true });
  const shown = (await ask('call', 'desk.status', {})) as { value: { shown?: { code: string } } };
  const code = shown.value.shown?.code ?? '';
  expect(code).toMatch(/^[0-9A-Z]{5}-/);
  expect(await ask('call', 'session.lock', {})).toMatchObject({ ok: true });
  const status = await ask('call', 'desk.status', {});
  const { tiles = [] } = (status as { value: { tiles?: { id: string; name: string }[] } }).value;
  const agentId = tiles.find(({ name }) => name === words.agent)?.id;
  return { ask, agentId, code };
}

async function work(ask: Awaited<ReturnType<typeof windowThrough>>): Promise<void> {
  const requester = { personId: null, name: words.requester, email: words.email, phone: '', place: '' };
  const ticket = {
    requester,
    source: 'phone',
    topicId: 'topic-general',
    summary: words.summary,
    details: words.details,
  };
  const opened = await ask('run', 'ticket.open', ticket);
  expect(opened).toMatchObject({ ok: true });
  const { ticketIds } = (opened as { value: { ticketIds: string[] } }).value;
  const begun = await ask('call', 'file.begin', { name: words.file, size: words.bytes.length });
  const { fileId } = (begun as { value: { fileId: string } }).value;
  const chunk = Buffer.from(words.bytes).toString('base64');
  expect(await ask('call', 'file.append', { fileId, offset: 0, chunk })).toMatchObject({ ok: true });
  expect(await ask('call', 'file.finish', { fileId })).toMatchObject({ ok: true });
  const common = { ticketId: ticketIds[0], attachments: [] };
  const reply = { ...common, attachments: [fileId], visibility: 'public', body: `<p>${words.reply}</p>`, basedOn: 1 };
  expect(await ask('run', 'conversation.post', reply)).toMatchObject({ ok: true });
  const note = { ...common, visibility: 'internal', body: `<p>${words.note}</p>`, basedOn: 2 };
  expect(await ask('run', 'conversation.post', note)).toMatchObject({ ok: true });
  const content = { key: 'key-12345678', text: words.draft, basedOn: 2, files: [] };
  await ask('call', 'draft.save', { slot: { kind: 'reply', ticketId: ticketIds[0] }, content });
}

/** Every part of a call replaced by what does not belong there. */
async function askWrongly(ask: Awaited<ReturnType<typeof windowThrough>>): Promise<void> {
  let deep: unknown = words.field;
  for (let depth = 0; depth < 2_000; depth++) deep = [deep];
  const wrong = [
    null,
    words.field,
    -1,
    1e308,
    [words.field],
    { [words.field]: words.field },
    { body: { html: words.field } },
    deep,
  ];
  for (const input of wrong) {
    for (const [kind, name] of [
      ['run', 'conversation.post'],
      ['run', 'ticket.open'],
      ['ask', 'ticket.details'],
      ['ask', 'thread.page'],
      ['call', 'session.signIn'],
      ['call', 'draft.save'],
      ['run', words.operation],
      ['ask', '__proto__'],
      ['call', 'constructor'],
    ] as const) {
      expect(await ask(kind, name, input)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    }
  }
  for (const name of [null, 5, { [words.field]: 1 }, ['run']])
    expect(await ask('run', name, {})).toMatchObject({ ok: false });
  for (const key of [null, 5, '', words.field.repeat(10), '../../x']) {
    expect(await ask('run', 'ticket.open', {}, key)).toMatchObject({ ok: false });
  }
}

test('ES11: what people wrote, and what they keep secret, is in no log, and nothing secret is on the disk', async ({
  terminal,
}) => {
  const first = terminal.start();
  const link = await first.link();
  const { ask, agentId, code } = await setUp(terminal, link);
  for (const secret of [secrets.wrong, secrets.pin, words.field]) {
    expect(await ask('call', 'session.signIn', { agentId, secret })).toMatchObject({
      ok: false,
      error: { code: 'refused' },
    });
  }
  expect(await ask('call', 'session.signIn', { agentId: words.field, secret: secrets.wrong })).toMatchObject({
    ok: false,
  });
  expect(await ask('call', 'session.signIn', { agentId, secret: secrets.passphrase })).toMatchObject({ ok: true });
  await work(ask);
  await askWrongly(ask);
  await first.stop();

  // The words are where they belong, so looking for them finds them.
  expect(await foundIn(terminal.folder, words)).toEqual(
    expect.arrayContaining(['desk', 'summary', 'reply', 'note', 'bytes']),
  );
  await damageJournal(terminal.folder);
  const second = terminal.start();
  const again = await windowThrough(await second.link());
  // A desk that is still being opened cannot be signed in to.
  const signedIn = () => again('call', 'session.signIn', { agentId, secret: secrets.passphrase });
  await expect.poll(signedIn).toMatchObject({ ok: true });
  await second.stop();

  const log = await readFile(join(dataFolderIn(terminal.dataFolder), 'logs', 'main.log'), 'utf8');
  expect(log).toContain('damaged-event');
  expect(await foundIn(terminal.dataFolder, words)).toEqual([]);
  expect(await foundIn(terminal.dataFolder, secrets)).toEqual([]);
  expect(await foundIn(terminal.folder, secrets)).toEqual([]);
  for (const folder of [terminal.dataFolder, terminal.folder]) {
    expect(await foundIn(folder, { code, plain: code.replaceAll('-', '') })).toEqual([]);
  }
  const linkSecret = { link: new URL(link).pathname.split('/').at(-1) ?? link };
  expect(await foundIn(terminal.dataFolder, linkSecret)).toEqual([]);
  expect([first, second].map(({ out, err }) => [out().split('\n').length, err()])).toEqual([
    [2, ''],
    [2, ''],
  ]);
});

/** Changes a letter of the note in the journal, as a failing disk might. */
async function damageJournal(folder: string): Promise<void> {
  const names = await readdir(join(folder, 'journal'), { recursive: true });
  for (const name of names.filter((each) => each.endsWith('.jsonl'))) {
    const path = join(folder, 'journal', name);
    const text = await readFile(path, 'utf8');
    if (text.includes(words.note)) await writeFile(path, text.replace(words.note, 'Canary-note'));
  }
}
