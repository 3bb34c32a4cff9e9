import { expect, test } from 'vitest';
import { draftName, parseDraftName } from '../../../../main/drafts/draft-names.ts';
import { createRandom } from '../../../../shared/lib/random.ts';
import { seed } from '../../../support/arbitrary-seed.ts';

const reply = { tab: 'reply', ticketId: 'ticket-1' } as const;
const transfer = { tab: 'transfer', ticketId: 'ticket-1' } as const;
const intake = { tab: 'intake' } as const;

test('W60: the name of a draft’s file says whose it is, its slot and its id', () => {
  const names = [
    draftName('jane', { slot: reply, draftId: 'draft-0001' }),
    draftName('jane', { slot: intake, draftId: 'draft-0002' }),
    draftName('jane', { slot: transfer, draftId: 'draft-0003' }),
  ];
  expect(names).toEqual([
    'jane.ticket-1.reply.draft-0001',
    'jane.intake.draft-0002',
    'jane.ticket-1.transfer.draft-0003',
  ]);
  expect(names.map(parseDraftName)).toEqual([
    { agentId: 'jane', slot: reply, draftId: 'draft-0001' },
    { agentId: 'jane', slot: intake, draftId: 'draft-0002' },
    { agentId: 'jane', slot: transfer, draftId: 'draft-0003' },
  ]);
});

test('W61: a name of an older version has no id, also where a ticket is called like a slot', () => {
  expect(['jane.ticket-1.reply', 'jane.intake', 'jane.intake.note'].map(parseDraftName)).toEqual([
    { agentId: 'jane', slot: reply, draftId: undefined },
    { agentId: 'jane', slot: intake, draftId: undefined },
    { agentId: 'jane', slot: { tab: 'note', ticketId: 'intake' }, draftId: undefined },
  ]);
});

test.each([
  '',
  'jane',
  'jane.draft-0001',
  '.intake',
  'Jane.intake',
  'jane.ticket-1.chat',
  'jane.ticket-1.reply.short',
  'jane.ticket-1.reply.Draft-0001',
  'jane.ticket-1.reply.draft-0001.more',
  'jane.intake.draft-0001.draft-0002',
  'jane.../../secrets.reply.draft-0001',
  'jane.intake.draft_0001',
])('a file called %j is no draft', (name) => {
  expect(parseDraftName(name)).toBeUndefined();
});

test(`W60: every draft is found again by its name, and no two have the same (SEED=${seed})`, () => {
  const random = createRandom(seed);
  const word = (least: number) =>
    Array.from({ length: random.between(least, 40) }, () => random.pick([...'abz019-']))
      .join('')
      .replace(/^-/, 'a');
  const names = new Map<string, string>();
  for (let count = 0; count < 500; count += 1) {
    const tab = random.pick([
      'reply',
      'note',
      'message',
      'assign',
      'transfer',
      'refer',
      'bulk-assign',
      'bulk-restore',
      'intake',
    ] as const);
    const ticketId = random.pick([word(1), 'intake', 'reply', 'transfer', 'bulk-assign']);
    const slot = tab === 'intake' || tab === 'bulk-assign' || tab === 'bulk-restore' ? { tab } : { tab, ticketId };
    const draft = { agentId: random.pick([word(1), 'jane']), slot, draftId: word(8) };
    const name = draftName(draft.agentId, draft);
    expect(parseDraftName(name)).toEqual(draft);
    expect(names.get(name) ?? JSON.stringify(draft)).toBe(JSON.stringify(draft));
    names.set(name, JSON.stringify(draft));
  }
});
