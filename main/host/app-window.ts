import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import type { Options } from './options.ts';

type Print = (line: string) => void;

/** Prints the link to the desk, and over SSH the command that makes it reachable. */
export function announce(print: Print, link: string, { open }: Pick<Options, 'open'>): void {
  if (!open || !canShowWindows()) {
    const { port } = new URL(link);
    if (process.env.SSH_CONNECTION)
      print(`Over SSH, run this on your own computer first: ssh -N -L ${port}:127.0.0.1:${port} ${sshHost()}`);
  }
  print(`ready ${link}`);
}

function sshHost(): string {
  const [, , host = 'this-computer'] = (process.env.SSH_CONNECTION ?? '').split(' ');
  return `${process.env.USER ?? 'you'}@${host}`;
}

export function canShowWindows(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** A browser that ends sooner than this passed the address to a running one, or could not start. */
const tooSoonMs = 3_000;

/**
 * Opens the desk in a browser window of its own and calls `closed` when the person closes it. The returned function
 * closes the window.
 */
export function openAppWindow(
  link: string,
  dataFolder: string,
  print: Print,
  nowMs: () => number,
  closed: () => void,
): () => void {
  const browser = canShowWindows() ? findChromium(process.platform, process.env) : undefined;
  if (!browser) {
    const reason = canShowWindows() ? 'No Chromium-based browser was found' : 'There is no display here';
    print(`${reason}, so no window opens. Open the link above in any browser.`);
    return () => undefined;
  }
  const openedMs = nowMs();
  const window = spawn(browser, windowFlags(link, join(dataFolder, 'browser-window')), { stdio: 'ignore' });
  window.once('error', () => print(`${browser} couldn’t be started. Open the link above in any browser.`));
  window.once('exit', (code) => {
    const isClosed = code === 0 && nowMs() - openedMs > tooSoonMs;
    if (isClosed) closed();
    else if (code !== null) print('Deskside keeps running. Open the link above in a browser, or press Ctrl+C to quit.');
  });
  return () => void window.kill();
}

function windowFlags(link: string, profile: string): string[] {
  const flags = [
    `--app=${link}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1440,900',
  ];
  // Chromium's sandbox refuses root; the window only ever shows this desk.
  return process.getuid?.() === 0 ? [...flags, '--no-sandbox', '--test-type'] : flags;
}
