import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { Writable } from 'node:stream';
import type {
  BeforeSendResponse,
  CallbackResponse,
  HeadersReceivedResponse,
  OnBeforeRedirectListenerDetails,
  OnBeforeRequestListenerDetails,
  OnBeforeSendHeadersListenerDetails,
  OnHeadersReceivedListenerDetails,
} from 'electron';

/** The listeners that a program has set on a session, each of them the last of its kind, as Electron keeps them. */
interface Listeners {
  request: ((details: OnBeforeRequestListenerDetails, answer: (given: CallbackResponse) => void) => void) | null;
  headers: ((details: OnBeforeSendHeadersListenerDetails, answer: (given: BeforeSendResponse) => void) => void) | null;
  received:
    | ((details: OnHeadersReceivedListenerDetails, answer: (given: HeadersReceivedResponse) => void) => void)
    | null;
  redirect: ((details: OnBeforeRedirectListenerDetails) => void) | null;
}

/** A session as far as requests of the main process know it. */
export interface NetSession {
  readonly webRequest: object;
  readonly closeAllConnections: () => Promise<void>;
  /** Whether the session refuses a request for this address. */
  readonly isCancelled: (url: string) => boolean;
  readonly sentHeaders: (headers: Record<string, string>) => Record<string, string | string[]>;
  readonly isRefused: (response: IncomingMessage) => boolean;
  readonly redirected: (url: string) => void;
  /** What ends each request that is running. */
  readonly running: Set<(error: Error) => void>;
}

export function netSession(): NetSession {
  const listeners: Listeners = { request: null, headers: null, received: null, redirect: null };
  const running: NetSession['running'] = new Set();
  return {
    webRequest: {
      onBeforeRequest: (listener: Listeners['request']) => {
        listeners.request = listener;
      },
      onBeforeSendHeaders: (listener: Listeners['headers']) => {
        listeners.headers = listener;
      },
      onHeadersReceived: (listener: Listeners['received']) => {
        listeners.received = listener;
      },
      onBeforeRedirect: (listener: Listeners['redirect']) => {
        listeners.redirect = listener;
      },
    },
    closeAllConnections: async () => {
      for (const end of [...running]) end(new Error('net::ERR_ABORTED'));
    },
    // Safe, as the others: these details are all that a rule may look at here.
    isCancelled: (url) => {
      let isCancelled = false;
      listeners.request?.({ url } as OnBeforeRequestListenerDetails, ({ cancel = false }) => {
        isCancelled = cancel;
      });
      return isCancelled;
    },
    sentHeaders: (requestHeaders) => {
      let sent: Record<string, string | string[]> = requestHeaders;
      listeners.headers?.({ requestHeaders } as OnBeforeSendHeadersListenerDetails, (given) => {
        sent = given.requestHeaders ?? requestHeaders;
      });
      return sent;
    },
    isRefused: ({ statusCode = 0, headersDistinct }) => {
      let isRefused = false;
      const details = { statusCode, responseHeaders: headersDistinct } as OnHeadersReceivedListenerDetails;
      listeners.received?.(details, ({ cancel = false }) => {
        isRefused = cancel;
      });
      return isRefused;
    },
    redirected: (redirectURL) => listeners.redirect?.({ redirectURL } as OnBeforeRedirectListenerDetails),
    running,
  };
}

interface NetOptions extends RequestOptions {
  readonly session: NetSession;
  readonly redirect?: 'follow' | 'error' | 'manual';
}

/**
 * `net.request` of Electron over Node’s own requests. What differs between the two is the point of it: Electron follows
 * redirects by itself unless told otherwise, says nothing of a request that was aborted, is closed before its answer has
 * come, has no sockets to set a timeout on, and names errors of the network in the message alone.
 */
export function netRequest(given: NetOptions, trust: string): NetRequest {
  return new NetRequest(given, trust);
}

