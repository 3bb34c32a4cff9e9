import { setTimeout as pause } from 'node:timers/promises';
import { electronRuntime } from '../../main/launch/electron-runtime.ts';

/** `node --import tsx electron-start.ts ROOT`: finds Electron as a start does and prints the result. */
const [root = ''] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);
const runtime = await electronRuntime(root, {
  environment: process.env,
  printLine: say,
  terminal: { isTerminal: false, write: say },
  startPatience: () => ({ renew: () => undefined, stop: () => undefined }),
  pause: () => pause(20),
  stopped: new AbortController().signal,
});
say(JSON.stringify(runtime));
