import type { DeskInfo } from '../../shared/bridge/contract/desk.ts';
import type { ListedQueue } from '../../shared/bridge/contract/queues.ts';
import { queueName } from '../i18n/queue-text.ts';
import type { Text } from '../i18n/text.tsx';
import type { Route } from './routes.ts';

/** The desk’s name, or “Deskside” when no desk is open. */
export function deskTitle(text: Text, desk: Pick<DeskInfo, 'name' | 'isSample'> | undefined): string {
  if (!desk) return text('app.name');
  return desk.isSample ? `${desk.name} · ${text('sample.mark')}` : desk.name;
}

interface ShownTicket {
  readonly number: string;
  readonly fields: { readonly summary: string };
}

/** The title for a route: the open ticket, or else the queue or page. Only the desk’s name until that is loaded. */
export function routeTitle(
  text: Text,
  desk: Pick<DeskInfo, 'name' | 'isSample'>,
  route: Route,
  queue: Pick<ListedQueue, 'id' | 'name'> | undefined,
  shown: ShownTicket | null,
): string {
  const where = shown
    ? text('app.titleOfTicket', { number: shown.number, summary: shown.fields.summary })
    : routeName(text, route, queue);
  return where === undefined ? deskTitle(text, desk) : text('app.titleOf', { where, desk: deskTitle(text, desk) });
}

function routeName(text: Text, route: Route, queue: Pick<ListedQueue, 'id' | 'name'> | undefined): string | undefined {
  if (route.page === 'search') return text('search.title');
  if (route.page !== 'queue') return text(route.page.label);
  return queue && queueName(text, queue);
}
