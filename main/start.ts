import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { canShowWindows } from './host/app-window.ts';
import { helpText, type Options, readOptions } from './host/options.ts';
import { browserHostEnvironment, browserHostWords } from './launch/browser-host.ts';
import { buildStale } from './launch/build.ts';
import { electronEnvironment } from './launch/child-environment.ts';
import { chooseHost, type Host } from './launch/choose-host.ts';
import { electronRuntime } from './launch/electron-runtime.ts';
import { idleTimeout } from './launch/idle-timeout.ts';
import { type End, type RunPorts, runDeskProcess } from './launch/run-desk-process.ts';
import { probeSandbox } from './launch/sandbox.ts';
import { type EndSignal, exitCodeOf, type Signals, watchSignals } from './launch/signals.ts';
import { dataFolder } from './platform/data-folder.ts';

const root = join(import.meta.dirname, '..');
const withoutSandbox = '--no-sandbox';

/** A download without data for this long is given up. */
const patienceMs = 60_000;
/** The browser host ends within five seconds of a signal; Electron may have a question to ask. */
const endsWithinMs = 6_000;
/** How often to check whether another process has finished installing Electron. */
const checkAgainMs = 500;

/** `npm start`: builds what changed, then opens Deskside in Electron, or in a browser where Electron cannot start. */
async function start(words: readonly string[]): Promise<number> {
  const options = readOptions(words);
  if ('problem' in options) {
    warn(options.problem);
    return 1;
  }
  if (options.help) {
    printLine(helpText);
    return 0;
  }
  await buildStale(root, printLine);
  const signals = watchSignals();
  const host = await hostFor(options, signals);
  if (typeof host === 'number') return host;
  const ports = { environment: process.env, platform: process.platform, signals, warn };
  const given = words.filter((word) => word !== withoutSandbox);
  if (host.kind === 'electron') {
    const end = await runElectron(host.program, options.sandbox ? [] : [withoutSandbox], given, ports);
    if (end.kind === 'ended') return end.code;
    openInstead(`Electron couldn’t be started: ${end.reason}.`);
  } else if (host.reason !== undefined) openInstead(host.reason);
  const browserHost = browserHostWords(join(root, 'dist', 'main', 'browser.js'), given);
  const environment = browserHostEnvironment(ports.environment);
  const end = await runDeskProcess(process.execPath, browserHost, { ...ports, environment, endsWithinMs });
  if (end.kind === 'ended') return end.code;
  warn(`Deskside couldn’t be started: ${end.reason}.`);
  return 1;
}

/** The host, or the exit code if a signal arrives before one is chosen. */
async function hostFor(options: Options, signals: Signals): Promise<Host | number> {
  const stop = new AbortController();
  let ending: EndSignal | undefined;
  signals.onSignal((signal) => {
    // The first Ctrl+C skips the download; the next one ends Deskside.
    if (signal !== 'SIGINT') ending = signal;
    stop.abort();
  });
  // An earlier version left this mark and never tried again.
  await rm(join(dataFolder(process.platform, process.env), 'electron-not-available'), { force: true });
  const host = await chooseHost(options, {
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    canShowWindows: canShowWindows(),
    runtime: () =>
      electronRuntime(root, {
        environment: process.env,
        printLine: printLine,
        terminal: { isTerminal: process.stdout.isTTY, write: (text) => process.stdout.write(text) },
        startPatience: idleTimeout(patienceMs),
        pause: () => pause(checkAgainMs),
        stopped: stop.signal,
      }),
    sandbox: (program) => probeSandbox(program, process.env),
  });
  return ending ? exitCodeOf(ending) : host;
}

function runElectron(
  program: string,
  switches: readonly string[],
  words: readonly string[],
  ports: RunPorts,
): Promise<End> {
  const environment = electronEnvironment(process.env);
  return runDeskProcess(program, [...switches, root, ...words], { ...ports, environment });
}

function openInstead(reason: string): void {
  printLine(`${reason} Using a browser instead.`);
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

start(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    warn(error instanceof Error ? error.message : 'Deskside couldn’t start');
    process.exitCode = 1;
  },
);
