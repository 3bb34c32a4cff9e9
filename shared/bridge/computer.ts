import * as z from 'zod';
import type { PinState } from './pins.ts';

/** What a person chose for this computer, apart from any desk. Only a host with windows of its own has these. */
export const computerSettings = z.object({
  startAtLogin: z.boolean(),
  /** Whether Deskside goes on in the tray when its last window is closed. */
  keepRunning: z.boolean(),
  notifyAssigned: z.boolean(),
  notifyReplied: z.boolean(),
  notifyDue: z.boolean(),
  checkSpelling: z.boolean(),
  fetchUpdates: z.boolean(),
});

export type ComputerSettings = Readonly<z.infer<typeof computerSettings>>;

export const settingName = computerSettings.keyof();

/**
 * How well this computer keeps secrets. `os`: the system’s key store does. `weak`: with a password that everybody
 * knows. `none`: it cannot.
 */
export type KeyStore = 'os' | 'weak' | 'none';

/**
 * Whether the system shows notifications. `failing`: it refused the last one. `unsigned`: it did, and macOS does so for
 * every copy without a certificate. `not-installed`: Windows shows those of installed programs only. `none`: there is
 * nothing here that shows any.
 */
export type NoticeState = 'ok' | 'failing' | 'unsigned' | 'not-installed' | 'none';

/**
 * Whether the system starts the program at login. `needs-approval`: macOS waits for the person. `switched-off`: the
 * person switched it off in Windows.
 */
export type LoginState = 'on' | 'off' | 'needs-approval' | 'switched-off';

/** Why there is no update: the feed is out of reach, not to be trusted, older than this, or what came was damaged. */
export type UpdateProblem = 'unreachable' | 'insecure' | 'older' | 'damaged';

export type UpdateState =
  /** This copy does not update itself: it was not installed, somebody else does that, or it has no certificate. */
  | { readonly kind: 'none'; readonly reason: 'updates.none' | 'updates.unsigned' }
  | { readonly kind: 'off' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'current'; readonly checkedMs: number }
  | { readonly kind: 'fetching'; readonly version: string; readonly percent: number }
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly problem: UpdateProblem };

export interface ComputerStatus {
  readonly version: string;
  readonly settings: ComputerSettings;
  /** What this system can do at all; a setting without its power is not shown. */
  readonly can: { readonly startAtLogin: boolean; readonly keepRunning: boolean };
  readonly notices: NoticeState;
  readonly login: LoginState;
  /** Whether another choice of spelling waits for the next start. */
  readonly spellingWaits: boolean;
  readonly keyStore: KeyStore;
  readonly pins: PinState;
  readonly update: UpdateState;
}

/** What the host knows of that; the rest belongs to the desk that is open. */
export type HostStatus = Omit<ComputerStatus, 'keyStore' | 'pins'>;

/** A program that ended because of a fault of its own; never with what people wrote. */
export interface CrashInfo {
  /** One sentence of the fault, for whoever mends it. */
  readonly report: string;
  /** The desk’s folder, where the tickets are; null where none was open. */
  readonly folder: string | null;
}