/** What a library takes for a request has to be a stream, so this is a class. */
class NetRequest extends Writable {
  readonly #given: NetOptions;
  readonly #trust: string;
  #running: ClientRequest | undefined;
  #response: IncomingMessage | undefined;
  #isAborted = false;
  #mayFollow: (() => void) | undefined;

  constructor(given: NetOptions, trust: string) {
    super({ autoDestroy: true });
    this.#given = given;
    this.#trust = trust;
  }

  override _final(callback: () => void): void {
    const { protocol = 'http:', hostname = 'localhost', port, path = '/' } = this.#given;
    this.#send(new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}${path}`));
    callback();
  }

  abort(): void {
    if (!this.#isAborted) process.nextTick(() => this.emit('abort'));
    this.#isAborted = true;
    this.#die();
  }

  followRedirect(): void {
    if (!this.#mayFollow) throw new Error('followRedirect() called, but was not waiting for a redirect');
    this.#mayFollow();
  }

  #send(url: URL): void {
    const { session, headers = {} } = this.#given;
    if (session.isCancelled(url.href)) {
      setImmediate(() => this.#die(new Error('net::ERR_BLOCKED_BY_CLIENT')));
      return;
    }
    session.running.add(this.#end);
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const { hostname, port, pathname, search } = url;
    const options = {
      hostname,
      port,
      path: pathname + search,
      headers: session.sentHeaders(textsOf(headers)),
      ca: this.#trust,
    };
    this.#running = send({ ...options, agent: false }, (response) => this.#hear(url, response));
    this.#running.on('error', (error) => this.#fail(error));
    this.#running.end();
  }

  #hear(url: URL, response: IncomingMessage): void {
    const { statusCode = 0, headers } = response;
    if (this.#given.session.isRefused(response)) {
      response.resume();
      this.#die(new Error('net::ERR_BLOCKED_BY_CLIENT'));
      return;
    }
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
      this.#response = response;
      response.on('error', () => undefined);
      response.on('close', () => this.#given.session.running.delete(this.#end));
      this.emit('response', response);
      return;
    }
    response.resume();
    const next = new URL(headers.location, url);
    this.#given.session.redirected(next.href);
    if (this.#mayGoTo(next, statusCode)) this.#send(next);
  }

  #mayGoTo(next: URL, statusCode: number): boolean {
    const { redirect = 'follow' } = this.#given;
    if (redirect === 'error') {
      this.#die(new Error("Attempted to redirect, but redirect policy was 'error'"));
      return false;
    }
    let isFollowed = redirect === 'follow';
    this.#mayFollow = () => {
      isFollowed = true;
    };
    this.emit('redirect', statusCode, 'GET', next.href, {});
    this.#mayFollow = undefined;
    if (!isFollowed && !this.#isAborted) this.#die(new Error('Redirect was cancelled'));
    return isFollowed && !this.#isAborted;
  }

  #fail(error: Error): void {
    if (!this.#isAborted) this.#die(new Error(`net::ERR_${nameOf(error)}`));
  }

  /** The connection was closed under it. */
  readonly #end = (error: Error): void => {
    if (!this.#isAborted) this.#die(error);
  };

  #die(error?: Error): void {
    this.#given.session.running.delete(this.#end);
    // A stream that was ended counts as destroyed already and would keep the error to itself.
    if (this.destroyed && error) this.emit('error', error);
    this.destroy(error);
    this.#running?.destroy();
    this.#response?.destroy(error);
  }
}

function nameOf(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'ECONNREFUSED') return 'CONNECTION_REFUSED';
  if (code === 'ENOTFOUND') return 'NAME_NOT_RESOLVED';
  if (code === 'ECONNRESET') return 'CONNECTION_RESET';
  return /CERT|SIGN/.test(code) ? 'CERT_AUTHORITY_INVALID' : 'FAILED';
}

function textsOf(headers: NonNullable<RequestOptions['headers']>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
