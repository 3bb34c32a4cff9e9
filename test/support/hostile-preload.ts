import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { temporaryFolder } from './test-desk.ts';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

/** Builds a preload as the program's build does, and gives its text. */
export async function builtPreload(host: 'electron' | 'browser'): Promise<string> {
  const folder = await temporaryFolder();
  try {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const words = ['build', '-c', 'preload/vite.config.ts', '--outDir', folder.path, '--logLevel', 'warn'];
    const env = { ...process.env, NODE_ENV: 'production', DESKSIDE_HOST: host };
    await run(process.execPath, [vite, ...words], { cwd: root, env });
    return await readFile(join(folder.path, host === 'electron' ? 'index.cjs' : 'browser.js'), 'utf8');
  } finally {
    await folder.remove();
  }
}

/** Runs a program that finds nothing around it but what it is given. */
export function runAlone(program: string, given: Readonly<Record<string, unknown>>): void {
  runInContext(program, createContext({ ...given }));
}

/** An object that has these members and takes every use of another one for the fault it would be. */
export function strict<T extends object>(name: string, members: T): T {
  return new Proxy(members, {
    get: (target, key) => {
      if (!Reflect.has(target, key)) throw new Error(`The preload uses ${name}.${String(key)}`);
      return Reflect.get(target, key) as unknown;
    },
  });
}
