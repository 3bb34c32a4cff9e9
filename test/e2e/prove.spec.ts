import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { prove } from '../prove/checks.ts';
import { programAt } from '../prove/find-program.ts';
import type { Outcome } from '../prove/report.ts';
import { browserSubject, electronSubject, type Subject } from '../prove/subject.ts';
import { ensureBrowser } from '../support/find-browser.ts';
import { root } from './support/host-choice.ts';
import { removal } from './support/hosts.ts';
import { draftIsSaved } from './support/steps.ts';

/*
 * `npm run prove`, which is for computers that have the packed program, tried on what every computer has: its checks on
 * the browser host, and its way to start, drive and end a program on one that stands in for Electron's.
 */

async function proved(subjectIn: (folder: string) => Subject | Promise<Subject>): Promise<readonly Outcome[]> {
  const folder = await mkdtemp(join(tmpdir(), 'deskside-prove-'));
  try {
    return await prove(await subjectIn(folder), () => undefined);
  } finally {
    await rm(folder, removal);
  }
}

function faults(outcomes: readonly Outcome[]): string[] {
  return outcomes.filter(({ kind }) => kind === 'failed').map(({ name, said }) => `${name}: ${said}`);
}

// Each of them starts a desk and a browser twice.
test.slow();

const updates = ['update check', 'network of the update check'];

test('the browser host passes every check that does not need Electron', async () => {
  const outcomes = await proved((folder) => browserSubject(ensureBrowser(), folder));
  expect(faults(outcomes)).toEqual([]);
  expect(outcomes.filter(({ kind }) => kind === 'not-run').map(({ name }) => name)).toEqual(updates);
  expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(11);
});

/** A program with the words, the driving and the end of Electron's; its window asks a stranger once. */
async function standIn(folder: string): Promise<Subject> {
  const path = join(folder, 'deskside');
  const words = ['--import', 'tsx', join(root, 'test', 'support', 'stand-in-program.ts')];
  const quoted = [process.execPath, ...words].map((word) => `'${word}'`).join(' ');
  await writeFile(path, `#!/bin/sh\ncd '${root}' && exec ${quoted} "$@"\n`);
  await chmod(path, 0o755);
  const program = programAt(path, process.platform);
  await mkdir(join(program.publishFile, '..'), { recursive: true });
  await writeFile(program.publishFile, 'provider: generic\nurl: https://updates.example/\n');
  const subject = await electronSubject(program, folder, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  return {
    ...subject,
    start: async () => {
      const run = await subject.start();
      const stranger = await run.page.context().newPage();
      await expect(stranger.goto('https://stranger.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED');
      await stranger.close();
      const quit = async () => {
        // A browser closes at once, without asking its windows about unsaved text.
        await run.page.bringToFront();
        if ((await run.page.getByRole('textbox', { name: 'Reply to' }).innerText()).trim() !== '')
          await draftIsSaved(run.page);
        return run.quit();
      };
      return { ...run, quit };
    },
  };
}

// Windows starts no script as a program.
if (process.platform !== 'win32') {
  test('a program is started, driven, ended and read like Electron’s, and its request to an outside host is found', async () => {
    const outcomes = await proved(standIn);
    expect(faults(outcomes)).toEqual([
      expect.stringMatching(/^network: It asked .*https:\/\/stranger\.example\//),
      expect.stringMatching(/^network of the update check: It asked .*https:\/\/stranger\.example\//),
    ]);
    expect(outcomes.filter(({ kind }) => kind === 'ok')).toHaveLength(10);
  });
}
