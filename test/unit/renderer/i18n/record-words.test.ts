import { describe, expect, test } from 'vitest';
import { isMessageId } from '../../../../renderer/i18n/messages.ts';
import { fieldName, valueWords } from '../../../../renderer/i18n/record-words.ts';
import { recordKinds } from '../../../../shared/domain/records/registry.ts';
import { text } from './english.ts';
import { wordsInEnglish } from './words-in-english.ts';

const audited = Object.values(recordKinds).filter(({ kind }) => kind !== 'person');

test.each(audited.map(({ kind, fields }) => [kind, Object.keys(fields.shape)] as const))(
  'every field of the kind %s has a name in the audit',
  (kind, fields) => {
    expect(isMessageId(`audit.kind.${kind}`)).toBe(true);
    expect(fields.filter((field) => fieldName(text, field) === field)).toEqual([]);
  },
);

test('a field of a newer version is called by its id', () => {
  expect(fieldName(text, 'escalatesTo')).toBe('escalatesTo');
});

describe('a value in the audit', () => {
  test.each<[unknown, string]>([
    [null, 'none'],
    ['', 'none'],
    [[], 'none'],
    [true, 'yes'],
    [false, 'no'],
    [1440, '1,440'],
    ['Support', 'Support'],
    ['slate', 'Slate'],
    [['ticket.close', 'ticket.reply'], 'close tickets, reply to requesters'],
    [['Jane Doe', 'John Doe'], 'Jane Doe, John Doe'],
    [[{ departmentId: 'Support', roleId: 'View only' }], 'Support: View only'],
    [[{ id: 'one', name: 'East' }], 'East'],
    [{ teamId: 'Level II Support' }, 'Level II Support'],
    [{ of: 'a newer version' }, 'other details'],
  ])('%j is shown as %s', (value, words) => {
    expect(valueWords(wordsInEnglish, 'anything', value)).toBe(words);
  });

  test.each<[string, unknown, string]>([
    ['kind', 'resolved', 'Resolved'],
    ['type', 'yes-no', 'Yes or no'],
    ['claimsOnReply', null, 'as the desk says'],
    ['columns', ['requester', 'waiting', 'due'], 'Requester, Waiting for us, Due'],
    ['order', [{ by: 'due', descending: false }], 'Due soonest first'],
    ['order', [{ by: 'mood', descending: false }], 'an order of a newer version'],
    ['where', { property: 'state', operator: 'is', value: 'open' }, 'is:open'],
    [
      'where',
      {
        any: [
          { property: 'state', operator: 'is', value: 'open' },
          { property: 'overdue', operator: 'is', value: true },
        ],
      },
      'State is Open or Overdue: yes',
    ],
    ['absence', { from: '2026-12-24', until: '2027-01-06', remark: 'Skiing' }, '2026-12-24 to 2027-01-06 (Skiing)'],
  ])('R76: of the field %s, %j is shown as %s', (field, value, words) => {
    expect(valueWords(wordsInEnglish, field, value)).toBe(words);
  });

  test('is cut where it is long', () => {
    expect(valueWords(wordsInEnglish, 'signature', 'a'.repeat(300)).length).toBeLessThan(110);
  });
});
