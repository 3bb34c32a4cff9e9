import { type DiskCall, type DiskHooks, type SimulatedDisk, systemError } from './simulated-disk.ts';

/** Which call fails, and how. */
export interface FaultPlan {
  /** The n-th call from now on that `hits`; with `lasting` every later one too. */
  readonly at: number;
  readonly code: string;
  readonly lasting: boolean;
  /** The call fails without effect, or takes effect and still reports a failure. */
  readonly when: 'before' | 'after';
  readonly hits?: (call: DiskCall) => boolean;
}

/** Lets a disk fail as planned; the answer says whether the plan has come to pass. */
export function failAsPlanned(disk: SimulatedDisk, plan: FaultPlan): () => boolean {
  const { at, code, lasting, when, hits = () => true } = plan;
  let met = 0;
  const strike = (call: DiskCall): void => {
    if (!hits(call)) return;
    met += 1;
    if (met === at || (lasting && met > at)) throw systemError(code);
  };
  const hooks: DiskHooks = when === 'before' ? { before: strike } : { after: strike };
  disk.hooks = hooks;
  return () => met >= at;
}

export function heal(disk: SimulatedDisk): void {
  disk.hooks = {};
  disk.room = Number.POSITIVE_INFINITY;
}

/** A full disk still reads, removes and renames; it refuses what needs room. */
export function needsRoom(call: DiskCall): boolean {
  return ['open', 'write', 'datasync', 'makeFolder'].includes(call.kind);
}
