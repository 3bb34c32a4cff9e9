import * as z from 'zod';
import { idSchema } from '../domain/id.ts';
import { agentColours } from '../domain/records/agent.ts';
import { line } from '../domain/text.ts';
import { ticketActs } from './commands.ts';
import { type CrashInfo, settingName } from './computer.ts';
import { draftContent, draftSlot } from './draft.ts';
import { agentSecret, passphrase } from './secret.ts';

/** The few things that are neither an operation nor a question. Those in `openCalls` work while the desk is locked. */
interface Call<Input extends z.ZodType, Answer> {
  readonly input: Input;
  readonly answer?: Answer;
}

function call<Answer>() {
  return <Input extends z.ZodType>(input: Input): Call<Input, Answer> => ({ input });
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
  | { readonly phase: 'first-run'; readonly proposedFolder: string; readonly problem: UnopenedDesk | null }
  | { readonly phase: 'locked'; readonly desk: DeskInfo; readonly tiles: readonly AgentTile[] }
  | { readonly phase: 'open'; readonly desk: DeskInfo; readonly me: Me };

/** A desk that is there and could not be opened. */
export interface UnopenedDesk {
  readonly sentence: string;
  readonly folder: string;
}

export interface DeskInfo {
  readonly name: string;
  readonly folder: string;
  readonly isSample: boolean;
  /** One sentence for each thing that was found damaged and set aside when the desk was opened. */
  readonly reports: readonly string[];
  readonly locksAfterMinutes: number;
}

const folder = z.string().min(1, 'text.required').max(1_000, 'text.too-long');

export const newAgent = z.strictObject({ name: line(100), colour: z.enum(agentColours), secret: agentSecret });

export const setUpInput = z.strictObject({
  name: line(80),
  folder,
  timeZone: z.string().max(60),
  administrator: z.strictObject({ name: line(100), colour: z.enum(agentColours), secret: passphrase }),
  agents: z.array(newAgent).max(50),
});

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

const nothing = z.strictObject({});

export const calls = {
  'desk.status': call<DeskStatus>()(nothing),
  'desk.setUp': call<object>()(setUpInput),
  'desk.open': call<object>()(z.strictObject({ folder })),
  'sample.open': call<object>()(nothing),
  'sample.startOver': call<object>()(nothing),
  'sample.delete': call<object>()(nothing),
  'sample.leave': call<object>()(nothing),
  'session.signIn': call<Me>()(
    z.strictObject({ agentId: idSchema, secret: z.string().min(1, 'text.required').max(200, 'text.too-long') }),
  ),
  'session.lock': call<object>()(nothing),
  /** A window has put its words away, as it was asked to; or there are some that it could not. */
  'session.flushed': call<object>()(z.strictObject({ unsaved: z.boolean() })),
  /** Somebody is at the keyboard. */
  'session.active': call<object>()(nothing),
  /** What the window shows now, for the menu above it. */
  'window.shows': call<object>()(
    z.strictObject({ ticket: z.boolean(), acts: z.array(z.enum(ticketActs)).max(ticketActs.length) }),
  ),
  'computer.change': call<object>()(z.strictObject({ setting: settingName, on: z.boolean() })),
  /** Starts the program again, unless words would be lost by it. */
  'computer.restart': call<object>()(nothing),
  /** Shows the desk’s folder in the system’s file manager. */
  'computer.openFolder': call<object>()(nothing),
  'update.check': call<object>()(nothing),
  /** Lets this computer’s key store protect the PINs, or no longer; with a weak one only where somebody wants that too. */
  'pins.protect': call<object>()(z.strictObject({ on: z.boolean(), evenIfWeak: z.boolean() })),
  /** `unprotected`: the desk’s PINs are protected here, and this one could not be. */
  'agent.save': call<{ readonly agentId: string; readonly unprotected: boolean }>()(saveAgentInput),
  'draft.save': call<object>()(z.strictObject({ slot: draftSlot, content: draftContent })),
  'draft.drop': call<object>()(z.strictObject({ slot: draftSlot })),
  'file.begin': call<{ readonly fileId: string }>()(
    z.strictObject({ name: z.string().max(1_000), size: z.int().min(0) }),
  ),
  'file.append': call<object>()(z.strictObject({ fileId: idSchema, chunk: z.string().max(512 * 1024) })),
  'file.finish': call<{ readonly name: string; readonly size: number }>()(z.strictObject({ fileId: idSchema })),
} as const;

export const openCalls: ReadonlySet<CallName> = new Set<CallName>([
  'desk.status',
  'desk.setUp',
  'desk.open',
  'sample.open',
  'sample.startOver',
  'sample.delete',
  'sample.leave',
  'session.signIn',
  'session.lock',
  'session.flushed',
]);

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallAnswer<Name extends CallName> = NonNullable<(typeof calls)[Name]['answer']>;
