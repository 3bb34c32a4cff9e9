import type { OnHeadersReceivedListenerDetails, Session } from 'electron';
import type { Clock } from '../../platform/clock.ts';
import { UpdateFault } from './problem.ts';

/** The session that every request of the library goes through, redirects included. */
export type UpdateSession = Pick<Session, 'webRequest' | 'closeAllConnections'>;

export interface UpdateNetwork {
  /**
   * Runs a task of the library that uses the network. Only now are requests let through, and each answer may have this
   * many bytes. Rejects with what was wrong, or with the task’s own error.
   */
  readonly during: <T>(mostBytes: number, task: (givenUp: AbortSignal) => Promise<T>) => Promise<T>;
  /** Something arrived, so the wait for more starts again. */
  readonly renew: () => void;
  /** Ends the task that is running. */
  readonly stop: () => void;
}

interface Round {
  readonly mostBytes: number;
  readonly givenUp: AbortController;
  redirects: number;
  /** The status of the last answer. */
  status: number;
  /** The first rule that was broken. No request is let through after that. */
  fault: UpdateFault | undefined;
}

/** How long nothing may arrive; Electron’s requests have no limit of their own. */
const patienceMs = 60_000;
/** How long the library may take to end a task that was given up. */
const graceMs = 5_000;
const mostRedirects = 5;

/**
 * Our rules for the network, in the session where the library cannot get around them: https alone, also after redirects
 * and for whatever a feed names; answers of a known and bounded length; few redirects; no endless wait; and never the
 * number by which a server could recognize this computer.
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

  /** The library ends what is given up, but nobody waits for it forever. */
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

/** Without compression an answer has the length that it states. */
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
  // A part of unknown length is no use; the library then fetches the whole file.
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
