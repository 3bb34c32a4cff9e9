import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildStale } from '../../main/launch/build.ts';
import { installed } from '../../main/launch/electron-runtime.ts';
import { root } from '../e2e/support/host-choice.ts';
import { removal } from '../e2e/support/hosts.ts';
import { ensureBrowser } from '../support/find-browser.ts';
import { prove } from './checks.ts';
import { packedProgram, programAt, unpackagedProgram } from './find-program.ts';
import { helpText, readTarget, type Target } from './options.ts';
import { lineOf, summaryOf } from './report.ts';
import { browserSubject, electronSubject, type Subject } from './subject.ts';

/** `npm run prove`: starts the program that people get, drives it from outside, and says of each check what it saw. */
async function main(words: readonly string[]): Promise<void> {
  const target = readTarget(words);
  if ('problem' in target) throw new Error(target.problem);
  if (target.kind === 'help') return say(helpText);
  const folder = await mkdtemp(join(tmpdir(), 'deskside-prove-'));
  try {
    const subject = await subjectOf(target, folder);
    say(`proving ${subject.line}`);
    const { line, exitCode } = summaryOf(await prove(subject, (outcome) => say(lineOf(outcome))));
    say(line);
    process.exitCode = exitCode;
  } finally {
    await rm(folder, removal);
  }
}

async function subjectOf(target: Exclude<Target, { readonly kind: 'help' }>, folder: string): Promise<Subject> {
  const { platform, arch } = process;
  switch (target.kind) {
    case 'browser':
      await buildStale(root, say);
      return browserSubject(ensureBrowser(), folder);
    case 'unpackaged': {
      await buildStale(root, say);
      const electron = await installed(root);
      if (!electron)
        throw new Error('There is nothing to prove: Electron’s program is not here. npm start fetches it.');
      return electronSubject(unpackagedProgram(electron, root, platform), folder);
    }
    case 'program': {
      const path = resolve(target.path);
      if (!existsSync(path)) throw new Error(`There is nothing to prove: ${path} is not here.`);
      return electronSubject(programAt(path, platform), folder);
    }
    case 'packed': {
      const program = packedProgram(join(root, 'out'), { platform, arch }, existsSync);
      if (!program)
        throw new Error(
          'There is nothing to prove: out/ holds no packed program for this system. npm run package makes one.',
        );
      return electronSubject(program, folder);
    }
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
