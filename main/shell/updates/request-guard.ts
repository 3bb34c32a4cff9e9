import { EventEmitter } from 'node:events';
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { Clock } from '../../platform/clock.ts';
import { UpdateFault } from './problem.ts';

/** What Electron’s requests and Node’s have in common. */
interface UpdateRequest extends EventEmitter {
  readonly abort: () => void;
  readonly end: () => void;
}

interface UpdateResponse extends Readable {
  readonly statusCode?: number;
  readonly headers: IncomingHttpHeaders;
}

interface RequestOptions {
  readonly protocol?: string;
  readonly headers?: OutgoingHttpHeaders;
}

/** The library’s way to make requests. Whatever it asks of the network, it asks by this one method. */
export interface Requests {
  createRequest: (options: RequestOptions, answer: (response: UpdateResponse) => void) => UpdateRequest;
}

export interface RequestGuard {
  /** From now on requests are let through, and each may bring this many bytes. */
  readonly open: (mostBytes: number) => void;
  /** Ends every request that runs; from now on none is let through. */
  readonly close: () => void;
}

interface Round {
  readonly mostBytes: number;
  redirects: number;
  /** What was wrong beyond the network. Nothing more is asked after that. */
  fault: UpdateFault | undefined;
}

/** As long as nothing comes, that is; Electron’s requests have no limit of their own. */
const patienceMs = 60_000;
const mostRedirects = 5;

/**
 * Stands before every request of the library, whichever way it makes them: only https, also after redirects and for
 * whatever files a feed names; only as many bytes and redirects as fit; not for ever; and never with the number by which
 * the library lets a server recognise a computer.
 */
export function guardRequests(requests: Requests, after: Clock['after']): RequestGuard {
  const create = requests.createRequest.bind(requests);
  const running = new Set<Watch>();
  let round: Round | undefined;

  requests.createRequest = (given, answer) => {
    const refusal = objection(round, given.protocol);
    if (!round || refusal) return refusedRequest(refusal ?? stopped());
    const own = round;
    // Electron follows a redirect by itself unless it is told to wait for us.
    const options = { ...given, headers: withoutNumber(given.headers), redirect: 'manual' };
    const request = create(options, (response) => {
      const fault = badAnswer(response, given.headers);
      if (fault) return watch.end(fault);
      if (isRedirect(response)) noteRedirect(own);
      watchBytes(response, watch, own);
      answer(response);
    });
    const watch = watchRequest(request, running, after);
    // Heard before the library hears it, which makes a new request then, or lets Electron follow.
    request.on('redirect', (_status: number, _method: string, address: string) => {
      noteRedirect(own);
      const fault = objection(own, URL.canParse(address) ? new URL(address).protocol : undefined);
      if (fault) watch.end(fault);
      else watch.settle();
    });
    return request;
  };

  return {
    open: (mostBytes) => {
      round = { mostBytes, redirects: 0, fault: undefined };
    },
    close: () => {
      round = undefined;
      for (const watch of [...running]) watch.end(stopped());
    },
  };
}

function stopped(): UpdateFault {
  return new UpdateFault('unreachable', 'STOPPED');
}

function objection(round: Round | undefined, protocol: string | undefined): UpdateFault | undefined {
  if (!round) return stopped();
  if (protocol !== 'https:') round.fault ??= new UpdateFault('insecure', 'NOT_HTTPS');
  return round.fault;
}

function noteRedirect(round: Round): void {
  round.redirects += 1;
  if (round.redirects > mostRedirects) round.fault ??= new UpdateFault('unreachable', 'TOO_MANY_REDIRECTS');
}

interface Watch {
  readonly renew: () => void;
  readonly settle: () => void;
  readonly end: (fault: UpdateFault) => void;
}

/** Ends a request that nothing comes from any more, or that nobody wants any more. */
function watchRequest(request: UpdateRequest, running: Set<Watch>, after: Clock['after']): Watch {
  let stopWaiting = (): void => undefined;
  const watch: Watch = {
    renew: () => {
      running.add(watch);
      stopWaiting();
      stopWaiting = after(patienceMs, () => watch.end(new UpdateFault('unreachable', 'TIMEOUT')));
    },
    settle: () => {
      running.delete(watch);
      stopWaiting();
    },
    end: (fault) => {
      watch.settle();
      request.abort();
      // Electron says nothing of a request that we abort ourselves, and the library would wait for it for ever.
      request.emit('error', fault);
    },
  };
  request.on('error', watch.settle);
  watch.renew();
  return watch;
}

function watchBytes(response: UpdateResponse, watch: Watch, round: Round): void {
  let bytes = 0;
  watch.renew();
  response.on('data', (chunk: Buffer | string) => {
    watch.renew();
    bytes += chunk.length;
    if (bytes <= round.mostBytes) return;
    round.fault ??= new UpdateFault('damaged', 'TOO_LARGE');
    watch.end(round.fault);
  });
  for (const event of ['end', 'error', 'close']) response.on(event, watch.settle);
}

/** A request that is never made and fails as one that was; the library could not bear an error thrown at it here. */
function refusedRequest(fault: UpdateFault): UpdateRequest {
  const request = new EventEmitter();
  request.on('error', () => undefined);
  return Object.assign(request, {
    abort: () => undefined,
    end: () => void setImmediate(() => request.emit('error', fault)),
  });
}

function badAnswer({ statusCode = 0 }: UpdateResponse, asked: OutgoingHttpHeaders = {}): UpdateFault | undefined {
  if (statusCode >= 400) return new UpdateFault('unreachable', `HTTP_${statusCode}`);
  // Whoever sends the whole file instead of a part of it would send it beside the file itself.
  const isPart = Object.keys(asked).some((name) => name.toLowerCase() === 'range');
  return isPart && statusCode === 200 ? new UpdateFault('unreachable', 'NO_RANGES') : undefined;
}

function isRedirect({ statusCode = 0, headers }: UpdateResponse): boolean {
  return statusCode >= 300 && statusCode < 400 && headers.location !== undefined;
}

function withoutNumber(headers: OutgoingHttpHeaders = {}): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'x-user-staging-id'));
}
