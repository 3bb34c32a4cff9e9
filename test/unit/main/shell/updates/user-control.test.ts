import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type FeedServer, fileEntry, startFeed } from '../../../../support/update-feed.ts';
import { installedProgram, type Program, type ProgramOptions } from '../../../../support/update-program.ts';

/** Says beside itself that it was run, and how. */
const newProgram = Buffer.from('#!/bin/sh\necho "run:$APPIMAGE_EXIT_AFTER_INSTALL" > "$(dirname "$0")/ran"\n');

describe('updates are under the user’s control', () => {
  let feed: FeedServer;
  let program: Program;

  beforeEach(async () => {
    feed = await startFeed();
    feed.release('0.3.0', newProgram);
  });

  afterEach(async () => {
    await program.remove();
    await feed.close();
  });

  async function install(options: Partial<ProgramOptions> = {}): Promise<void> {
    program = await installedProgram({ feed: feed.url, trust: feed.trust, ...options });
  }

  async function madeReady(): Promise<void> {
    await program.updates.check();
    await vi.waitUntil(() => program.updates.state().kind === 'ready', { timeout: 20_000 });
  }

  function installed(): Promise<string> {
    return readFile(program.file, 'utf8');
  }

  function ran(): Promise<string> {
    return readFile(join(dirname(program.file), 'ran'), 'utf8').catch(() => 'not run');
  }

  describe('switched off', () => {
    test('nothing is checked, and a person who asks learns why', async () => {
      await install({ isOn: false });
      expect(program.updates.state()).toEqual({ kind: 'off' });
      expect(await program.updates.check()).toMatchObject({
        ok: false,
        error: { code: 'refused', reason: 'updates.off' },
      });
      expect(feed.asked).toEqual([]);
    });

    test('in the middle of a download, the download ends at once and nothing of it is left', async () => {
      let isCut = false;
      feed.release('0.3.0', newProgram, { files: [fileEntry(newProgram, { size: 100_000 })] });
      feed.serve('Deskside.AppImage', (_request, response) => {
        response.on('close', () => {
          isCut = true;
        });
        response.writeHead(200, { 'content-length': 100_000 });
        response.write(newProgram);
      });
      await install();
      await program.updates.check();
      await vi.waitUntil(async () => (await program.pending()).some((name) => name.startsWith('temp-')));
      program.updates.turn(false);
      expect(program.updates.state()).toEqual({ kind: 'off' });
      await vi.waitUntil(() => isCut);
      await vi.waitUntil(async () => (await program.pending()).length === 0);
      program.updates.installAtEnd();
      expect([await installed(), program.updates.state()]).toEqual(['the old program', { kind: 'off' }]);
      // No failure: the person chose this.
      expect(program.log).toEqual(['Version 0.3.0 is offered']);
    });

    test('switched off during a check, it stops, and switched on it checks again', async () => {
      feed.serve('.yml', () => undefined);
      await install();
      const look = program.updates.check();
      await vi.waitUntil(() => feed.asked.length === 1);
      program.updates.turn(false);
      expect(await look).toEqual({ ok: true, value: {} });
      feed.release('0.3.0', newProgram);
      program.updates.turn(true);
      expect(program.updates.state()).toEqual({ kind: 'idle' });
      await madeReady();
    });

    test('a downloaded update is not installed when the program ends, but is not forgotten', async () => {
      await install();
      await madeReady();
      program.updates.turn(false);
      expect(program.updates.state()).toEqual({ kind: 'off' });
      program.updates.installAtEnd();
      expect([await installed(), await ran()]).toEqual(['the old program', 'not run']);
      program.updates.turn(true);
      expect(program.updates.state()).toEqual({ kind: 'ready', version: '0.3.0' });
    });

    test('a downloaded update is not installed during a restart either', async () => {
      await install();
      await madeReady();
      program.updates.turn(false);
      program.updates.installAndStart();
      expect([await installed(), program.actions]).toEqual(['the old program', ['start again']]);
    });
  });

  describe('installing', () => {
    test('as the program ends puts the new one in its place and starts nothing', async () => {
      await install();
      await madeReady();
      program.updates.close();
      program.updates.installAtEnd();
      expect(await readFile(program.file)).toEqual(newProgram);
      expect([await ran(), program.actions]).toEqual(['run:true\n', []]);
    });

    test.each(['changed', 'gone'])('never begins with a file that is %s since it was fetched', async (how) => {
      await install();
      await madeReady();
      const fetched = join(process.env.XDG_CACHE_HOME ?? '', 'deskside-updater', 'pending', 'Deskside.AppImage');
      if (how === 'gone') await rm(fetched);
      else await writeFile(fetched, '#!/bin/sh\nexit 1\n');
      program.updates.installAtEnd();
      program.updates.installAndStart();
      expect([await installed(), program.actions.includes('start again')]).toEqual(['the old program', true]);
      expect(program.log.at(-1)).toBe('Version 0.3.0 could not be installed: CHANGED');
    });

    test('without anything ready only starts the program again', async () => {
      await install();
      program.updates.installAndStart();
      program.updates.installAtEnd();
      expect([await installed(), program.actions]).toEqual(['the old program', ['start again']]);
    });
  });
});

