import type { DraftContent } from '../../shared/bridge/draft.ts';
import type { TicketRow } from '../../shared/domain/ticket/row.ts';
import { rowsOn } from '../support/all-tickets.ts';
import { bridgeOver, secretOf, type TestBridge, testBridge } from '../support/memory-bridge.ts';
import { createMemoryDisk, type MemoryDisk } from '../support/memory-disk.ts';
import { expectDone, someTicket } from '../support/test-desk.ts';
import type { Damaged } from './documents-part.ts';
import { missingBytes } from './kept-bytes.ts';
import { type FaultOutcome, held } from './part.ts';

function words(text: string, files: DraftContent['files'] = []): DraftContent {
  return { key: 'key-of-draft', text, files, basedOn: 1 };
}

/** A small desk that was used twice: a ticket, which is pinned, a file that waits, two drafts, what was read in the inbox, and a try that failed. */
export async function makeDesk(): Promise<MemoryDisk> {
  const disk = createMemoryDisk();
  const founded = await testBridge({ disk, signers: ['jane'] });
  const jane = await founded.windowOf('jane');
  const [ticketId = ''] = expectDone(await jane.run('ticket.open', someTicket('The printer prints stripes'))).ticketIds;
  const { fileId } = expectDone(await jane.call('file.begin', { name: 'log.txt', size: 1 }));
  expectDone(await jane.call('file.append', { fileId, offset: 0, chunk: 'QQ==' }));
  expectDone(await jane.call('file.finish', { fileId }));
  for (const text of ['older words', 'newer words']) {
    const files = [{ fileId, name: 'log.txt', size: 1 }];
    const reply = { slot: { tab: 'reply', ticketId }, draftId: 'draft-reply' } as const;
    const intake = { slot: { tab: 'intake' }, draftId: 'draft-intake' } as const;
    expectDone(await jane.call('draft.save', { ...reply, content: words(text, files) }));
    expectDone(await jane.call('inbox.read', { ids: [text] }));
    expectDone(await jane.call('draft.save', { ...intake, content: words(`{"summary":"${text}"}`) }));
  }
  const pin = { ticketId, address: `/open/${ticketId}` };
  expectDone(await jane.call('trail.pin', pin));
  expectDone(await jane.call('trail.visit', { place: { ...pin, list: '/open' }, opened: [pin] }));
  const recovery = founded.deskManager.desk()?.recovery;
  await recovery?.noteKept((await recovery.make()).madeMs);
  expectDone(await jane.call('session.lock', {}));
  await jane.call('session.signIn', { agentId: 'jane', secret: 'not hers' });
  await founded.close();
  await (await bridgeOver(disk)).close();
  return disk;
}

const isDocument = /\/(?:[\w-]+|[\w.-]+\.(?:reply|intake)\.[\w-]+)\.json$/;

/** The lines of the journal are no documents, and nobody has to know of a damaged snapshot: other parts damage these. */
const isOther = /\/(?:journal|snapshot)\//;

export function deskDocuments(disk: MemoryDisk): readonly string[] {
  return [...disk.files().keys()].filter((path) => isDocument.test(path) && !isOther.test(path)).sort();
}

interface Seen {
  /** Everything sent to or shown in any window. */
  readonly told: string;
  readonly summaries: readonly string[];
  readonly isIn: boolean;
}

/** Opens the desk as people find it: looks at the tiles, types a wrong secret and the right one, and looks around. */
async function look(desk: TestBridge): Promise<Seen> {
  const window = desk.window('one');
  const status = await window.call('desk.status', {});
  await window.call('session.signIn', { agentId: 'jane', secret: 'not hers' });
  desk.clock.nowMs += 60 * 60_000;
  const signedIn = await window.call('session.signIn', { agentId: 'jane', secret: secretOf('jane') });
  // What was read in the inbox is read when the window first asks for it.
  if (signedIn.ok) await window.ask('inbox.unread', {});
  const inside = signedIn.ok
    ? [await window.ask('trail.pinned', {}), await window.call('desk.status', {}), await window.ask('draft.list', {})]
    : [];
  // Sorted, as a desk with a new device id has no fixed order of tickets that were opened in the same millisecond.
  const summaries = rowsAt(desk)
    .map(({ fields }) => fields.summary)
    .sort();
  return { told: JSON.stringify([status, signedIn, inside]), summaries, isIn: signedIn.ok };
}

