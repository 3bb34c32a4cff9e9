import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { keepYoungSpaceSmall } from '../../platform/memory-limits.ts';
import type { WorkerThread } from './index-worker.ts';

/** Much is short-lived here, and little of it at the same time. */
const resourceLimits = { maxYoungGenerationSizeMb: 4 };

/** Starts the thread of the search index. `program` is its built file; in a package it is inside the archive. */
export function startIndexThread(program: string): WorkerThread {
  compileQuickly();
  const thread = new Worker(program, { execArgv: [], resourceLimits });
  thread.once('online', keepYoungSpaceSmall);
  return thread;
}

/**
 * Optimizing SQLite takes as much memory as all else in its thread, and makes it hardly faster. Electron does not let
 * this be chosen while it is running.
 */
function compileQuickly(): void {
  if (process.versions.electron === undefined) setFlagsFromString('--liftoff-only');
}
