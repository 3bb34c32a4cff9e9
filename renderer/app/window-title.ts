import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { Text } from '../i18n/text.tsx';
import { pages } from './pages.tsx';
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

/** Where an agent is: the ticket they look at, or else the queue or page. */
export function placeTitle(
  text: Text,
  desk: Pick<DeskInfo, 'name' | 'isSample'>,
  place: Place,
  shown: ShownTicket | null,
): string {
  const page = text(place.page === 'queue' ? `nav.${place.queue}` : pages[place.page].label);
  const where = shown ? text('app.titleOfTicket', { number: shown.number, summary: shown.fields.summary }) : page;
  return text('app.titleOf', { where, desk: deskTitle(text, desk) });
}
