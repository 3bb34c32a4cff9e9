import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { _electron, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from '@playwright/test';
import { installed } from '../../../main/launch/electron-runtime.ts';

export const root = join(import.meta.dirname, '..', '..', '..');

export type HostName = 'electron' | 'browser';

/** A desk that runs, with a window to drive it. */
export interface RunningDesk {
  readonly page: Page;
  /** Opens another window of the same desk. */
  readonly another: () => Promise<Page>;
  /** Ends it as a person would. */
  readonly stop: () => Promise<void>;
  /** Ends it as a power cut would. */
  readonly kill: () => Promise<void>;
}

export interface HostOptions {
  readonly folder: string;
  readonly dataFolder: string;
  readonly context: BrowserContextOptions;
}

/** Electron where its program is found, else the browser host; `DESK_HOST` forces one and never falls back. */
export async function chooseHost(): Promise<HostName> {
  const wanted = process.env.DESK_HOST;
  const program = await installed(root);
  if (wanted === undefined) return program ? 'electron' : 'browser';
  if (wanted !== 'electron' && wanted !== 'browser') throw new Error(`DESK_HOST=${wanted}: it is electron or browser`);
  if (wanted === 'electron' && !program) throw new Error('DESK_HOST=electron, but Electron’s program is not here');
  return wanted;
}

function environment(dataFolder: string): Record<string, string> {
  const present = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const folders = { XDG_DATA_HOME: dataFolder, APPDATA: dataFolder, HOME: dataFolder };
  return { ...Object.fromEntries(present), ...folders, TZ: 'America/New_York', LANG: 'en_US.UTF-8' };
}

export async function startInBrowser(browser: Browser, options: HostOptions): Promise<RunningDesk> {
  const { child, link } = await serve(options);
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York', ...options.context });
  return { ...(await inContext(context, link)), stop: () => end(child, 'SIGINT'), kill: () => end(child, 'SIGKILL') };
}

async function inContext(context: BrowserContext, link: string) {
  const open = async () => {
    const page = await context.newPage();
    await page.goto(link);
    return page;
  };
  return { page: await open(), another: open };
}

/** Starts the browser host without a window and reads its link. */
export async function serve({
  folder,
  dataFolder,
}: Pick<HostOptions, 'folder' | 'dataFolder'>): Promise<{ child: ChildProcess; link: string }> {
  const program = join(root, 'dist', 'main', 'browser.js');
  const child = spawn(process.execPath, [program, '--no-open', '--desk', folder], { env: environment(dataFolder) });
  let said = '';
  const link = await new Promise<string>((resolve, reject) => {
    const hear = (data: Buffer) => {
      said += data.toString();
      const [, ready] = /^ready (\S+)$/m.exec(said) ?? [];
      if (ready) resolve(ready);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`The desk ended with ${code}: ${said}`)));
  });
  return { child, link };
}

export function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

export async function startInElectron({ folder, dataFolder }: HostOptions): Promise<RunningDesk> {
  const program = await installed(root);
  if (!program) throw new Error('Electron’s program is not here');
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: program,
    args: [...flags, root, '--desk', folder],
    env: environment(dataFolder),
  });
  const page = await app.firstWindow();
  return {
    page,
    another: () => Promise.reject(new Error('Electron opens one window so far')),
    stop: () => app.close(),
    kill: () => end(app.process(), 'SIGKILL'),
  };
}
