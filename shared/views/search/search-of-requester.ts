import type { RecordOf } from '../../domain/records/registry.ts';
import { quoted } from './quotes.ts';

/** Addresses that are written without quotes. */
const plain = /^[\w.+-]+@[\w.-]+$/;

/** The search for all tickets of a person: by the address, which several records may have, or else by the id. */
export function searchOfRequester({
  id,
  email,
  retired,
}: Pick<RecordOf<'person'>, 'id' | 'email' | 'retired'>): string {
  // Nobody finds an archived person by the address.
  if (email === '' || retired) return `requester:${id}`;
  return `requester:${plain.test(email) ? email : quoted(email)}`;
}
