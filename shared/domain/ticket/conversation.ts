import * as z from 'zod';
import { attachmentSchema, type Body, bodyHtml, bodyOfText, bodySchema, longestBody, stagedFiles } from '../body.ts';
import type { Draft } from '../event.ts';
import { type Id, idSchema } from '../id.ts';
import { operation, type Refusal, refuse, type World } from '../operation.ts';
import { type Actor, actorAgentId } from '../principal.ts';
import { currentId, currentRecord } from '../records/current-record.ts';
import { type DeskRecords, deskSettings, inUse } from '../records/desk-records.ts';
import { brokenTextProblem, isReadable, paragraphs } from '../text.ts';
import { aspect, event } from './aspect.ts';
import { assignmentDrafts } from './assignment.ts';
import { endWaiting, reopenIfClosed, statusDrafts } from './closing.ts';
import { deletedOrKept } from './deletion.ts';
import { ticketDraft } from './draft.ts';
import { sourceSchema } from './fields.ts';
import { followUpDrafts } from './follow-up.ts';
import { mentionsIn } from './mentions.ts';
import { presentAssignees } from './present-assignees.ts';
import { permissionFor } from './status.ts';
import type { Ticket } from './ticket.ts';
import { visibilityAfter } from './visibility.ts';
import { newPlanDrafts, planDrafts, planFor, waitingInput } from './waiting.ts';

/** The kind of an entry: a message from the requester, a reply of an agent, or a note that only agents see. */
export const entryKind = z.enum(['message', 'reply', 'note']);
export type EntryKind = z.infer<typeof entryKind>;

/** An entry without its body: bodies are read from the journal when a thread is opened. */
export interface EntryHead {
  readonly id: string;
  readonly kind: EntryKind;
  readonly by: Actor;
  readonly timeMs: number;
  readonly retracted: boolean;
  readonly hasFiles: boolean;
}

export interface Conversation {
  readonly entries: readonly EntryHead[];
}

/** View-only agents cannot write notes, unlike in osTicket, where seeing a ticket is enough. */
const noteTakes = 'any-ticket-permission';

const emptyConversation: Conversation = { entries: [] };

export const postedSchema = z.object({
  entryId: z.string(),
  kind: entryKind,
  body: bodySchema,
  attachments: z.array(attachmentSchema),
  source: z.string().optional(),
  /** A requester’s thanks or confirmation, which left a closed ticket closed. */
  isConfirmation: z.boolean().optional(),
  /** The agents whom a reply or note mentions, of those who saw the ticket then. */
  mentions: z.array(z.string()).optional(),
});

export type Posted = z.infer<typeof postedSchema>;

export const conversation = aspect(emptyConversation, {
  'conversation.posted': event<Conversation, Posted>({
    data: postedSchema,
    apply: ({ entries }, { entryId, kind, attachments }, { actor, timeMs }) => ({
      // Copying this way takes half the memory of a list literal, and a thread can have thousands of entries.
      entries: entries.concat({
        ...{ id: entryId, kind, by: actor, timeMs, retracted: false },
        hasFiles: attachments.length > 0,
      }),
    }),
    claims: ({ kind }) => {
      if (kind === 'note') return [];
      const said = { about: 'close-or-reply', value: 'replied' };
      return kind === 'message' ? [said, { about: deletedOrKept, value: 'kept' }] : [said];
    },
    invert: ({ entryId }, present) => {
      // What is undone was nearly always posted last.
      const entry = present.entries.findLast(({ id }) => id === entryId);
      if (!entry || entry.retracted) return { stays: 'entry' };
      const takes = [entry.kind === 'note' ? noteTakes : 'ticket.reply'] as const;
      return { type: 'conversation.retracted', data: { entryId }, takes };
    },
  }),
  'conversation.retracted': event<Conversation, { entryId: string }>({
    data: z.object({ entryId: z.string() }),
    apply: (present, { entryId }) => {
      const at = present.entries.findLastIndex(({ id }) => id === entryId);
      const entry = present.entries[at];
      return entry ? { entries: present.entries.with(at, { ...entry, retracted: true }) } : present;
    },
    invert: () => ({ stays: 'entry' }),
  }),
});

