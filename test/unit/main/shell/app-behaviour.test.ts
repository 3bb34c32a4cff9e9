import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Changes } from '../../../../shared/bridge/changes.ts';
import { channels } from '../../../../shared/bridge/channels.ts';
import type { Command } from '../../../../shared/bridge/commands.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import type { FakeWindow } from '../../../support/electron-fake/window.ts';
import {
  ask,
  type ElectronProgram,
  electronProgram,
  keepsNothing,
  signedIn,
} from '../../../support/electron-program.ts';

let program: ElectronProgram;

beforeEach(async () => {
  program = await electronProgram();
});

afterEach(() => program.remove());

/** What a window is asked to do from now on. */
function commandsAt(window: FakeWindow): Command[] {
  const heard: Command[] = [];
  window.contents.hear(channels.changes, (changes) => {
    // Safe: the program sends nothing else on this channel.
    const { request } = changes as Changes;
    if (request?.kind === 'command') heard.push(request.command);
  });
  return heard;
}

function press(idOrLabel: string): void {
  const item = program.fake().menus.application().item(idOrLabel);
  expect(item.enabled ?? true).toBe(true);
  (item.click as () => void)();
}

function isEnabled(id: string): boolean {
  return program.fake().menus.application().item(id).enabled ?? true;
}

describe('the program’s menu', () => {
  test('follows what the window in front shows: nothing of the desk while it is locked', async () => {
    const window = await program.start();
    expect([isEnabled('ticket.new'), isEnabled('desk.lock'), isEnabled('ticket.reply')]).toEqual([false, false, false]);
    await signedIn(program, window);
    expect([isEnabled('ticket.new'), isEnabled('desk.lock'), isEnabled('ticket.reply')]).toEqual([true, true, false]);
    await ask(program.fake(), window, 'call', 'window.shows', {
      met: ['ticket', 'ticket.assign', 'is-open', 'has-no-agent'],
    });
    expect([isEnabled('ticket.reply'), isEnabled('ticket.claim'), isEnabled('ticket.close')]).toEqual([
      true,
      true,
      false,
    ]);
    press('desk.lock');
    await vi.waitFor(() => expect(isEnabled('ticket.new')).toBe(false), { timeout: 20_000 });
    expect(isEnabled('ticket.reply')).toBe(false);
  });

  test('asks the window, which then does it', async () => {
    const window = await program.start();
    await signedIn(program, window);
    const heard = commandsAt(window);
    press('ticket.new');
    press('queue.mine');
    expect(heard).toEqual([{ do: 'ticket.new' }, { do: 'show-queue', queue: 'mine' }]);
  });

  test('opens a further window, with a session of its own', async () => {
    const window = await program.start();
    await signedIn(program, window);
    press('window.new');
    const [, further] = program.fake().windows;
    if (!further) throw new Error('No further window was opened');
    keepsNothing(program.fake(), further);
    expect(await ask(program.fake(), further, 'ask', 'queue.counts', {})).toMatchObject({ error: { code: 'locked' } });
    expect(await ask(program.fake(), window, 'ask', 'queue.counts', {})).toMatchObject({ ok: true });
  });

  test('makes pages larger, and the next start remembers', async () => {
    const window = await program.start();
    press('view.zoom-in');
    expect(window.contents.zoom()).toBe(1.1);
    program.fake().app.app.quit();
    await program.ended();
    const again = await program.start();
    again.contents.emit('did-finish-load');
    expect(again.contents.zoom()).toBe(1.1);
  });
});

test('spelling that a person switched on fetches the dictionary of their language, at the next start', async () => {
  const window = await program.start();
  await signedIn(program, window);
  await ask(program.fake(), window, 'call', 'computer.change', { setting: 'checkSpelling', on: true });
  expect(program.fake().session.fetched).toEqual([]);
  program.fake().app.app.quit();
  await program.ended();
  await program.start();
  const chosen = process.platform === 'darwin' ? [] : ['en-US'];
  await vi.waitFor(() => expect(program.fake().session.fetched).toEqual(chosen), { timeout: 20_000 });
});

describe('a link', () => {
  test('ES12: that starts the program waits until the page is there, and then leads to its ticket', async () => {
    process.argv.push('--', 'deskside://ticket/1042');
    const window = await program.start();
    const heard = commandsAt(window);
    expect(heard).toEqual([]);
    await ask(program.fake(), window, 'call', 'desk.status', {});
    expect(heard).toEqual([{ do: 'show-ticket', number: '1042' }]);
  });

  test('that macOS hands over before anything is ready is not lost', async () => {
    const fake = await program.load();
    fake.app.emit('open-url', fakeEvent(), 'deskside://ticket/B1007');
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.windows).toHaveLength(1), { timeout: 20_000 });
    const [window] = fake.windows;
    if (!window) throw new Error('No window was opened');
    keepsNothing(fake, window);
    const heard = commandsAt(window);
    await ask(fake, window, 'call', 'desk.status', {});
    expect(heard).toEqual([{ do: 'show-ticket', number: 'B1007' }]);
  });

  test('ES12: of a second start brings the window to the front and opens its link; its switches are ignored', async () => {
    const window = await program.start();
    await ask(program.fake(), window, 'call', 'desk.status', {});
    const heard = commandsAt(window);
    window.state.isMinimized = true;
    const words = ['deskside', '--desk=/elsewhere', '--after-crash', 'deskside://queue/closed'];
    program.fake().app.emit('second-instance', fakeEvent(), words, '/', undefined);
    expect([window.state.isMinimized, window.state.isVisible, heard]).toEqual([
      false,
      true,
      [{ do: 'show-queue', queue: 'closed' }],
    ]);
    expect(await ask(program.fake(), window, 'call', 'desk.status', {})).toMatchObject({
      value: { proposedFolder: join(program.folder, 'desk') },
    });
  });
});

