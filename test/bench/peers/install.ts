import { execFileSync } from 'node:child_process';
import { access } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Installs the peers on demand, SQLite built on this computer like any other program. Returns why they are missing;
 * undefined if they are there.
 */
export async function installPeers(folder: string, say: (line: string) => void): Promise<string | undefined> {
  const mark = join(folder, 'node_modules', '.package-lock.json');
  const isThere = await access(mark).then(
    () => true,
    () => false,
  );
  if (isThere) return undefined;
  say('Installing what Deskside is compared with. SQLite is built from source, which takes a minute or two.');
  try {
    const env = { ...process.env, npm_config_build_from_source: 'true' };
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] });
    return undefined;
  } catch (error) {
    return `npm ci failed: ${lastLine(error)}`;
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  return said.trim().split('\n').at(-1) ?? '';
}
