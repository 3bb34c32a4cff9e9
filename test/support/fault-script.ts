import type { LiveDesk } from '../../main/desk/live-desk.ts';
import type { DraftRef } from '../../main/drafts/draft-names.ts';
import type { Done } from '../../shared/bridge/done.ts';
import type { DraftContent } from '../../shared/bridge/draft.ts';
import type { Result } from '../../shared/bridge/result.ts';
import { agentPrincipal } from '../../shared/domain/principal.ts';
import type { InputOf, OperationName } from '../../shared/domain/registry.ts';
import { isOpened } from '../../shared/domain/ticket/intake.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Random } from '../../shared/lib/random.ts';
import { rowsOn } from './all-tickets.ts';

/** One call of an operation, complete enough to be made again with the same key. */
export interface Attempt {
  readonly agentId: string;
  readonly key: string;
  readonly name: OperationName;
  readonly input: unknown;
}

/** What a script did, as plain data: another process can print it line by line. */
export type Note =
  | { readonly did: 'try'; readonly attempt: Attempt }
  | { readonly did: 'ack'; readonly key: string; readonly commit: string }
  | { readonly did: 'refuse'; readonly key: string; readonly code: string; readonly reason: string }
  | { readonly did: 'draft-try' | 'draft-saved'; readonly draft: DraftRef; readonly content: DraftContent | null };

export interface Script {
  /** Does one random thing and notes what it tries and what was confirmed. Throws what the desk throws. */
  readonly step: (desk: LiveDesk) => Promise<void>;
}

type Action = (desk: LiveDesk) => Promise<unknown>;

const words = ['printer', 'jammed', 'again', 'Größe', '漢字', '😀', 'café', 'reboot', 'VPN', 'slow'];

