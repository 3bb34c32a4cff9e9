import { beforeEach, describe, expect, test } from 'vitest';
import { type Emptiable, nameKey, personMeant } from '../../../../shared/domain/person.ts';
import { type MemoryDesk, memoryDesk } from '../../../support/memory-desk.ts';

interface Typed {
  readonly personId?: string;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly place?: string;
  readonly emptied?: Emptiable[];
}

let desk: MemoryDesk;

beforeEach(async () => {
  desk = await memoryDesk();
});

/** The person whom a new ticket with this requester is for. */
async function personFor({ personId, ...typed }: Typed) {
  const requester = { personId: personId ?? null, email: '', phone: '', place: '', ...typed };
  const ticketId = await desk.opened({ requester });
  const person = desk.engine.records.get('person', desk.ticket(ticketId).requester.personId);
  if (!person) throw new Error('Nobody asked');
  return person;
}

describe('finding the person whom a form means', () => {
  test('T71: what was emptied of a chosen person is taken away, what was only left empty is not', async () => {
    const ken = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com', phone: '5', place: 'Room 1' });
    const kept = await personFor({ personId: ken.id, name: 'Ken Wheeler' });
    expect(kept).toMatchObject({ email: 'ken@example.com', phone: '5', place: 'Room 1' });
    const emptied = await personFor({
      personId: ken.id,
      name: 'Ken Wheeler',
      place: 'Room 2',
      emptied: ['email', 'place'],
    });
    expect(emptied).toMatchObject({ id: ken.id, email: '', phone: '5', place: 'Room 2' });
  });

  test('T71: nothing is removed from a person who was only found', async () => {
    const ken = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com', phone: '5' });
    const found = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com', emptied: ['phone'] });
    expect(found).toMatchObject({ id: ken.id, phone: '5' });
  });

  test('T61: the chosen one, whatever else is typed', async () => {
    const ken = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com' });
    const chosen = await personFor({ personId: ken.id, name: 'Ken Wheeler', email: 'new@example.com', phone: '5' });
    expect(chosen).toMatchObject({ id: ken.id, name: 'Ken Wheeler', email: 'new@example.com', phone: '5' });
  });

  test('T62: the one with this e-mail address, in any case, under any name', async () => {
    const ken = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com', phone: '1' });
    const found = await personFor({ name: 'K.', email: ' KEN@Example.COM ', phone: '2', place: 'Room 4' });
    expect(found).toEqual({ ...ken, phone: '2', place: 'Room 4' });
  });

  test('V63: without an address the only one of this name, however it is written', async () => {
    const zoe = await personFor({ name: 'Zoë Wheeler', email: 'zoe@example.com', place: 'Attic' });
    expect(await personFor({ name: 'ZOE  WHEELER' })).toEqual(zoe);
  });

  test('V63: two of one name are not guessed between; a new person comes of it', async () => {
    const first = await personFor({ name: 'Ken Wheeler', email: 'one@example.com' });
    const second = await personFor({ name: 'Ken Wheeler', email: 'two@example.com' });
    const third = await personFor({ name: 'Ken Wheeler' });
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
  });

  test('T64: with another address it is another person, and nobody archived is found', async () => {
    const ken = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com' });
    const other = await personFor({ name: 'Ken Wheeler', email: 'ken@work.example.com' });
    await desk.does('jane', 'record.retire', { kind: 'person', id: ken.id });
    const fresh = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com' });
    expect(new Set([ken.id, other.id, fresh.id]).size).toBe(3);
  });

  test('T64: what is left empty takes nothing away', async () => {
    const ken = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com', phone: '1', place: 'Room 4' });
    expect(await personFor({ personId: ken.id, name: 'Ken Wheeler' })).toEqual(ken);
  });

  test('T65: two windows that open at once for the same new address make one person', async () => {
    const requester = { personId: null, name: 'Ada Love', email: 'ada@example.com', phone: '', place: '' };
    const ids = await Promise.all(['john', 'jane', 'max'].map((agentId) => desk.opened({ requester }, agentId)));
    expect(new Set(ids.map((id) => desk.ticket(id).requester.personId)).size).toBe(1);
  });

  test('T67: an address typed where the name belongs is taken as the address', async () => {
    const ken = await personFor({ name: 'Ken Wheeler', email: 'ken@example.com' });
    expect(await personFor({ name: 'KEN@example.com' })).toEqual(ken);
    const fresh = await personFor({ name: 'ada@example.com' });
    expect(fresh).toMatchObject({ name: 'ada@example.com', email: 'ada@example.com' });
    expect(await personFor({ name: 'Ada Love', email: 'ada@example.com' })).toEqual(fresh);
  });

  test('T69: a name and an address in one field are split, whoever sends them', async () => {
    const paula = await personFor({ name: '"Post, Paula" <paula.post@example.com>;' });
    expect(paula).toMatchObject({ name: 'Post, Paula', email: 'paula.post@example.com' });
    expect(await personFor({ name: 'Paula <Paula.Post@example.com>', phone: 'tel:5' })).toEqual({
      ...paula,
      phone: '5',
    });
    expect(await personFor({ name: 'Paula', email: 'mailto:paula.post@example.com' })).toEqual({
      ...paula,
      phone: '5',
    });
    const chosen = await personFor({ personId: paula.id, name: 'Paula <x@example.com>', email: paula.email });
    expect(chosen.name).toBe('Paula <x@example.com>');
  });

  test('V63: differences in apostrophes, dashes, spaces and invisible marks make no other name', async () => {
    const known = await personFor({ name: 'Anne-Marie O’Brien', email: 'anne@example.com' });
    for (const name of ["Anne-Marie O'Brien", 'anne‑marie  o´brien', 'Anne\u200b–Marie OʼBrien\u200e']) {
      expect(await personFor({ name })).toEqual(known);
    }
  });

  test('T68: a form can say beforehand whom it means', () => {
    const ken = { name: 'Ken Wheeler', email: 'ken@example.com' };
    const zoe = { name: 'Zoë Wheeler', email: '' };
    const people = [ken, zoe, { ...zoe, email: 'zoe@example.com' }];
    expect(personMeant(people, { name: ' KEN wheeler', email: '' })).toBe(ken);
    expect(personMeant(people, { name: 'K.', email: 'Ken@Example.com' })).toBe(ken);
    expect(personMeant(people, { name: 'ken@example.com', email: '' })).toBe(ken);
    expect(personMeant(people, { name: 'Zoe Wheeler', email: '' })).toBeUndefined();
    expect(personMeant(people, { name: 'Ken Wheeler', email: 'ken@work.example.com' })).toBeUndefined();
    expect(personMeant(people, { name: '', email: '' })).toBeUndefined();
    expect(personMeant(people, { name: 'K. <KEN@example.com>;', email: '' })).toBe(ken);
    expect(personMeant(people, { name: '', email: 'mailto:ken@example.com' })).toBe(ken);
    expect(personMeant(people, { name: 'Ken\u200e  Wheeler', email: ' ' })).toBe(ken);
  });

  test('T66: names that only differ in vowel signs are different names', () => {
    expect(nameKey('राम')).not.toBe(nameKey('रमा'));
    expect(nameKey('がっき')).not.toBe(nameKey('かっき'));
    expect([nameKey('ZOË'), nameKey('Łukasz'), nameKey('Ángel')]).toEqual(['zoe', 'łukasz', 'angel']);
  });
});
