import * as z from 'zod';
import { withoutEdges } from '../domain/hidden-marks.ts';
import { idSchema } from '../domain/id.ts';
import { agentColours } from '../domain/records/agent.ts';
import { line } from '../domain/text.ts';
import { ticketNeeds } from './command-needs.ts';
import { type CrashInfo, settingName } from './computer.ts';
import type { DocumentReport } from './document-report.ts';
import { type DraftSaved, draftContent, draftSlot, longestDraft } from './draft.ts';
import type { NewCode, RecoveryState } from './recovery.ts';
import { agentSecret, isOwnName, passphrase, type SecretLack } from './secret.ts';
import type { UnopenedDesk } from './unopened.ts';

/**
 * The few things that are neither an operation nor a question. Those in `openCalls` work while the desk is locked. What
 * changes something lasting is `keyed`, like an operation: asked for twice with one key it is done once. The others say
 * how things are to be (a setting, a draft, who is signed in) or only look, so that a second time changes nothing.
 */
interface Call<Input extends z.ZodType, Answer, IsKeyed extends boolean> {
  readonly input: Input;
  readonly isKeyed: IsKeyed;
  readonly answer?: Answer;
  /** Characters that a text of its input may have, where those may be more than in any other. */
  readonly longestText?: number;
}

function call<Answer>() {
  return <Input extends z.ZodType>(input: Input, longestText?: number): Call<Input, Answer, false> => ({
    input,
    isKeyed: false,
    ...(longestText === undefined ? {} : { longestText }),
  });
}

function keyed<Answer>() {
  return <Input extends z.ZodType>(input: Input): Call<Input, Answer, true> => ({ input, isKeyed: true });
}

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

export interface Me {
  readonly agentId: string;
  readonly name: string;
  readonly colour: string;
  readonly departmentName: string;
  readonly isAdministrator: boolean;
  /** Whether they may take tickets in, for whatever department. */
  readonly mayCreate: boolean;
}

/** What a window shows: the first run, the sign-in tiles, the desk, or what to do after a fault of the program. */
export type DeskStatus =
  | { readonly phase: 'crashed'; readonly crash: CrashInfo }
  | FirstRunStatus
  | LockedStatus
  /** Somebody is signed in and has a new recovery code before them, until they say that they have kept it. */
  | { readonly phase: 'recovery-code'; readonly desk: DeskInfo; readonly me: Me; readonly shown: NewCode }
  | { readonly phase: 'open'; readonly desk: DeskInfo; readonly me: Me };

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
  /** One sentence for each thing that was found damaged and set aside when the desk was opened. */
  readonly reports: readonly string[];
  /** Documents beside the journal that are damaged or missing, as far as whoever is here should know. */
  readonly damaged: readonly DocumentReport[];
  readonly locksAfterMinutes: number;
}

const folder = z.string().overwrite(withoutEdges).min(1, 'text.required').max(1_000, 'text.too-long');

/** Whether an agent’s secret, where one is chosen, is more than their name. */
export function isNotNamed({ name, secret }: { readonly name: string; readonly secret: string | null }): boolean {
  return secret === null || !isOwnName(secret, [name]);
}

export const agentNameProblem = { path: ['secret'], message: 'secret.own-name' };

const newAgent = z
  .strictObject({
    name: line(100),
    colour: z.enum(agentColours),
    secret: agentSecret,
    /** Which agent of the course they take the part of; that decides their department and role. */
    courseAgent: z.enum(['jane', 'john']).nullable(),
  })
  .refine(isNotNamed, agentNameProblem);

/** What a new desk starts with: osTicket’s defaults, or those and what osTicket courses set up on top. */
export const startingSets = ['osticket', 'course'] as const;

export const setUpFields = z.strictObject({
  name: line(80),
  folder,
  startWith: z.enum(startingSets),
  timeZone: z.string().max(60),
  administrator: z.strictObject({ name: line(100), colour: z.enum(agentColours), secret: passphrase }),
  agents: z.array(newAgent).max(50),
});

/** Whether the administrator’s passphrase is more than their own name and the desk’s, as far as those are known. */
export function isNotOwnName({ name, administrator }: SetUpNames): boolean {
  return !isOwnName(administrator.secret, [name, administrator.name]);
}

interface SetUpNames {
  readonly name: string;
  readonly administrator: { readonly name: string; readonly secret: string };
}

export const ownNameProblem = { path: ['administrator', 'secret'], message: 'secret.own-name' };

const setUpInput = setUpFields.refine(isNotOwnName, ownNameProblem);

export const saveAgentInput = z.strictObject({
  agentId: idSchema.nullable(),
  name: line(100),
  colour: z.enum(agentColours),
  departmentId: idSchema,
  roleId: idSchema,
  extended: z.array(z.strictObject({ departmentId: idSchema, roleId: idSchema })).max(50),
  isAdministrator: z.boolean(),
  /** Null keeps the one the agent has. */
  secret: agentSecret.nullable(),
});

const savedAgent = saveAgentInput.refine(isNotNamed, agentNameProblem);

const known = z.string().min(1, 'text.required').max(200, 'text.too-long');

const nothing = z.strictObject({});

