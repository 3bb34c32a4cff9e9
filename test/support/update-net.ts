import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { Writable } from 'node:stream';
import type { OnBeforeRequestListenerDetails, Session } from 'electron';

type Filter = Parameters<Session['webRequest']['onBeforeRequest']>[0];

/** A session as far as requests of the main process know it: who looks at each of them first. */
export interface NetSession {
  readonly webRequest: { readonly onBeforeRequest: (listener: Filter) => void };
  readonly isCancelled: (url: string) => boolean;
}

export function netSession(): NetSession {
  let listener: Filter = null;
  return {
    webRequest: {
      onBeforeRequest: (given) => {
        listener = given;
      },
    },
    isCancelled: (url) => {
      let isCancelled = false;
      // Safe: its address is all that a rule may look at here.
      const details = { url } as OnBeforeRequestListenerDetails;
      if (typeof listener === 'function') {
        listener(details, ({ cancel = false }) => {
          isCancelled = cancel;
        });
      }
      return isCancelled;
    },
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
    if (this.#given.session.isCancelled(url.href)) {
      setImmediate(() => this.#die(new Error('net::ERR_BLOCKED_BY_CLIENT')));
      return;
    }
    const send = url.protocol === 'https:' ? requestSecure : requestPlain;
    const { hostname, port, pathname, search } = url;
    const options = { hostname, port, path: pathname + search, headers: this.#given.headers, ca: this.#trust };
    this.#running = send({ ...options, agent: false }, (response) => this.#hear(url, response));
    this.#running.on('error', (error) => this.#fail(error));
    this.#running.end();
  }

  #hear(url: URL, response: IncomingMessage): void {
    const { statusCode = 0, headers } = response;
    if (statusCode < 300 || statusCode >= 400 || headers.location === undefined) {
      this.#response = response;
      response.on('error', () => undefined);
      this.emit('response', response);
      return;
    }
    response.resume();
    const next = new URL(headers.location, url);
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

  #die(error?: Error): void {
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
