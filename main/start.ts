import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { helpText, readOptions } from './host/options.ts';
import { buildStale } from './launch/build.ts';
import { electronRuntime } from './launch/electron-runtime.ts';
import { dataFolder } from './platform/data-folder.ts';

const root = join(import.meta.dirname, '..');

/** `npm start`: builds what is stale, then opens Deskside in Electron, or in a browser where Electron cannot be had. */
async function start(words: readonly string[]): Promise<void> {
  const options = readOptions(words);
  if ('problem' in options) return fail(options.problem);
  if (options.help) return say(helpText);
  await buildStale(root, say);
  // Without a window to open there is nothing for Electron to do.
  const runtime =
    options.browser || !options.open
      ? undefined
      : await electronRuntime(root, dataFolder(process.platform, process.env));
  if (runtime && 'path' in runtime) return run(runtime.path, [root, ...words]);
  if (runtime) say(`${runtime.missing}, so Deskside opens in a browser window.`);
  run(process.execPath, [join(root, 'dist', 'main', 'browser.js'), ...words]);
}

/** Runs the desk's own process; signals reach it, and its exit code becomes ours. */
function run(program: string, words: readonly string[]): void {
  const child = spawn(program, words, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => fail(error.message));
  child.once('exit', (code) => process.exit(code ?? 1));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

start(process.argv.slice(2)).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : 'Deskside could not start'),
);
