import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { CrashInfo } from '../../shared/bridge/computer.ts';
import { describeError } from '../platform/log.ts';

const reportSchema = z.object({ report: z.string().max(20_000), folder: z.string().max(1_000).nullable() });

const unknown: CrashInfo = { report: '', folder: null };

function reportPath(dataFolder: string): string {
  return join(dataFolder, 'crash.json');
}

/** What is saved about a crash: where in the program it happened, never what people wrote. */
export function crashInfo(error: unknown, version: string, folder: string | null): CrashInfo {
  const system = `Deskside ${version}, ${process.platform} ${process.arch}`;
  return { report: `${system}\n${describeError(error)}`.slice(0, 20_000), folder };
}

/** Synchronous, because a faulty program may not survive until a promise resolves. */
export function saveCrashReport(dataFolder: string, crash: CrashInfo): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  writeFileSync(reportPath(dataFolder), JSON.stringify(crash), { mode: 0o600 });
}

/** The saved report of the last crash; empty if it cannot be read. */
export function savedCrashReport(dataFolder: string): CrashInfo {
  try {
    return reportSchema.parse(JSON.parse(readFileSync(reportPath(dataFolder), 'utf8')));
  } catch {
    return unknown; // The window still shows what is safe and offers a restart.
  }
}
