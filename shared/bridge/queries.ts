import * as z from 'zod';
import type { FileFault } from '../domain/file-fault.ts';
import { idSchema } from '../domain/id.ts';
import type { AgentShown } from '../views/agent-shown.ts';
import type { DeskChoices } from '../views/choices.ts';
import type { QueueRow } from '../views/queue-row.ts';
import { type QueueName, queueNames } from '../views/queues.ts';
import type { ThreadChange, ThreadEntry } from '../views/thread.ts';
import type { ShownPerson, TicketFacts } from '../views/ticket-facts.ts';
import type { ComputerStatus } from './computer.ts';
import { draftSlot, type ListedDraft, type Sent, type WaitingDraft } from './draft.ts';
import type { RecoveryState } from './recovery.ts';
import type { SecretLack } from './secret.ts';

/** A question that a window may ask while somebody is signed in there. It changes nothing. */
interface Query<Input extends z.ZodType, Answer> {
  readonly input: Input;
  readonly answer?: Answer;
}

function query<Answer>() {
  return <Input extends z.ZodType>(input: Input): Query<Input, Answer> => ({ input });
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  readonly total: number;
}

export type QueueCounts = Readonly<Record<QueueName, number>> & { readonly waitingForUs: number };

/** The tags of a body as data, for laying out the frame that shows it. */
export type BodyNode = string | BodyElement | BodyPicture;

export interface BodyElement {
  readonly tag: string;
  readonly children: readonly BodyNode[];
}

/** A file of the entry that is shown among its words; its `url` works in this window until lock. */
export interface BodyPicture extends BodyElement {
  readonly tag: 'img';
  readonly url: string;
  readonly alt: string;
}

export interface ShownLink {
  readonly host: string;
  readonly url: string;
  /** Whether the words of the entry say this address: on paper it need not stand there twice. */
  readonly isWritten: boolean;
}

/** An entry whose body is shown by a frame of its own; `bodyUrl` and the files' `url` work in this window until lock. */
export type ShownEntry = Omit<ThreadEntry, 'html' | 'attachments'> & {
  readonly bodyUrl: string;
  readonly body: readonly BodyNode[];
  readonly links: readonly ShownLink[];
  readonly attachments: readonly ShownFile[];
};

export interface ShownFile {
  readonly name: string;
  readonly size: number;
  readonly url: string;
  /** What is known to be wrong with it; such a file is not handed out. */
  readonly fault: FileFault | null;
}

export type ShownItem = ShownEntry | ThreadChange;

/** `lack`: why they cannot sign in on this computer. */
export type ListedAgent = AgentShown & { readonly lack: SecretLack | null };

export interface TicketPage {
  readonly facts: TicketFacts;
  /** The newest items of the thread, oldest first. */
  readonly items: readonly ShownItem[];
  /** How many older items there are. */
  readonly earlier: number;
}

export const queries = {
  'queue.page': query<QueuePage>()(
    z.strictObject({ queue: z.enum(queueNames), offset: z.int().min(0), limit: z.int().min(1).max(200) }),
  ),
  'queue.counts': query<QueueCounts>()(z.strictObject({})),
  /** Where a ticket stands in a queue, for going to the next and the previous one. */
  'queue.position': query<{ readonly index: number | null }>()(
    z.strictObject({ queue: z.enum(queueNames), ticketId: idSchema }),
  ),
  /** A ticket by its number, and the queue it is in; nothing when nobody here may see such a one. */
  'ticket.find': query<{ readonly found: { readonly ticketId: string; readonly queue: QueueName } | null }>()(
    z.strictObject({ number: z.string().max(40) }),
  ),
  'ticket.page': query<TicketPage>()(z.strictObject({ ticketId: idSchema, items: z.int().min(1).max(5_000) })),
  'ticket.spans': query<{
    readonly spans: readonly (readonly [number, number])[];
    /** In which they were counted; null where that was not noted. */
    readonly timeZone: string | null;
  }>()(z.strictObject({ ticketId: idSchema })),
  'people.find': query<readonly ShownPerson[]>()(z.strictObject({ text: z.string().max(200) })),
  /** Who answers on this desk; only administrators may ask. */
  'agents.list': query<readonly ListedAgent[]>()(z.strictObject({})),
  /** The desk's recovery code, as far as it may be told; only administrators may ask. */
  'recovery.state': query<RecoveryState>()(z.strictObject({})),
  'desk.choices': query<DeskChoices>()(z.strictObject({})),
  /** When a ticket opened now would be due. */
  'due.preview': query<{ readonly dueMs: number | null }>()(
    z.strictObject({ planId: idSchema, departmentId: idSchema }),
  ),
  /** What this computer does for the desk; nothing where that is the browser's business. */
  'computer.status': query<{ readonly computer: ComputerStatus | null }>()(z.strictObject({})),
  /** What the asking agent has written and not sent. */
  'draft.list': query<readonly ListedDraft[]>()(z.strictObject({})),
  'draft.get': query<WaitingDraft | null>()(z.strictObject({ slot: draftSlot })),
  /** What a key of the asking agent has led to, where an answer got lost; nothing where it led to nothing. */
  'key.sent': query<Sent | null>()(z.strictObject({ key: z.string().max(60) })),
} as const;

export type QueryName = keyof typeof queries;
export type QueryInput<Name extends QueryName> = z.input<(typeof queries)[Name]['input']>;
export type QueryAnswer<Name extends QueryName> = NonNullable<(typeof queries)[Name]['answer']>;
