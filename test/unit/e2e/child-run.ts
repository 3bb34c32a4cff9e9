import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../e2e/support/host-choice.ts';
import { temporaryFolder } from '../../support/test-desk.ts';

export interface ChildRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** What its reporter counted; nothing when it came to no end. */
  readonly counts: unknown;
}

/** Runs end-to-end tests separately, with these arguments and environment. */
export async function childRun(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ChildRun> {
  const folder = await temporaryFolder();
  try {
    const counts = join(folder.path, 'counts.json');
    const { DESK_HOST, NODE_ENV, NODE_OPTIONS, FORCE_COLOR, ...present } = process.env;
    const program = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
    const child = spawn(process.execPath, [program, 'test', '--output', join(folder.path, 'results'), ...words], {
      cwd: root,
      env: { ...present, ...environment, DESK_E2E_COUNTS: counts, NO_COLOR: '1' },
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
    });
    child.stderr.on('data', (data: Buffer) => {
      err += data.toString();
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const counted = await readFile(counts, 'utf8').catch(() => 'null');
    return { code, out, err, counts: JSON.parse(counted) as unknown };
  } finally {
    await folder.remove();
  }
}