/** Random work of two agents. `ids` begins every key, so that two scripts never share one. */
export function createScript(random: Random, ids: string, note: (note: Note) => void): Script {
  let count = 0;
  const newKey = () => `${ids}-${String(++count).padStart(6, '0')}`;
  const acknowledged: { attempt: Attempt; commit: string }[] = [];

  function text(): string {
    return Array.from({ length: random.between(2, 12) }, () => random.pick(words)).join(' ');
  }

  async function run<Name extends OperationName>(
    desk: LiveDesk,
    agentId: string,
    name: Name,
    input: InputOf<Name>,
    key = newKey(),
  ): Promise<Result<Done>> {
    const attempt: Attempt = { agentId, key, name, input };
    note({ did: 'try', attempt });
    const result = await desk.engine.run({ name, input, key, principal: agentPrincipal(agentId) });
    if (result.ok) {
      acknowledged.push({ attempt, commit: result.value.commit });
      note({ did: 'ack', key, commit: result.value.commit });
    } else {
      const { code, reason = '' } = result.error;
      note({ did: 'refuse', key, code, reason });
    }
    return result;
  }

  async function someTicketOf({ engine }: LiveDesk): Promise<Ticket | undefined> {
    const opened = rowsOn(engine).filter(isOpened);
    return opened.length === 0 ? undefined : (await engine.tickets.load([random.pick(opened).id]))[0];
  }

  function onTicket(action: (desk: LiveDesk, ticket: Ticket) => Promise<unknown>): Action {
    return async (desk) => {
      const ticket = await someTicketOf(desk);
      return ticket ? action(desk, ticket) : openTicket(desk);
    };
  }

  function openTicket(desk: LiveDesk): Promise<unknown> {
    const requester = { personId: null, name: `Person ${random.between(1, 5)}`, email: '', phone: '', place: '' };
    return run(desk, random.pick(['jane', 'john']), 'ticket.open', {
      requester,
      source: 'phone',
      topicId: 'topic-general',
      summary: text(),
      details: text(),
    });
  }

  function post(visibility: 'public' | 'internal', thenStatus?: string): Action {
    return onTicket((desk, { id, conversation }) =>
      run(desk, 'jane', 'conversation.post', {
        ticketId: id,
        visibility,
        body: `<p>${text()}</p>`,
        basedOn: conversation.entries.length,
        ...(thenStatus === undefined ? {} : { thenStatus }),
      }),
    );
  }

  const undoLast: Action = async (desk) => {
    const last = acknowledged.findLast(({ attempt }) => attempt.name !== 'commit.undo');
    if (last) await run(desk, last.attempt.agentId, 'commit.undo', { commit: last.commit });
  };

  /** Three forms sent at the same moment: they share a flush. */
  const severalAtOnce: Action = (desk) =>
    Promise.all([openTicket(desk), post('public', 'status-resolved')(desk), post('internal')(desk)]);

  async function saveDraft(desk: LiveDesk, draft: DraftRef, content: DraftContent | null): Promise<void> {
    note({ did: 'draft-try', draft, content });
    if (content) await desk.drafts.save('jane', draft, content);
    else await desk.drafts.drop('jane', draft);
    note({ did: 'draft-saved', draft, content });
  }

  /** Two windows of one agent write in the same slots. */
  function someDraftId(): string {
    return random.pick(['draft-here', 'draft-there']);
  }

  /** Keeps words for a reply, and sends them under the draft's own key half the time, which drops the draft. */
  const draftThenSend = onTicket(async (desk, { id, conversation }) => {
    const draft: DraftRef = { slot: { tab: 'reply', ticketId: id }, draftId: someDraftId() };
    const basedOn = conversation.entries.length;
    const content = { key: newKey(), text: `<p>${text()}</p>`, files: [], basedOn };
    await saveDraft(desk, draft, content);
    if (random.chance(0.5)) return;
    const input = { ticketId: id, visibility: 'public', body: content.text, basedOn } as const;
    note({ did: 'draft-try', draft, content: null });
    await run(desk, 'jane', 'conversation.post', input, content.key);
    await desk.drafts.get('jane', draft);
  });

  const intakeDraft: Action = (desk) => {
    const content = { key: newKey(), text: JSON.stringify({ summary: text() }), files: [], basedOn: 0 };
    return saveDraft(desk, { slot: { tab: 'intake' }, draftId: someDraftId() }, random.chance(0.7) ? content : null);
  };

  const attach = onTicket(async (desk, { id, conversation }) => {
    const bytes = Buffer.from(text().repeat(random.between(1, 40)));
    const fileId = `file-${newKey()}`.toLowerCase();
    await desk.blobs.begin({ agentId: 'jane', windowId: 'window' }, fileId, 'note.txt', bytes.length);
    const half = Math.floor(bytes.length / 2);
    await desk.blobs.append('jane', fileId, 0, bytes.subarray(0, half));
    await desk.blobs.append('jane', fileId, half, bytes.subarray(half));
    await desk.blobs.finish('jane', fileId);
    await run(desk, 'jane', 'conversation.post', {
      ticketId: id,
      visibility: 'public',
      body: '<p>See the file</p>',
      attachments: [fileId],
      basedOn: conversation.entries.length,
    });
  });

  const assign = onTicket((desk, { id, assignment }) =>
    run(desk, 'jane', 'assignment.assign', {
      ticketId: id,
      agentId: assignment.agentId === 'john' ? 'jane' : 'john',
      teamId: null,
      remark: random.chance(0.3) ? text() : '',
    }),
  );

  const requesterCalls = onTicket((desk, { id }) =>
    run(desk, 'john', 'conversation.record', { ticketId: id, details: text(), source: 'phone' }),
  );

  const actions: readonly Action[] = [
    openTicket,
    openTicket,
    post('public'),
    post('public', 'status-resolved'),
    post('public', 'status-resolved'),
    post('internal'),
    requesterCalls,
    assign,
    undoLast,
    severalAtOnce,
    draftThenSend,
    intakeDraft,
    attach,
  ];

  return {
    step: async (desk) => {
      await random.pick(actions)(desk);
    },
  };
}
