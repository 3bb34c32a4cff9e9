import * as z from 'zod';
import type { PinState } from './pins.ts';

/** The settings of this computer, independent of any desk. Only desktop hosts have them. */
export const computerSettings = z.object({
  startAtLogin: z.boolean(),
  /** Whether Deskside keeps running in the tray when its last window is closed. */
  keepRunning: z.boolean(),
  notifyAssigned: z.boolean(),
  notifyReplied: z.boolean(),
  notifyMentioned: z.boolean(),
  notifyNoted: z.boolean(),
  notifyStatus: z.boolean(),
  notifyDue: z.boolean(),
  checkSpelling: z.boolean(),
  fetchUpdates: z.boolean(),
});

export type ComputerSettings = Readonly<z.infer<typeof computerSettings>>;

export const settingName = computerSettings.keyof();

/**
 * How well this computer protects secrets. `os`: by the system’s key store. `weak`: with a well-known password. `none`:
 * not at all.
 */
export type KeyStore = 'os' | 'weak' | 'none';

/**
 * Whether the system shows notifications. `failing`: it refused the last one. `unsigned`: the same, because macOS
 * refuses every copy without a certificate. `not-installed`: Windows only shows those of installed programs. `none`:
 * the system has none.
 */
export type NoticeState = 'ok' | 'failing' | 'unsigned' | 'not-installed' | 'none';

/**
 * Whether the system starts the program at login. `needs-approval`: macOS waits for the person. `switched-off`: the
 * person turned it off in Windows.
 */
export type LoginState = 'on' | 'off' | 'needs-approval' | 'switched-off';

/**
 * Why there is no update: the feed is unreachable, not trusted, older than this version, or the download was damaged.
 */
export type UpdateProblem = 'unreachable' | 'insecure' | 'older' | 'damaged';

export type UpdateState =
  /** This copy does not update itself: it was not installed, something else updates it, or it has no certificate. */
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
  /** What this system supports; settings it does not support are hidden. */
  readonly can: { readonly startAtLogin: boolean; readonly keepRunning: boolean };
  readonly notices: NoticeState;
  readonly login: LoginState;
  /** Whether a change of the spelling setting takes effect at the next start. */
  readonly spellingWaits: boolean;
  readonly keyStore: KeyStore;
  readonly pins: PinState;
  readonly update: UpdateState;
}

/** The host's part of the settings; the rest belongs to the open desk. */
export type HostStatus = Omit<ComputerStatus, 'keyStore' | 'pins'>;

/** A crash of the program; never with what people wrote. */
export interface CrashInfo {
  /** The error in one sentence, for the Deskside developers. */
  readonly report: string;
  /** The folder of the open desk; null if none was open. */
  readonly folder: string | null;
}