function rowsAt({ deskManager }: TestBridge): TicketRow[] {
  const live = deskManager.desk();
  return live ? rowsOn(live.engine) : [];
}

/** The work that a person would continue: the ticket, which they pin, a new one, and both drafts. */
async function workOn(desk: TestBridge): Promise<void> {
  const window = desk.window('one');
  const opened = expectDone(await window.run('ticket.open', someTicket('Another')));
  const [ticket] = rowsAt(desk);
  const ticketId = ticket?.id ?? opened.ticketIds[0] ?? '';
  expectDone(await window.call('trail.pin', { ticketId, address: `/open/${ticketId}` }));
  const slots = [{ tab: 'intake' }, { tab: 'reply', ticketId }] as const;
  for (const slot of slots) {
    const { draft } = expectDone(await window.call('draft.open', { slot }));
    const draftId = draft?.draftId ?? 'draft-begun';
    expectDone(await window.call('draft.save', { slot, draftId, content: words('written on') }));
  }
}

/** What a window calls the document whose path this is. */
function nameOf(document: string): string {
  const folders = {
    drafts: 'draft',
    staged: 'staged',
    devices: 'device',
    keys: 'key',
    inbox: 'inbox',
    trails: 'trail',
  };
  const parts = document.split('/');
  const inFolder = Object.entries(folders).find(([name]) => parts.at(-2) === name);
  return inFolder?.[1] ?? (parts.at(-1) ?? '').replace('.json', '');
}

function isTellingOf(told: string, document: string): boolean {
  return told.includes(`"document":"${nameOf(document)}"`) || /"reason":"(?:pins|recovery)\./.test(told);
}

export async function checkDesk({ disk, document, kept, isTold, isLost }: Damaged): Promise<FaultOutcome> {
  const desk = await bridgeOver(disk);
  if (!desk.deskManager.desk()) return deskIsLost(desk, document, isLost);
  const seen = await look(desk);
  const isLocked = isLost && document.endsWith('/secrets.json');
  if (seen.summaries[0] !== 'The printer prints stripes') return { kind: 'lost', what: 'the ticket' };
  if (isTold && !isTellingOf(seen.told, document)) return { kind: 'silent', what: seen.told };
  if (seen.isIn === isLocked) return { kind: 'lost', what: `signing in: ${seen.told}` };
  if (seen.isIn) await workOn(desk);
  await desk.close();
  const missing = missingBytes(disk, kept);
  if (missing) return { kind: 'lost', what: missing };
  const again = await bridgeOver(disk);
  const later = await look(again);
  await again.close();
  if (later.isIn !== seen.isIn) return { kind: 'lost', what: `signing in at the next start: ${later.told}` };
  const wanted = [...(seen.isIn ? ['Another'] : []), 'The printer prints stripes'];
  return later.summaries.join() === wanted.join() ? held : { kind: 'lost', what: `tickets: ${later.summaries.join()}` };
}

/** Without any desk.json the desk is not opened; the answer says that there is a desk, and what to do. */
async function deskIsLost(desk: TestBridge, document: string, isLost: boolean): Promise<FaultOutcome> {
  const problem = desk.deskManager.problem();
  await desk.close();
  if (!isLost || !document.endsWith('/desk.json'))
    return { kind: 'lost', what: `the desk: ${JSON.stringify(problem)}` };
  return problem ? held : { kind: 'silent', what: 'no desk, and nobody is told' };
}