export const postEntry = operation({
  name: 'conversation.post',
  input: z.strictObject({
    ticketId: idSchema,
    visibility: z.enum(['public', 'internal']),
    body: bodyHtml,
    attachments: stagedFiles.default([]),
    thenStatus: idSchema.optional(),
    /** Why, and until when, the ticket waits in that status. */
    waiting: waitingInput.optional(),
    /** The number of entries when the author began writing; newer ones of others must be read first. */
    basedOn: z.int().min(0),
  }),
  needs: ({ ticketId, attachments }) => ({ tickets: [ticketId], files: attachments }),
  requires: ({ visibility, thenStatus, waiting }, records) => [
    visibility === 'public' ? 'ticket.reply' : noteTakes,
    ...(thenStatus === undefined ? [] : [permissionFor(records.get('status', thenStatus)?.state)]),
    // Without a status, it is another plan for a ticket that waits.
    ...(thenStatus === undefined && waiting ? [permissionFor('open')] : []),
  ],
  alsoFor: ['rule'],
  decide: (world, { ticketId, visibility, body, attachments, thenStatus, waiting, basedOn }, nowMs) => {
    const { records } = world;
    const ticket = world.ticket(ticketId);
    const unseen = ticket.conversation.entries.slice(basedOn).find(({ by }) => by !== world.actor);
    if (unseen) return { refused: 'thread.moved', details: { name: writerOf(world, ticket, unseen) }, code: 'stale' };
    const next = thenStatus === undefined ? undefined : inUse(records, 'status', thenStatus);
    if (thenStatus !== undefined && !next) return refuse('status.unknown');
    const plan = planFor(next ?? ticket.status, waiting, nowMs);
    if (plan && 'refused' in plan) return plan;
    const isChange = next !== undefined && next.id !== currentId(records, 'status', ticket.status.statusId);
    const isClaiming = visibility === 'public' && next?.state !== 'closed' && claimsOnReply(records, ticket);
    const claimer = isClaiming ? world.agentId : null;
    const changes = [
      ...(isChange
        ? [...statusDrafts(world, ticket, next, nowMs, undefined, claimer), ...newPlanDrafts(ticket, next.id, plan)]
        : []),
      // It waits again, for something else.
      ...(!isChange && plan ? planDrafts(ticket, plan) : []),
      ...claimingDrafts(records, ticket, claimer),
    ];
    const posted = entryDraft(
      world,
      ticketId,
      visibility === 'public' ? 'reply' : 'note',
      (files) => world.clean(body, files),
      attachments,
      (words) => mentionsIn(world, visibilityAfter(ticket, changes), words.text),
    );
    return 'refused' in posted ? posted : [posted, ...changes];
  },
});

/** A message of the requester from the counter or the phone, recorded by an agent. It reopens a closed ticket, or becomes a new one. */
export const recordMessage = operation({
  name: 'conversation.record',
  input: z.strictObject({
    ticketId: idSchema,
    details: paragraphs(longestBody),
    source: sourceSchema,
    attachments: stagedFiles.default([]),
    /** It is a confirmation or thanks: a closed ticket stays closed. */
    keepClosed: z.boolean().default(false),
  }),
  needs: ({ ticketId, attachments }) => ({ tickets: [ticketId], files: attachments }),
  requires: () => ['ticket.reply'],
  decide: (world, { ticketId, details, source, attachments, keepClosed }, nowMs) => {
    const ticket = world.ticket(ticketId);
    const isConfirmation = keepClosed && ticket.status.state === 'closed';
    const more = { source, ...(isConfirmation && { isConfirmation }) };
    const message = (id: Id) =>
      entryDraft(
        world,
        id,
        'message',
        () => bodyOfText(details),
        attachments,
        () => more,
      );
    const reopenable = currentRecord(world.records, 'status', ticket.status.statusId)?.reopenable ?? false;
    if (ticket.status.state === 'closed' && !reopenable && !isConfirmation) {
      return followUpDrafts(world, ticket, source, message, nowMs);
    }
    const posted = message(ticketId);
    if ('refused' in posted) return posted;
    return [
      posted,
      // A message that crossed a deletion has kept the ticket; with the next one that is decided.
      ...(ticket.deletion.deletedMs === null ? [] : [ticketDraft(ticketId, 'ticket.restored', {})]),
      ...(reopenable && !isConfirmation ? reopenIfClosed(world, ticket, nowMs) : []),
      ...endWaiting(world, ticket, nowMs),
    ];
  },
});

export const conversationOperations = [postEntry, recordMessage] as const;

/** The first reply to an unassigned ticket claims it, if its department, or else the desk, is configured so. */
function claimingDrafts(records: DeskRecords, ticket: Ticket, claimer: Id | null): Draft[] {
  const isFree = ticket.status.state === 'open' && presentAssignees(records, ticket.assignment).agentId === null;
  if (claimer === null || !isFree) return [];
  return assignmentDrafts(records, ticket, { ...ticket.assignment, agentId: claimer });
}

function claimsOnReply(records: DeskRecords, { department }: Pick<Ticket, 'department'>): boolean {
  const own = currentRecord(records, 'department', department.departmentId)?.claimsOnReply;
  return own ?? deskSettings(records).claimsOnReply;
}

/** One entry with its files; refused if it has no visible content, or a file is gone. */
export function entryDraft(
  world: World,
  ticketId: string,
  kind: EntryKind,
  bodyWith: (files: readonly string[]) => Body,
  fileIds: readonly string[],
  more: (body: Body) => Pick<Posted, 'source' | 'isConfirmation' | 'mentions'>,
): Draft | Refusal {
  const attachments = fileIds.map((fileId) => world.staged(fileId));
  if (!attachments.every((file) => file !== undefined)) return refuse('attachment.unknown');
  const body = bodyWith(attachments.map(({ hash }) => hash));
  if (!isReadable(body.text) && attachments.length === 0) return refuse('body.empty');
  if (body.text.length > longestBody) return refuse('body.too-long');
  const broken = brokenTextProblem(body.text);
  if (broken) return refuse(broken);
  const data = { entryId: world.newId(), kind, body, attachments, ...more(body) };
  return ticketDraft(ticketId, 'conversation.posted', data);
}

/** A message is its requester’s, also where an agent recorded it. */
function writerOf({ records }: World, { requester }: Ticket, { kind, by }: EntryHead): string {
  const writer =
    kind === 'message' ? records.get('person', requester.personId) : records.get('agent', actorAgentId(by) ?? '');
  return writer?.name ?? '';
}
