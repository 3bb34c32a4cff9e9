import * as z from 'zod';
import { emailKey, isEmail } from './email.ts';
import type { Draft } from './event.ts';
import { withoutHidden } from './hidden-marks.ts';
import { type Id, idSchema } from './id.ts';
import type { Mailbox } from './mailbox.ts';
import { type Refusal, refuse, type World } from './operation.ts';
import { currentId } from './records/current-record.ts';
import { inUse } from './records/desk-records.ts';
import { person } from './records/person.ts';
import { putDraft } from './records/put.ts';
import { splitRequester } from './split-requester.ts';

/** The details of a person that can be removed; the name cannot. */
const emptiable = z.enum(['email', 'phone', 'place']);

export type Emptiable = z.infer<typeof emptiable>;

const requesterFields = z.strictObject({
  personId: idSchema.nullable().default(null),
  /** The details of a chosen person that were cleared on purpose; fields that were never filled in do not count. */
  emptied: z.array(emptiable).max(3).optional(),
  // What agents note about a person is none of the details that forms ask for: requesters fill in forms as well.
  ...person.fields.omit({ note: true }).shape,
});

type RequesterInput = z.output<typeof requesterFields>;

/** A requester as a form describes them: chosen from the list, or typed, as a name and an address or both in one. */
export const requesterInput = z.preprocess(
  (typed) => (isTyped(typed) ? splitRequester(typed) : typed),
  requesterFields,
) as unknown as z.ZodType<RequesterInput, z.input<typeof requesterFields>>; // Safe: the result has the same type.

function isTyped(value: unknown): value is Mailbox {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('email' in value)) return false;
  const isChosen = 'personId' in value && value.personId !== null && value.personId !== undefined;
  return !isChosen && typeof value.name === 'string' && typeof value.email === 'string';
}

interface FoundPerson {
  readonly personId: Id;
  readonly drafts: readonly Draft[];
}

/**
 * The person whom a form means: the chosen one, the one with this e-mail address, or (without an address) the only one
 * of this name among those whom the actor knows; otherwise a new one. Newer details in the form are saved; for a person
 * who was found, not chosen, only phone and place, because they were found by name or address.
 */
export function findOrCreatePerson(world: World, input: RequesterInput): FoundPerson | Refusal {
  const { personId, emptied = [], ...rest } = input;
  const typed = { ...rest, email: typedEmail(rest) };
  if (personId !== null && !inUse(world.records, 'person', personId)) return refuse('person.unknown');
  const foundId = personId ?? matching(world, typed.name, typed.email);
  if (foundId === undefined) {
    const id = world.newId();
    return { personId: id, drafts: [putDraft('person', id, typed)] };
  }
  const known = inUse(world.records, 'person', foundId);
  const { phone, place } = typed;
  const isEmptied = (name: string) => personId !== null && emptied.some((part) => part === name);
  const news = Object.entries(personId === null ? { phone, place } : typed).filter(
    ([name, value]) => (value !== '' || isEmptied(name)) && known?.[name as keyof typeof typed] !== value,
  );
  const drafts = news.length > 0 ? [putDraft('person', foundId, Object.fromEntries(news))] : [];
  return { personId: foundId, drafts };
}

function matching({ people, records }: World, name: string, email: string): Id | undefined {
  const candidates = email === '' ? people.named(name) : people.withEmail(email);
  // An archived person's details lead to their replacement.
  const now = new Set(candidates.map((id) => currentId(records, 'person', id)));
  // A complete address finds anybody. A name finds only people whom the actor knows: else a guess would reveal who else
  // has asked.
  const present = [...now].filter((id) => inUse(records, 'person', id) && (email !== '' || people.isKnown(id)));
  return email === '' && present.length > 1 ? undefined : present[0];
}

/** An address in the name field counts as the address. */
function typedEmail({ name, email }: Mailbox): string {
  return email.trim() === '' && isEmail(name.trim()) ? name.trim() : email;
}

/** Whether a form names a person without choosing one or giving an address: then it depends on whom the actor knows. */
export function isOnlyNamed(input: RequesterInput): boolean {
  return input.personId === null && typedEmail(input) === '';
}

/** The person whom a form would mean by the same rules; undefined if it would be a new one. */
export function personMeant<Person extends Mailbox>(people: readonly Person[], written: Mailbox): Person | undefined {
  const typed = splitRequester(written);
  const email = withoutHidden(typedEmail(typed)).trim();
  if (email !== '') return people.find((person) => emailKey(person.email) === emailKey(email));
  const named = people.filter(({ name }) => nameKey(name) === nameKey(typed.name));
  return named.length === 1 ? named[0] : undefined;
}

/** Accents of Latin, Greek and Cyrillic letters; in other scripts a mark may distinguish two names. */
const accents = /[\u0300-\u036f]/g;

/** Variants of the apostrophe and the hyphen. */
const apostrophes = /[`\u00B4\u02B9-\u02BD\u02C8\u2018\u2019\u201B\u2032\u2035\uA78C\uFF07]/g;
const dashes = /[\p{Pd}\u2043\u2212]/gu;

/** Names that need no normalization: words of plain letters with single blanks. */
const plainLatin = /^[!-_a-~]+(?: [!-_a-~]+)*$/;

/** Names with equal keys are the same name, independent of case, accents and punctuation. */
export function nameKey(name: string): string {
  if (plainLatin.test(name)) return name.toLowerCase();
  const plain = withoutHidden(name).replace(apostrophes, "'").replace(dashes, '-');
  return plain.normalize('NFKD').replace(accents, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
