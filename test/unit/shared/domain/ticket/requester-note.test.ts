import { beforeEach, describe, expect, test } from 'vitest';
import { emptyRecord } from '../../../../../shared/domain/records/record.ts';
import { readRecord } from '../../../../../shared/domain/records/registry.ts';
import { type MemoryDesk, memoryDesk } from '../../../../support/memory-desk.ts';

const ken = { personId: null, name: 'Ken Wheeler', email: 'ken@example.com', phone: '', place: '' };

let desk: MemoryDesk;
let ticketId: string;

beforeEach(async () => {
  desk = await memoryDesk();
  ticketId = await desk.opened({ requester: ken });
});

const about = () => ({ ticketId, personId: desk.ticket(ticketId).requester.personId });
const noteNow = () => desk.engine.records.get('person', about().personId)?.note;

describe('the note about a requester', () => {
  test('T72: is changed by agents who may edit the ticket, and replaces no newer one unread', async () => {
    await desk.does('john', 'requester.note', { ...about(), note: ' Prefers calls\nafter 4 pm ', basedOn: '' });
    expect(noteNow()).toBe(' Prefers calls\nafter 4 pm ');
    expect(await desk.refusal('jane', 'requester.note', { ...about(), note: 'Other', basedOn: '' })).toBe(
      'requester.note-moved',
    );
    expect(await desk.refusal('vera', 'requester.note', { ...about(), note: 'Other', basedOn: '' })).toBe(
      'ticket.edit',
    );
    await desk.does('jane', 'requester.note', { ...about(), note: '', basedOn: noteNow() ?? '' });
    expect(noteNow()).toBe('');
    expect(await desk.refusal('jane', 'requester.note', { ...about(), note: '  ', basedOn: '' })).toBe(
      'requester.note-unchanged',
    );
  });

  test('T72: has at most 2,000 characters', async () => {
    const note = 'a'.repeat(2_001);
    await expect(desk.does('john', 'requester.note', { ...about(), note, basedOn: '' })).rejects.toThrow(
      'text.too-long',
    );
  });

  test('T72: is of the person, and stays when their details change', async () => {
    await desk.does('john', 'requester.note', { ...about(), note: 'Prefers calls', basedOn: '' });
    await desk.does('john', 'requester.change', { ticketId, requester: { ...ken, phone: '555' } });
    expect(noteNow()).toBe('Prefers calls');
    const otherId = await desk.opened({ requester: ken });
    expect(desk.ticket(otherId).requester.personId).toBe(desk.ticket(ticketId).requester.personId);
  });

  test('T72: is not saved as the note about another requester, but as that about a record that replaces theirs', async () => {
    const note = { ...about(), note: 'Prefers calls', basedOn: '' };
    await desk.does('jane', 'requester.change', {
      ticketId,
      requester: { ...ken, name: 'Ada', email: 'ada@example.com' },
    });
    expect(await desk.refusal('john', 'requester.note', note)).toBe('requester.note-misplaced');
    expect(noteNow()).toBe('');
    await desk.does('jane', 'record.retire', { kind: 'person', id: note.personId, replacedBy: about().personId });
    await desk.does('john', 'requester.note', note);
    expect(noteNow()).toBe('Prefers calls');
  });

  test('T72: is blank in records of earlier releases', () => {
    const fields = { name: 'Ken', email: '', phone: '', place: '' };
    const known = readRecord('person', { ...emptyRecord({ kind: 'person', id: 'ken' }), fields });
    expect(known?.note).toBe('');
  });

  test('T73: is none of the details that a form may hold', async () => {
    const requester = { ...ken, note: 'From a form' } as typeof ken;
    await expect(desk.does('john', 'requester.change', { ticketId, requester })).rejects.toThrow();
  });

  test('T75: can be undone by whoever changed it, and by nobody else', async () => {
    const { commit } = await desk.does('john', 'requester.note', { ...about(), note: 'One', basedOn: '' });
    expect(await desk.refusal('jane', 'commit.undo', { commit })).toBe('undo.not-yours');
    await desk.does('john', 'commit.undo', { commit });
    expect(noteNow()).toBe('');
    const second = await desk.does('john', 'requester.note', { ...about(), note: 'Two', basedOn: '' });
    await desk.does('jane', 'requester.note', { ...about(), note: 'Three', basedOn: 'Two' });
    expect(await desk.refusal('john', 'commit.undo', { commit: second.commit })).toBe('undo.nothing');
    expect(noteNow()).toBe('Three');
  });
});
