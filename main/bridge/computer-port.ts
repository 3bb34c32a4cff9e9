import type { ComputerSettings, HostStatus } from '../../shared/bridge/computer.ts';
import type { Result } from '../../shared/bridge/result.ts';

/** What a desktop host provides on this computer, as the bridge serves it. */
export interface ComputerPort {
  readonly status: () => HostStatus;
  readonly change: (setting: keyof ComputerSettings, on: boolean) => Promise<Result<object>>;
  readonly checkForUpdate: () => Promise<Result<object>>;
  readonly restart: () => Promise<Result<object>>;
  readonly openFolder: (folder: string) => Promise<Result<object>>;
  /** The folder chosen at this window in the system’s dialog, which opens at `from`; undefined when canceled. */
  readonly chooseFolder: (windowId: string, from: string) => Promise<string | null>;
  /** Called when the status changes. */
  readonly onChange: (listener: () => void) => void;
}
