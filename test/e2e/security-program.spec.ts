import { access, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test, windowThrough } from './support/hostile-program.ts';

const exists = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

const isWindows = process.platform === 'win32';

test('the link works again and again, and in two browsers, each with windows of its own', async ({
  terminal,
  browser,
}) => {
  const link = await terminal.start().link();
  for (let visits = 0; visits < 2; visits++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(link);
    await expect(page.getByRole('button', { name: 'Open the sample desk' })).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/');
    await page.goto(link);
    await expect(page.getByRole('button', { name: 'Open the sample desk' })).toBeVisible();
    expect(await page.evaluate(() => document.cookie)).toBe('');
    await context.close();
  }
  const [one, two] = [await windowThrough(link), await windowThrough(link)];
  expect(await one('call', 'sample.open', {})).toMatchObject({ ok: true });
  const status = await two('call', 'desk.status', {});
  const tiles =
    (status as { value?: { tiles?: { id: string; name: string; samplePin: string }[] } }).value?.tiles ?? [];
  const jane = tiles.find(({ name }) => name === 'Jane Doe');
  const signed = await one('call', 'session.signIn', { agentId: jane?.id, secret: jane?.samplePin });
  expect(signed).toMatchObject({ ok: true });
  expect(await one('ask', 'queue.counts', {})).toMatchObject({ ok: true });
  expect(await two('ask', 'queue.counts', {})).toMatchObject({ ok: false, error: { code: 'locked' } });
});

test('a second start on a running desk prints a link that works, and leaves the desk to the first', async ({
  terminal,
}) => {
  const first = terminal.start();
  const link = await first.link();
  const window = await windowThrough(link);
  expect(await window('call', 'sample.open', {})).toMatchObject({ ok: true });

  const lock = join(terminal.folder, 'lock');
  await expect.poll(() => exists(lock)).toBe(true);
  if (!isWindows) {
    for (const secret of [lock, join(terminal.folder, 'secrets.json')]) {
      expect([secret, (await stat(secret)).mode & 0o777]).toEqual([secret, 0o600]);
    }
    expect((await stat(terminal.folder)).mode & 0o077).toBe(0);
  }

  const second = terminal.start();
  const again = await second.link();
  expect(await second.ended).toEqual({ code: 0, signal: null });
  expect(second.err()).toBe('');
  expect(new URL(again).origin).toBe(new URL(link).origin);
  expect(await (await windowThrough(again))('call', 'desk.status', {})).toMatchObject({
    ok: true,
    value: { phase: 'locked' },
  });
  expect(await window('call', 'desk.status', {})).toMatchObject({ ok: true });
  expect(first.child.exitCode).toBeNull();
});

// Windows sends no signals: what it calls by their names is a power cut.
for (const signal of isWindows ? [] : (['SIGINT', 'SIGTERM'] as const)) {
  test(`${signal} ends the desk at once and cleanly, with a window open, and lets go of it`, async ({ terminal }) => {
    const program = terminal.start();
    const window = await windowThrough(await program.link());
    expect(await window('call', 'sample.open', {})).toMatchObject({ ok: true });
    const lock = join(terminal.folder, 'lock');
    await expect.poll(() => exists(lock)).toBe(true);
    const startedMs = Date.now();
    program.child.kill(signal);
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(Date.now() - startedMs).toBeLessThan(5_000);
    expect(program.err()).toBe('');
    expect(await exists(lock)).toBe(false);
  });
}

test('help and mistakes on the command line are answered with text, and nothing is written', async ({ terminal }) => {
  const help = terminal.start(['--help']);
  const port = terminal.start(['--no-open', '--port', '70000']);
  const unknown = terminal.start(['--no-opne']);
  expect(await help.ended).toEqual({ code: 0, signal: null });
  expect([help.out().includes('--no-open'), help.err()]).toEqual([true, '']);
  expect(await port.ended).toEqual({ code: 1, signal: null });
  expect([port.out(), port.err()]).toEqual(['', '--port 70000: use a whole number from 1 to 65535.\n']);
  expect(await unknown.ended).toEqual({ code: 1, signal: null });
  expect(unknown.err()).toMatch(/^[^\n]*--no-opne[^\n]*--help[^\n]*\n$/);
  expect([await exists(terminal.folder), await exists(terminal.dataFolder)]).toEqual([false, false]);
});

// Elsewhere there always is a display, and a window would open.
if (process.platform === 'linux') {
  test('without a display it says so, prints the link and serves', async ({ terminal }) => {
    const program = terminal.start([]);
    const link = await program.link();
    await expect.poll(program.out).toContain('There is no display here, so no window opens.');
    expect((await fetch(link)).status).toBe(200);
    expect(
      program
        .out()
        .split('\n')
        .filter((line) => line !== ''),
    ).toHaveLength(2);
  });
}

test('over SSH it prints the command that leads to the desk', async ({ terminal }) => {
  const ssh = { SSH_CONNECTION: '203.0.113.9 50022 198.51.100.7 22', USER: 'anna' };
  const program = terminal.start(['--no-open'], ssh);
  const { port } = new URL(await program.link());
  expect(program.out()).toContain(`ssh -N -L ${port}:127.0.0.1:${port} anna@198.51.100.7`);
});

test('a port in use is reported in one sentence, and the desk is not locked', async ({ terminal }) => {
  const first = terminal.start();
  const window = await windowThrough(await first.link());
  expect(await window('call', 'sample.open', {})).toMatchObject({ ok: true });
  await first.stop();

  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo; // Safe: it listens on a port.
  const refused = terminal.start(['--no-open', '--port', String(port)]);
  expect(await refused.ended).toEqual({ code: 1, signal: null });
  other.close();
  expect(refused.out()).toBe('');
  expect(refused.err()).toMatch(/^[A-Z][^\n]*\bport\b[^\n]*--port[^\n]*\.\n$/i);

  const right = terminal.start(['--no-open', '--port', String(port)]);
  expect(new URL(await right.link()).port).toBe(String(port));
});

test('two desks on one computer share no cookie', async ({ terminal, browser }) => {
  const [one, two] = [terminal.start(['--no-open']), terminal.start(['--no-open', '--desk', `${terminal.folder}-2`])];
  const context = await browser.newContext();
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto(await one.link());
  await second.goto(await two.link());
  for (const page of [first, second]) {
    const start = page.getByRole('button', { name: 'Open the sample desk' });
    await expect(start).toBeVisible();
    await page.reload();
    await expect(start).toBeVisible();
  }
  const cookies = await context.cookies();
  expect(new Set(cookies.map(({ name }) => name)).size).toBe(2);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', expires: -1 });
  await context.close();
});
