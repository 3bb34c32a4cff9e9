import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildStale } from './launch/build.ts';
import { packageFault } from './launch/package-fault.ts';

const root = join(import.meta.dirname, '..');

/** `npm run package`: builds what changed, then the installers for this system, or those named after `--`. */
async function packAll(words: readonly string[]): Promise<void> {
  const fault = packageFault(words, process.platform);
  if (fault) throw new Error(fault);
  await buildStale(root, (line) => process.stdout.write(`${line}\n`));
  const builder = join(root, 'node_modules', 'electron-builder', 'cli.js');
  // Nothing is published automatically; the packages are inspected first.
  const child = spawn(process.execPath, [builder, '--publish', 'never', ...words], { cwd: root, stdio: 'inherit' });
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

packAll(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : 'The package couldn’t be built'}\n`);
  process.exitCode = 1;
});
