import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Answer, type FeedServer, fileEntry, startFeed } from '../../../../support/update-feed.ts';
import { installedProgram, type Program, type ProgramOptions } from '../../../../support/update-program.ts';

const newProgram = Buffer.from(`#!/bin/sh\n# ${'new '.repeat(50_000)}\nexit 0\n`);

describe('updates', () => {
  let feed: FeedServer;
  let program: Program;

  beforeEach(async () => {
    feed = await startFeed();
  });

  afterEach(async () => {
    await program.remove();
    await feed.close();
  });

  async function install(options: Partial<ProgramOptions> = {}): Promise<void> {
    program = await installedProgram({ feed: feed.url, trust: feed.trust, ...options });
  }

  async function looked(): Promise<void> {
    expect(await program.updates.check()).toEqual({ ok: true, value: {} });
    await vi.waitUntil(() => !['checking', 'fetching'].includes(program.updates.state().kind), { timeout: 20_000 });
  }

  test('a newer version is downloaded and verified, and waits to be installed', async () => {
    feed.release('0.3.0', newProgram);
    await install();
    await looked();
    expect(program.updates.state()).toEqual({ kind: 'ready', version: '0.3.0' });
    expect(program.states[0]).toEqual({ kind: 'checking' });
    expect(program.states).toContainEqual({ kind: 'fetching', version: '0.3.0', percent: 100 });
    expect(await program.pending()).toContain('Deskside.AppImage');
    expect(await readFile(program.file, 'utf8')).toBe('the old program');
    // It neither quit nor planned anything for the end of the program.
    expect(program.actions).toEqual([]);
    expect(program.log).toEqual(['Version 0.3.0 is offered', 'Version 0.3.0 is ready to be installed']);
  });

  test('the library itself says nothing anywhere', async () => {
    const said = [
      vi.spyOn(console, 'log'),
      vi.spyOn(console, 'info'),
      vi.spyOn(console, 'warn'),
      vi.spyOn(console, 'error'),
    ];
    feed.release('0.3.0', newProgram);
    await install();
    await looked();
    program.updates.installAtEnd();
    expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
    vi.restoreAllMocks();
  });

  test('requests to the feed do not identify the computer', async () => {
    feed.release('0.3.0', newProgram);
    await install();
    await looked();
    expect(feed.headers.length).toBeGreaterThan(1);
    expect(feed.headers.filter((headers) => 'x-user-staging-id' in headers)).toEqual([]);
  });

  test('the same version is current, and nothing is fetched', async () => {
    feed.release('0.2.0', newProgram);
    await install();
    await looked();
    expect(program.updates.state()).toEqual({ kind: 'current', checkedMs: 1_000 });
    expect(feed.asked).toHaveLength(1);
  });

  test('a version that is not finished is not for us', async () => {
    feed.release('0.3.0-beta.1', newProgram);
    await install();
    await looked();
    expect(program.updates.state()).toMatchObject({ kind: 'current' });
    expect(feed.asked).toHaveLength(1);
  });

  test('a version whose turn has not come on this computer waits', async () => {
    feed.release('0.3.0', newProgram, { stagingPercentage: 0 });
    await install();
    await looked();
    expect(program.updates.state()).toMatchObject({ kind: 'current' });
    expect(feed.asked).toHaveLength(1);
  });

  test('two looks at the same time are one', async () => {
    feed.release('0.2.0', newProgram);
    await install();
    await Promise.all([looked(), looked(), looked()]);
    expect(feed.asked).toHaveLength(1);
  });

  test('what was fetched before is not fetched again', async () => {
    feed.release('0.3.0', newProgram);
    await install();
    await looked();
    const { length } = feed.asked;
    await looked();
    expect(program.updates.state()).toEqual({ kind: 'ready', version: '0.3.0' });
    expect(feed.asked).toHaveLength(length + 1);
    expect(program.states.filter((state) => state.kind === 'ready')).toHaveLength(1);
  });

  test('a downloaded update stays ready while the feed is unreachable', async () => {
    feed.release('0.3.0', newProgram);
    await install();
    await looked();
    feed.serve('.yml', (_request, response) => void response.writeHead(500).end());
    await looked();
    expect(program.updates.state()).toEqual({ kind: 'ready', version: '0.3.0' });
    expect(program.log.at(-1)).toBe('No update: unreachable (HTTP_500)');
  });

  test.each(['0.2.0', '0.1.0'])('what is ready is not installed any more once only %s is offered', async (version) => {
    feed.release('0.3.0', newProgram);
    await install();
    await looked();
    feed.release(version, newProgram);
    await looked();
    expect(program.updates.state().kind).toBe(version === '0.2.0' ? 'current' : 'failed');
    program.updates.installAtEnd();
    expect(await readFile(program.file, 'utf8')).toBe('the old program');
  });

  test('a newer version takes the place of one that is ready', async () => {
    feed.release('0.3.0', newProgram);
    await install();
    await looked();
    const newest = Buffer.from('#!/bin/sh\nexit 0 # newest\n');
    feed.release('0.4.0', newest);
    await looked();
    expect(program.updates.state()).toEqual({ kind: 'ready', version: '0.4.0' });
    program.updates.installAtEnd();
    expect(await readFile(program.file)).toEqual(newest);
  });

  test('of a program that is mostly the same, only what changed is fetched', async () => {
    const [same, end] = [block('same'), block('end')];
    const old = withBlockMap([same, block('before'), end]);
    const next = withBlockMap([same, block('now'), end]);
    feed.release('0.3.0', next.file, { files: [fileEntry(next.file, { blockMapSize: next.mapSize })] });
    const sent: number[] = [];
    feed.serve('Deskside.AppImage', inParts(next.file, sent));
    await install();
    await writeFile(program.file, old.file);
    await looked();
    expect(program.updates.state()).toEqual({ kind: 'ready', version: '0.3.0' });
    expect(sent.reduce((sum, bytes) => sum + bytes)).toBeLessThan(next.file.length / 2);
    program.updates.installAtEnd();
    expect(await readFile(program.file)).toEqual(next.file);
  });
});

const blockBytes = 50_000;

function block(text: string): Buffer {
  return Buffer.from(`#!/bin/sh\nexit 0 # ${text}\n`.padEnd(blockBytes, 'x'));
}

/** A file with the list of its blocks at its end, as electron-builder writes an AppImage. */
function withBlockMap(blocks: readonly Buffer[]): { readonly file: Buffer; readonly mapSize: number } {
  const checksums = blocks.map((bytes) => createHash('sha256').update(bytes).digest('base64'));
  const sizes = blocks.map(({ length }) => length);
  const map = deflateRawSync(JSON.stringify({ version: '2', files: [{ name: 'file', offset: 0, checksums, sizes }] }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(map.length);
  return { file: Buffer.concat([...blocks, map, length]), mapSize: map.length };
}

function inParts(file: Buffer, sent: number[]): Answer {
  return (request, response) => {
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    const part = from === undefined ? file : file.subarray(Number(from), Number(to) + 1);
    sent.push(part.length);
    const headers = { 'accept-ranges': 'bytes', 'content-length': part.length };
    response.writeHead(from === undefined ? 200 : 206, headers).end(part);
  };
}
