import * as z from 'zod';
import type { CrashInfo } from '../computer.ts';
import type { DeskReport } from '../desk-report.ts';
import type { DocumentReport } from '../document-report.ts';
import type { NewCode, RecoveryState } from '../recovery.ts';
import type { SecretLack } from '../secret.ts';
import { setUpInput, typedPath } from '../set-up.ts';
import type { UnopenedDesk } from '../unopened.ts';
import { call, keyed } from './declare.ts';
import type { Me } from './session.ts';

export interface AgentTile {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly departmentName: string;
  readonly draftsWaiting: number;
  readonly ticketsWaiting: number;
  /** Only on a sample desk, where nothing is secret. */
  readonly samplePin: string | null;
  readonly isAdministrator: boolean;
  /** Why they cannot sign in here; null where they can. */
  readonly lack: SecretLack | null;
}

/** What a window shows: the first run, the sign-in tiles, the desk, or what to do after a fault of the program. */
export type DeskStatus =
  | { readonly phase: 'crashed'; readonly crash: CrashInfo }
  | FirstRunStatus
  | LockedStatus
  /** Somebody is signed in and has a new recovery code before them, until they say that they have kept it. */
  | { readonly phase: 'recovery-code'; readonly desk: DeskInfo; readonly me: Me; readonly shown: NewCode }
  | { readonly phase: 'open'; readonly desk: DeskInfo; readonly me: Me };

/** What time it is on the desk; a window’s own clock may be another. */
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
  /** Whether the host can show the system’s dialog for folders. */
  readonly picksFolders: boolean;
  readonly problem: UnopenedDesk | null;
  readonly damaged: readonly DocumentReport[];
}

export interface DeskInfo {
  readonly name: string;
  readonly folder: string;
  readonly isSample: boolean;
  /** What was found damaged and set aside when the desk was opened. */
  readonly reports: readonly DeskReport[];
  /** Documents beside the journal that are damaged or missing, as far as whoever is here should know. */
  readonly damaged: readonly DocumentReport[];
  readonly locksAfterMinutes: number;
}

const nothing = z.strictObject({});
const folder = z.strictObject({ folder: typedPath });

export const deskCalls = {
  'desk.status': call<DeskStatus & DeskTime>()(nothing, { for: 'anyone' }),
  /** Whether a new desk can be set up in this folder; the answer is its full path. */
  'desk.checkFolder': call<{ readonly folder: string }>()(folder, { for: 'anyone' }),
  /** Lets a person choose a folder in the system’s dialog; null where they choose none. */
  'desk.chooseFolder': call<{ readonly folder: string | null }>()(z.strictObject({ folder: z.string().max(1_000) }), {
    for: 'anyone',
  }),
  /** Sets a desk up and signs its administrator in at this window. */
  'desk.setUp': keyed<object>()(setUpInput, { for: 'anyone' }),
  'desk.open': keyed<object>()(folder, { for: 'anyone' }),
  /** Makes the desk file of a whole journal anew, and opens the desk as a new device. */
  'desk.repair': keyed<object>()(folder, { for: 'anyone' }),
  /** Opens a desk that another computer has locked; `token` names the lock that a person decided about. */
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
