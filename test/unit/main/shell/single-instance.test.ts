import { resolve } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GoTo } from '../../../../main/shell/single-instance.ts';
import type { Command } from '../../../../shared/bridge/commands.ts';
import { createFakeElectron, type FakeElectron } from '../../../support/electron-fake/electron.ts';
import { fakeEvent } from '../../../support/electron-fake/event.ts';
import { loadedWith } from '../../../support/electron-fake/load.ts';

const ticket: Command = { do: 'show-ticket', number: '1042' };
const dead: Command = { do: 'say-dead-link' };

let fake: FakeElectron;
let gone: (Command | undefined)[];
let goTo: GoTo;

beforeEach(() => {
  fake = createFakeElectron();
  gone = [];
  goTo = (command) => void gone.push(command);
});

function load() {
  return loadedWith(fake.electron, () => import('../../../../main/shell/single-instance.ts'));
}

describe('a second start', () => {
  beforeEach(async () => (await load()).listenForDestinations()(goTo));

  function startAgain(...words: string[]): readonly (Command | undefined)[] {
    fake.app.emit('second-instance', fakeEvent(), ['deskside', ...words], '/home/jane', { do: 'lock' });
    return gone;
  }

  test('shows the window that is there', () => {
    expect(startAgain()).toEqual([undefined]);
  });

  test('leads to where its link or its launcher file leads', () => {
    startAgain('--', 'deskside://ticket/1042');
    startAgain('desk/x.deskside');
    startAgain('deskside://nowhere');
    expect(gone).toEqual([ticket, { do: 'propose-desk', folder: resolve('/home/jane/desk') }, dead]);
  });

  test('ES12: does no more than that, whatever its command line contains', () => {
    const words = [
      '--desk',
      '/other',
      '--inspect',
      '--no-sandbox',
      '--after-crash',
      '--hidden',
      'https://example.com/',
    ];
    expect(startAgain(...words)).toEqual([undefined]);
    expect(fake.record.uses).toEqual([]);
  });
});

describe('a link or file from macOS', () => {
  test('is kept until there is a window, also from before Electron is ready, and then led to in its order', async () => {
    const hand = (await load()).listenForDestinations();
    fake.app.emit('open-url', fakeEvent(), 'deskside://ticket/1042');
    fake.app.emit('open-file', fakeEvent(), '/Users/jane/desk/x.deskside');
    fake.app.becomeReady();
    fake.app.emit('open-url', fakeEvent(), 'deskside://queue/mine');
    expect(gone).toEqual([]);
    hand(goTo);
    expect(gone).toEqual([
      ticket,
      { do: 'propose-desk', folder: resolve('/Users/jane/desk') },
      { do: 'show-queue', queue: 'mine' },
    ]);
    fake.app.emit('open-url', fakeEvent(), 'deskside://ticket/1042');
    expect(gone.slice(3)).toEqual([ticket]);
  });

  test('is ours, so that no other part of the program takes it', async () => {
    (await load()).listenForDestinations();
    const [link, file] = [fakeEvent(), fakeEvent()];
    fake.app.emit('open-url', link, 'deskside://ticket/1042');
    fake.app.emit('open-file', file, '/x.deskside');
    expect([link.defaultPrevented, file.defaultPrevented]).toEqual([true, true]);
  });

  test('ES12: leads nowhere where it makes no sense, and only shows the window', async () => {
    (await load()).listenForDestinations()(goTo);
    for (const address of ['deskside://ticket/1042/close', 'https://example.com/', '--desk', '']) {
      fake.app.emit('open-url', fakeEvent(), address);
    }
    fake.app.emit('open-file', fakeEvent(), '/etc/passwd');
    expect(gone).toEqual([dead, undefined, undefined, undefined, undefined]);
  });
});
