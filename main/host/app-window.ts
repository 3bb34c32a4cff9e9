import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import type { Options } from './options.ts';

type Print = (line: string) => void;

/** Prints the one line that leads to the desk, and over SSH how to reach it from where the person sits. */
export function announce(print: Print, link: string, { open }: Pick<Options, 'open'>): void {
  if (!open || !canShowWindows()) {
    const { port } = new URL(link);
    if (process.env.SSH_CONNECTION)
      print(`over SSH, on your own computer first: ssh -N -L ${port}:127.0.0.1:${port} ${sshHost()}`);
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

/** Opens the desk in a browser window of its own and calls `closed` when that window is closed. */
export function openAppWindow(link: string, dataFolder: string, print: Print, closed: () => void): void {
  const browser = canShowWindows() ? findChromium(process.platform, process.env) : undefined;
  if (!browser) {
    const reason = canShowWindows() ? 'No Chromium-based browser was found' : 'There is no display here';
    print(`${reason}, so no window opens. Open the link above in the browser you have.`);
    return;
  }
  const profile = join(dataFolder, 'browser-window');
  const flags = [
    `--app=${link}`,
    `--user-data-dir=${profile}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--window-size=1440,900',
  ];
  // Chromium's sandbox refuses root; nothing but this desk is ever shown in the window.
  if (process.getuid?.() === 0) flags.push('--no-sandbox', '--test-type');
  const window = spawn(browser, flags, { stdio: 'ignore' });
  window.once('error', () => print(`${browser} did not start. Open the link above in the browser you have.`));
  window.once('exit', (code) => {
    if (code === 0) closed();
    else print('The window ended unexpectedly. The desk is still served; open the link above.');
  });
}
