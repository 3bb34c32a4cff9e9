import type { ComputerSettings, HostStatus } from '../../shared/bridge/computer.ts';
import type { Result } from '../../shared/bridge/result.ts';

/** What a host with windows of its own does on this computer, as the bridge serves it. */
export interface ComputerPort {
  readonly status: () => HostStatus;
  readonly change: (setting: keyof ComputerSettings, on: boolean) => Promise<Result<object>>;
  readonly checkForUpdate: () => Promise<Result<object>>;
  readonly restart: () => Promise<Result<object>>;
  readonly openFolder: (folder: string) => Promise<Result<object>>;
  /** The folder that somebody at this window chooses in the system’s dialog, which begins at `from`; or none. */
  readonly chooseFolder: (windowId: string, from: string) => Promise<string | null>;
  /** Hears that the status is another one now. */
  readonly onChange: (listener: () => void) => void;
}
