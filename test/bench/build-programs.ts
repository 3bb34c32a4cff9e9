import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the measuring programs into a folder; returns it. */
export function buildPrograms(root: string, folder: string): string {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'test', 'bench', 'vite.config.ts');
  execFileSync(process.execPath, [vite, 'build', '-c', config, '--outDir', folder, '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return folder;
}
