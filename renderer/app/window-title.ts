import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { queueName } from '../i18n/queue-text.ts';
import type { Text } from '../i18n/text.tsx';
import type { Place } from './routes.ts';

/** The desk's name, or the program's where none is open. */
export function deskTitle(text: Text, desk: Pick<DeskInfo, 'name' | 'isSample'> | undefined): string {
  if (!desk) return text('app.name');
  return desk.isSample ? `${desk.name} · ${text('sample.mark')}` : desk.name;
}

interface ShownTicket {
  readonly number: string;
  readonly fields: { readonly summary: string };
}

/** Where an agent is: the ticket they look at, or else the queue or page; the desk alone until that is known. */
export function placeTitle(
  text: Text,
  desk: Pick<DeskInfo, 'name' | 'isSample'>,
  place: Place,
  queue: Pick<ListedQueue, 'id' | 'name'> | undefined,
  shown: ShownTicket | null,
): string {
  const where = shown
    ? text('app.titleOfTicket', { number: shown.number, summary: shown.fields.summary })
    : placeName(text, place, queue);
  return where === undefined ? deskTitle(text, desk) : text('app.titleOf', { where, desk: deskTitle(text, desk) });
}

function placeName(text: Text, place: Place, queue: Pick<ListedQueue, 'id' | 'name'> | undefined): string | undefined {
  if (place.page !== 'queue') return text(place.page.label);
  return queue && queueName(text, queue);
}
