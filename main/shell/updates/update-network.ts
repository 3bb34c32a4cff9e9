import type { OnHeadersReceivedListenerDetails, Session } from 'electron';
import type { Clock } from '../../platform/clock.ts';
import { UpdateFault } from './problem.ts';

/** The session that all requests of the library use, redirects included. */
export type UpdateSession = Pick<Session, 'webRequest' | 'closeAllConnections'>;

export interface UpdateNetwork {
  /**
   * Runs a network task of the library. Requests are allowed only during the task, and each response may have this many
   * bytes. Rejects with the broken rule, or with the task’s own error.
   */
  readonly during: <T>(mostBytes: number, task: (givenUp: AbortSignal) => Promise<T>) => Promise<T>;
  /** Called for each piece of data; restarts the timeout. */
  readonly renew: () => void;
  /** Cancels the running task. */
  readonly stop: () => void;
}

interface Round {
  readonly mostBytes: number;
  readonly givenUp: AbortController;
  redirects: number;
  /** The status of the last response. */
  status: number;
  /** The first rule that was broken. No request is allowed after that. */
  fault: UpdateFault | undefined;
}

/** How long a response may be silent; Electron’s requests have no timeout of their own. */
const patienceMs = 60_000;
/** How long the library may take to end a canceled task. */
const graceMs = 5_000;
const mostRedirects = 5;

/**
 * Our network rules, enforced in the session, where the library cannot bypass them: only https, also after redirects
 * and for every address in a feed; responses of a known and limited length; few redirects; timeouts; and no request
 * header that identifies this computer.
 */
export function openUpdateNetwork(session: UpdateSession, after: Clock['after']): UpdateNetwork {
  const { webRequest } = session;
  let round: Round | undefined;
  let stopWaiting = (): void => undefined;

  webRequest.onBeforeRequest(({ url }, answer) => {
    renew();
    if (round && new URL(url).protocol !== 'https:') round.fault ??= new UpdateFault('insecure', 'NOT_HTTPS');
    answer({ cancel: !round || round.fault !== undefined });
  });
  webRequest.onBeforeSendHeaders(({ requestHeaders }, answer) =>
    answer({ requestHeaders: ownHeaders(requestHeaders) }),
  );
  webRequest.onBeforeRedirect(() => {
    if (!round) return;
    round.redirects += 1;
    if (round.redirects > mostRedirects) round.fault ??= new UpdateFault('unreachable', 'TOO_MANY_REDIRECTS');
  });
  webRequest.onHeadersReceived((details, answer) => {
    renew();
    answer({ cancel: !round || !isAllowed(details, round) });
  });

  function renew(): void {
    stopWaiting();
    if (round) stopWaiting = after(patienceMs, () => giveUp(new UpdateFault('unreachable', 'TIMEOUT')));
  }

  function giveUp(fault: UpdateFault): void {
    if (!round) return;
    round.fault ??= fault;
    round.givenUp.abort();
    void session.closeAllConnections();
  }

  async function during<T>(mostBytes: number, task: (givenUp: AbortSignal) => Promise<T>): Promise<T> {
    const own: Round = { mostBytes, givenUp: new AbortController(), redirects: 0, status: 0, fault: undefined };
    round = own;
    renew();
    try {
      return await Promise.race([task(own.givenUp.signal), tooLate(own)]);
    } catch (error) {
      throw own.fault ?? (own.status >= 400 ? new UpdateFault('unreachable', `HTTP_${own.status}`) : error);
    } finally {
      round = undefined;
      stopWaiting();
    }
  }

  /** The library ends canceled tasks, but we do not wait for it forever. */
  function tooLate({ givenUp }: Round): Promise<never> {
    return new Promise((_resolve, reject) => {
      givenUp.signal.addEventListener('abort', () => after(graceMs, () => reject(stopped())));
    });
  }

  return { during, renew, stop: () => giveUp(stopped()) };
}

function stopped(): UpdateFault {
  return new UpdateFault('unreachable', 'STOPPED');
}

/** Without compression a response has its stated length. */
function ownHeaders(given: Readonly<Record<string, string>>): Record<string, string> {
  const theirs = new Set(['x-user-staging-id', 'accept-encoding']);
  const kept = Object.entries(given).filter(([name]) => !theirs.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), 'Accept-Encoding': 'identity' };
}

type Answer = Pick<OnHeadersReceivedListenerDetails, 'statusCode' | 'responseHeaders'>;

function isAllowed({ statusCode, responseHeaders = {} }: Answer, round: Round): boolean {
  round.status = statusCode;
  if (statusCode < 200 || statusCode >= 300) return true;
  const length = lengthOf(responseHeaders);
  // A part of unknown length is rejected; the library then downloads the whole file.
  if (length === undefined && statusCode === 206) return false;
  if (length === undefined) round.fault ??= new UpdateFault('damaged', 'NO_LENGTH');
  else if (length > round.mostBytes) round.fault ??= new UpdateFault('damaged', 'TOO_LARGE');
  return round.fault === undefined;
}

function lengthOf(headers: NonNullable<Answer['responseHeaders']>): number | undefined {
  const [, values = []] = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-length') ?? [];
  const [text = ''] = values;
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