export const calls = {
  'desk.status': call<DeskStatus>()(nothing),
  /** Whether a new desk can be set up in this folder; the answer is its full path. */
  'desk.checkFolder': call<{ readonly folder: string }>()(z.strictObject({ folder })),
  /** Lets a person choose a folder in the system’s dialog; null where they choose none. */
  'desk.chooseFolder': call<{ readonly folder: string | null }>()(z.strictObject({ folder: z.string().max(1_000) })),
  /** Sets a desk up and signs its administrator in at this window. */
  'desk.setUp': keyed<object>()(setUpInput),
  'desk.open': keyed<object>()(z.strictObject({ folder })),
  /** Makes the desk file of a whole journal anew, and opens the desk as a new device. */
  'desk.repair': keyed<object>()(z.strictObject({ folder })),
  /** Opens a desk that another computer has locked; `token` names the lock that a person decided about. */
  'desk.takeOver': keyed<object>()(z.strictObject({ folder, token: z.string().max(200) })),
  /** Shows the folder of the desk that could not be opened in the system’s file manager. */
  'desk.showFolder': call<object>()(nothing),
  'sample.open': keyed<object>()(nothing),
  'sample.startOver': keyed<object>()(nothing),
  'sample.delete': keyed<object>()(nothing),
  'sample.leave': keyed<object>()(nothing),
  'session.signIn': call<Me>()(z.strictObject({ agentId: idSchema, secret: known })),
  /** Signs in with a passphrase that works only once, and replaces it. */
  'session.renew': keyed<object>()(z.strictObject({ agentId: idSchema, secret: known, newSecret: passphrase })),
  /** Gives an administrator a new passphrase for the recovery code, signs them in, and shows the next code. */
  'recovery.use': keyed<object>()(z.strictObject({ agentId: idSchema, code: known, newSecret: passphrase })),
  /** Makes a new recovery code and shows it at this window; the one before stops working. */
  'recovery.make': keyed<object>()(z.strictObject({ secret: known })),
  /** The code that is shown here has been put away; it is not shown again. */
  'recovery.kept': call<object>()(nothing),
  'session.lock': call<object>()(nothing),
  /** A window has put its words away, as it was asked to; or there are some that it could not. */
  'session.flushed': call<object>()(z.strictObject({ unsaved: z.boolean() })),
  /** Somebody is at the keyboard. */
  'session.active': call<object>()(nothing),
  /** What the ticket that a window shows gives to commands, for the menu above it; nothing where it shows none. */
  'window.shows': call<object>()(z.strictObject({ met: z.array(z.enum(ticketNeeds)).max(ticketNeeds.length) })),
  'computer.change': call<object>()(z.strictObject({ setting: settingName, on: z.boolean() })),
  /** Starts the program again, unless words would be lost by it. */
  'computer.restart': call<object>()(nothing),
  /** Shows the desk’s folder in the system’s file manager. */
  'computer.openFolder': call<object>()(nothing),
  'update.check': call<object>()(nothing),
  /** Lets this computer’s key store protect the PINs, or no longer; with a weak one only where somebody wants that too. */
  'pins.protect': call<object>()(z.strictObject({ on: z.boolean(), evenIfWeak: z.boolean() })),
  /** `unprotected`: the desk’s PINs are protected here, and this one could not be. */
  'agent.save': keyed<{ readonly agentId: string; readonly unprotected: boolean }>()(savedAgent),
  'draft.save': call<DraftSaved>()(
    z.strictObject({ slot: draftSlot, content: draftContent }),
    // One that is too long is told so by its own field, in words of its own.
    2 * longestDraft,
  ),
  'draft.drop': call<object>()(z.strictObject({ slot: draftSlot })),
  'file.begin': keyed<{ readonly fileId: string }>()(
    z.strictObject({ name: z.string().max(1_000), size: z.int().min(0) }),
  ),
  /** The next piece. Its offset tells a piece that comes again from the one that follows it. */
  'file.append': call<object>()(
    z.strictObject({ fileId: idSchema, offset: z.int().min(0), chunk: z.string().max(512 * 1024) }),
  ),
  /** Abandons an upload: what has arrived so far is removed. */
  'file.abandon': call<object>()(z.strictObject({ fileId: idSchema })),
  /** The file’s own id is its key: finished again, it gives the same answer. */
  'file.finish': call<{ readonly name: string; readonly size: number; readonly hash: string }>()(
    z.strictObject({ fileId: idSchema }),
  ),
  /** A picture that waits in a draft, with all its bytes as an address. */
  'file.picture': call<{ readonly url: string }>()(z.strictObject({ fileId: idSchema })),
} as const;

export const openCalls: ReadonlySet<CallName> = new Set<CallName>([
  'desk.status',
  'desk.checkFolder',
  'desk.chooseFolder',
  'desk.setUp',
  'desk.open',
  'desk.repair',
  'desk.takeOver',
  'desk.showFolder',
  'sample.open',
  'sample.startOver',
  'sample.delete',
  'sample.leave',
  'session.signIn',
  'session.renew',
  'recovery.use',
  'session.lock',
  'session.flushed',
]);

/** What a visitor may call for, and nothing else: their files. */
export const visitorCalls: ReadonlySet<CallName> = new Set<CallName>([
  'file.begin',
  'file.append',
  'file.abandon',
  'file.finish',
  'file.picture',
]);

export type CallName = keyof typeof calls;
/** The key that a call has to have, or may not. */
export type CallKey<Name extends CallName> = (typeof calls)[Name]['isKeyed'] extends true
  ? [key: string]
  : [key?: undefined];
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallAnswer<Name extends CallName> = NonNullable<(typeof calls)[Name]['answer']>;
