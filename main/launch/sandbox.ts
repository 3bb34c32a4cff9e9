import { execFile } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Environment } from './electron-package.ts';

/** What decides whether Chromium's sandbox can start on Linux. */
export interface SandboxProbe {
  readonly isRoot: boolean;
  /** The setuid helper beside Electron's program, if it exists: its owner and mode. */
  readonly helper: { readonly uid: number; readonly mode: number } | undefined;
  /** Whether unprivileged programs may use user namespaces. */
  readonly hasNamespaces: boolean;
}

export type SandboxState = 'usable' | 'refuses-root' | 'not-allowed';

/** Electron exits at once in every state except `usable`. */
export function sandboxState({ isRoot, helper, hasNamespaces }: SandboxProbe): SandboxState {
  if (isRoot) return 'refuses-root';
  const isHelperSetUp = helper?.uid === 0 && (helper.mode & 0o7777) === 0o4755;
  return isHelperSetUp || hasNamespaces ? 'usable' : 'not-allowed';
}

/** Sentences about why Electron is not started, and how to fix it. */
export function sandboxSentence(state: Exclude<SandboxState, 'usable'>, program: string): string {
  if (state === 'refuses-root')
    return 'Electron doesn’t run as root. Start Deskside as another user, or without the sandbox: npm start -- --no-sandbox.';
  const helper = shellWord(helperOf(program));
  return `This system doesn’t allow Electron’s sandbox. Allow it with sudo chown root:root ${helper} && sudo chmod 4755 ${helper}, or start without it: npm start -- --no-sandbox.`;
}

export async function probeSandbox(
  program: string,
  environment: Environment,
  restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
): Promise<SandboxProbe> {
  return {
    isRoot: process.getuid?.() === 0,
    helper: await stat(helperOf(program)).catch(() => undefined),
    // Under Ubuntu’s restriction unshare may have a profile that allows it; Electron has none.
    hasNamespaces: !(await isOn(restriction)) && (await canUnshare(environment)),
  };
}

function helperOf(program: string): string {
  return join(dirname(program), 'chrome-sandbox');
}

async function isOn(file: string): Promise<boolean> {
  return (await readFile(file, 'utf8').catch(() => '')).trim() === '1';
}

/** Ubuntu refuses to map the user; creating the namespace alone would succeed. */
async function canUnshare(environment: Environment): Promise<boolean> {
  const tried = promisify(execFile)('unshare', ['--user', '--map-root-user', 'true'], { env: { ...environment } });
  return tried.then(
    () => true,
    () => false,
  );
}

function shellWord(path: string): string {
  return /^[\w./@%+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
