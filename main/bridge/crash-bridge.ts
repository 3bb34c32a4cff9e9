import type { CrashInfo } from '../../shared/bridge/computer.ts';
import { done, type Result } from '../../shared/bridge/result.ts';
import type { Bridge } from './bridge.ts';
import { readEnvelope } from './envelope.ts';
import { noDesk } from './refusals.ts';

export interface CrashBridgePorts {
  readonly crash: CrashInfo;
  readonly nowMs: () => number;
  readonly restart: () => Promise<Result<object>>;
  readonly openFolder: (folder: string) => Promise<Result<object>>;
}

/** The requests a window may make after a crash: no desk is open, and none can be reached. */
export function createCrashBridge({
  crash,
  nowMs,
  restart,
  openFolder,
}: CrashBridgePorts): Pick<Bridge, 'handle' | 'watch'> {
  const answers: Readonly<Record<string, () => Promise<Result<object>>>> = {
    'desk.status': async () => done({ phase: 'crashed', crash, nowMs: nowMs() }),
    'computer.restart': restart,
    'computer.openFolder': async () => (crash.folder === null ? noDesk() : openFolder(crash.folder)),
  };
  return {
    handle: async (_windowId, request) => {
      const read = readEnvelope(request);
      const name = read.ok && read.value.kind === 'call' ? read.value.name : '';
      const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
      return answer ? answer() : noDesk();
    },
    watch: () => () => undefined,
  };
}