describe('closing the last window', () => {
  test('hides it where Deskside keeps running, and the tray brings it back', async () => {
    const window = await program.start();
    await signedIn(program, window);
    expect(await ask(program.fake(), window, 'call', 'computer.change', { setting: 'keepRunning', on: true })).toEqual({
      ok: true,
      value: {},
    });
    window.window.show();
    window.emit('close', fakeEvent());
    expect([window.state.isVisible, program.fake().app.hasQuit()]).toEqual([false, false]);
    const [tray] = program.fake().trays;
    tray?.emit('click');
    expect(window.state.isVisible).toBe(true);
  });

  test('ends the program where it does not', async () => {
    const window = await program.start();
    await signedIn(program, window);
    await ask(program.fake(), window, 'call', 'computer.change', { setting: 'keepRunning', on: false });
    window.emit('close', fakeEvent());
    await program.ended();
  });
});

describe('a fault of the program', () => {
  test('ES14: ends it and restarts it with a report, without any text that people wrote', async () => {
    const window = await program.start();
    await signedIn(program, window);
    const fault = new SyntaxError('Unexpected token in "Karen cannot log in"');
    process.emit('uncaughtException', fault);
    await vi.waitFor(() => expect(program.fake().record.given('app.exit')).toEqual([[1]]), { timeout: 20_000 });
    const [[relaunch] = []] = program.fake().record.given('app.relaunch');
    expect((relaunch as { args: string[] }).args).toContain('--after-crash');
    const data = join(program.folder, 'Deskside');
    const report = await readFile(join(data, 'crash.json'), 'utf8');
    expect(report).toContain('SyntaxError');
    expect(report + (await readFile(join(data, 'logs', 'main.log'), 'utf8'))).not.toContain('Karen');
  });

  test('is then reported in a window that opens no desk', async () => {
    process.argv.push('--after-crash');
    const window = await program.start();
    expect(window.options).toMatchObject({ width: 640, height: 520 });
    const { fake } = program;
    expect(await ask(fake(), window, 'call', 'desk.status', {})).toMatchObject({ value: { phase: 'crashed' } });
    expect(await ask(fake(), window, 'call', 'sample.open', {})).toMatchObject({ ok: false });
    expect(existsSync(join(program.folder, 'desk'))).toBe(false);
  });

  test('before there is a desk is reported in the same way', async () => {
    const fake = await program.load();
    fake.app.becomeReady();
    const begun = () => fake.record.given('app.setAboutPanelOptions').length > 0;
    for (let turn = 0; turn < 50 && !begun(); turn++) await Promise.resolve();
    expect([begun(), fake.windows]).toEqual([true, []]);
    process.emit('uncaughtException', new RangeError('too early'));
    await vi.waitFor(() => expect(fake.record.given('app.exit')).toEqual([[1]]), { timeout: 20_000 });
    const report = await readFile(join(program.folder, 'Deskside', 'crash.json'), 'utf8');
    expect(JSON.parse(report)).toMatchObject({ folder: null });
    expect(report).toContain('RangeError');
  });

  test('at the very start is reported in the same way', async () => {
    const fake = await program.load();
    fake.session.session.setPermissionCheckHandler = () => {
      throw new Error('The session is gone');
    };
    fake.app.becomeReady();
    await vi.waitFor(() => expect(fake.record.given('app.exit')).toEqual([[1]]), { timeout: 20_000 });
    const [[relaunch] = []] = fake.record.given('app.relaunch');
    expect((relaunch as { args: string[] }).args).toContain('--after-crash');
  });
});

test('this computer’s settings are shown to signed-in agents, and to no one else', async () => {
  const window = await program.start();
  const { fake } = program;
  expect(await ask(fake(), window, 'ask', 'computer.status', {})).toMatchObject({ error: { code: 'locked' } });
  await signedIn(program, window);
  expect(await ask(fake(), window, 'ask', 'computer.status', {})).toMatchObject({
    ok: true,
    value: { computer: { version: '0.1.0', update: { kind: 'none' }, keyStore: 'os', pins: 'plain' } },
  });
});

test('a start at sign-in shows no window until one is requested', async () => {
  process.argv.push('--hidden');
  const window = await program.start();
  window.emit('ready-to-show');
  expect(window.state.isVisible).toBe(false);
  program.fake().app.emit('activate', fakeEvent(), false);
  expect(window.state.isVisible).toBe(true);
});
