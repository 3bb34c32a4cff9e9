import * as z from 'zod';
import type { CrashInfo } from '../computer.ts';
import type { DeskReport } from '../desk-report.ts';
import type { DocumentReport } from '../document-report.ts';
import type { Loading, OpeningDesk } from '../loading.ts';
import type { NewCode, RecoveryState } from '../recovery.ts';
import type { SecretLack } from '../secret.ts';
import { setUpInput, typedPath } from '../set-up.ts';
import type { UnopenedDesk } from '../unopened.ts';
import { call, keyed, query } from './declare.ts';
import type { Me } from './session.ts';

export interface AgentTile {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly departmentName: string;
  readonly draftsWaiting: number;
  readonly ticketsWaiting: number;
  /** Only on a sample desk, whose PINs are not secret. */
  readonly samplePin: string | null;
  readonly isAdministrator: boolean;
  /** Why they cannot sign in here; null if they can. */
  readonly lack: SecretLack | null;
}

/** What a window shows: the first-run screen, an opening desk, the sign-in screen, the desk, or the crash screen. */
export type DeskStatus =
  | { readonly phase: 'crashed'; readonly crash: CrashInfo }
  | FirstRunStatus
  | { readonly phase: 'opening'; readonly opening: OpeningDesk }
  | LockedStatus
  /** An agent is signed in and has a new recovery code on screen, until they confirm that they stored it. */
  | { readonly phase: 'recovery-code'; readonly desk: DeskInfo; readonly me: Me; readonly shown: NewCode }
  | { readonly phase: 'open'; readonly desk: DeskInfo; readonly me: Me };

/** The desk's time; a window’s own clock may differ. */
export interface DeskTime {
  readonly nowMs: number;
}

export interface LockedStatus {
  readonly phase: 'locked';
  readonly desk: DeskInfo;
  readonly tiles: readonly AgentTile[];
  /** Whether there is a recovery code to sign in with. */
  readonly recovery: RecoveryState['kind'];
}

export interface FirstRunStatus {
  readonly phase: 'first-run';
  readonly proposedFolder: string;
  /** Whether the host can show the system’s folder dialog. */
  readonly picksFolders: boolean;
  readonly problem: UnopenedDesk | null;
  /** The desk that is being opened because a window asked for it. */
  readonly opening: OpeningDesk | null;
  readonly damaged: readonly DocumentReport[];
}

export interface DeskInfo {
  readonly name: string;
  readonly folder: string;
  readonly isSample: boolean;
  /** What was found damaged and set aside when the desk was opened. */
  readonly reports: readonly DeskReport[];
  /** Damaged or missing documents beside the journal, as far as the agent here should know about them. */
  readonly damaged: readonly DocumentReport[];
  readonly locksAfterMinutes: number;
}

const nothing = z.strictObject({});
const folder = z.strictObject({ folder: typedPath });

export const deskQueries = {
  /** How much of the closed tickets has been read; null if all of them are there. */
  'desk.loading': query<Loading | null>()(nothing, { shows: ['loading'] }),
} as const;

export const deskCalls = {
  'desk.status': call<DeskStatus & DeskTime>()(nothing, { for: 'anyone' }),
  /** Checks whether a new desk can be set up in this folder; returns its full path. */
  'desk.checkFolder': call<{ readonly folder: string }>()(folder, { for: 'anyone' }),
  /** Shows the system’s folder dialog; null when canceled. */
  'desk.chooseFolder': call<{ readonly folder: string | null }>()(z.strictObject({ folder: z.string().max(1_000) }), {
    for: 'anyone',
  }),
  /** Sets up a desk and signs its administrator in at this window. */
  'desk.setUp': keyed<object>()(setUpInput, { for: 'anyone' }),
  'desk.open': keyed<object>()(folder, { for: 'anyone' }),
  /** Writes a new desk file for an intact journal, and opens the desk as a new device. */
  'desk.repair': keyed<object>()(folder, { for: 'anyone' }),
  /** Opens a desk that another computer has locked; `token` identifies the lock that the person saw. */
  'desk.takeOver': keyed<object>()(z.strictObject({ folder: typedPath, token: z.string().max(200) }), {
    for: 'anyone',
  }),
  /** Shows the folder of the desk that could not be opened in the system’s file manager. */
  'desk.showFolder': call<object>()(nothing, { for: 'anyone' }),
  'sample.open': keyed<object>()(nothing, { for: 'anyone' }),
  'sample.startOver': keyed<object>()(nothing, { for: 'anyone' }),
  'sample.delete': keyed<object>()(nothing, { for: 'anyone' }),
  'sample.leave': keyed<object>()(nothing, { for: 'anyone' }),
} as const;