describe('an update is left for the next time', () => {
  let feed: FeedServer;
  let program: Program;

  async function madeReady(options: Partial<ProgramOptions>): Promise<void> {
    feed = await startFeed();
    feed.release('0.3.0', newProgram);
    program = await installedProgram({ feed: feed.url, trust: feed.trust, ...options });
    await program.updates.check();
    await vi.waitUntil(() => program.updates.state().kind === 'ready', { timeout: 20_000 });
  }

  afterEach(async () => {
    await program.remove();
    await feed.close();
  });

  test('when the program ends and the person would be asked for it', async () => {
    await madeReady({ instead: { isQuiet: false, hasRoom: true } });
    program.updates.installAtEnd();
    expect(await readFile(program.file, 'utf8')).toBe('the old program');
  });

  test('when the program’s disk has no space for it', async () => {
    await madeReady({ instead: { isQuiet: true, hasRoom: false } });
    program.updates.installAtEnd();
    program.updates.installAndStart();
    expect([await readFile(program.file, 'utf8'), program.actions]).toEqual(['the old program', ['start again']]);
    expect(program.log.at(-1)).toBe('Version 0.3.0 could not be installed: NO_ROOM');
  });
});

describe('restart to update', () => {
  let feed: FeedServer;
  let program: Program;

  beforeEach(async () => {
    feed = await startFeed();
    feed.release('0.3.0', newProgram);
    program = await installedProgram({ feed: feed.url, trust: feed.trust });
    await program.updates.check();
    await vi.waitUntil(() => program.updates.state().kind === 'ready', { timeout: 20_000 });
  });

  afterEach(async () => {
    await program.remove();
    await feed.close();
  });

  test('puts the new program in its place, starts it and quits', async () => {
    program.updates.close();
    program.updates.installAndStart();
    await vi.waitUntil(() => program.actions.includes('quit'), { timeout: 20_000 });
    expect(program.actions).toEqual(['release the lock', 'before-quit-for-update', 'quit']);
    expect(await readFile(program.file)).toEqual(newProgram);
    const ran = join(dirname(program.file), 'ran');
    await vi.waitUntil(async () => (await readFile(ran, 'utf8').catch(() => '')) === 'run:\n', { timeout: 20_000 });
  });

  test('starts the old program again if the new one cannot be put there', async () => {
    await rm(program.file);
    program.updates.installAndStart();
    expect(program.actions).toEqual(['release the lock', 'start again']);
    expect(program.log.at(-1)).toBe('Version 0.3.0 could not be installed: ENOENT');
  });

  test('never waits for the installer for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      program.updates.installAndStart();
      const starts = () => program.actions.filter((action) => action === 'start again');
      // The disk and the installer's process take real time, of which a busy machine has little.
      for (let turn = 0; turn < 1_000 && starts().length === 0; turn++) {
        await vi.advanceTimersByTimeAsync(130_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(starts()).toHaveLength(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
