import type { CrashInfo } from '../../shared/bridge/computer.ts';
import { done, failed, type Result } from '../../shared/bridge/result.ts';
import type { Bridge } from './bridge.ts';
import { partsOf } from './request-parts.ts';

export interface CrashBridgePorts {
  readonly crash: CrashInfo;
  readonly nowMs: () => number;
  readonly restart: () => Promise<Result<object>>;
  readonly openFolder: (folder: string) => Promise<Result<object>>;
}

/** What the window may ask after a fault of the program: no desk is open then, and nothing of one can be reached. */
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
      const { kind, name } = partsOf(request);
      const answer = kind === 'call' && Object.hasOwn(answers, name) ? answers[name] : undefined;
      return answer ? answer() : noDesk();
    },
    watch: () => () => undefined,
  };
}

function noDesk() {
  return failed('unavailable', 'desk.none');
}
