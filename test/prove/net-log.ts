/** A host that a network stack was asked to reach, whether it got there or not. */
export interface NetworkRequest {
  /** Without its port; an IPv6 address in brackets. */
  readonly host: string;
  /** The address as logged. */
  readonly what: string;
  /** Milliseconds since the log's first event. */
  readonly atMs: number;
  /** Whether a page asked; otherwise the program itself did. */
  readonly byPage: boolean;
}

export interface NetLog {
  readonly events: number;
  readonly asked: readonly NetworkRequest[];
}

interface LogEvent {
  readonly type: number;
  readonly time: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/**
 * What tells of a host: a request, a name that is looked up, a connection. Others would tell of the same, or of what
 * sends nothing: Chromium connects a UDP socket to a known address to see whether the system has a route there.
 */
const telling = {
  URL_REQUEST_START_JOB: 'url',
  HOST_RESOLVER_MANAGER_REQUEST: 'host',
  TCP_CONNECT_ATTEMPT: 'address',
} as const;

/** What `--host-resolver-rules` puts in place of the names that it refuses. */
const refusedName = '~notfound';

/**
 * Reads what Chromium wrote for `--log-net-log`: one event on each line. A program that was killed leaves the last line
 * broken off, which is no fault; a log whose events have other names is one, because it would show nothing.
 */
export function readNetLog(text: string): NetLog {
  const [head = '', ...lines] = text.split('\n');
  const fields = fieldsByType(head);
  const events = lines.slice(1).flatMap((line, index) => eventOn(line, index === lines.length - 2));
  const [first] = events;
  if (!first) throw new Error('The network log holds no event.');
  const firstMs = Number(first.time);
  const asked = events.flatMap(({ type, time, params = {} }) => {
    const what = params[fields.get(type) ?? ''];
    const host = typeof what === 'string' ? hostOf(what) : undefined;
    if (typeof what !== 'string' || host === undefined || host === refusedName) return [];
    const { initiator } = params;
    return [
      { host, what, atMs: Number(time) - firstMs, byPage: initiator !== undefined && initiator !== 'not an origin' },
    ];
  });
  return { events: events.length, asked };
}

function fieldsByType(head: string): ReadonlyMap<number, string> {
  if (head === '') throw new Error('The network log is empty.');
  const { constants } = JSON.parse(`${head.replace(/,\s*$/, '')}}`) as {
    constants: { logEventTypes: Readonly<Record<string, number>> };
  };
  return new Map(
    Object.entries(telling).map(([name, field]) => {
      const type = constants.logEventTypes[name];
      if (type === undefined) throw new Error(`The network log knows no event ${name}: its format has changed.`);
      return [type, field];
    }),
  );
}

function eventOn(line: string, isLast: boolean): LogEvent[] {
  if (!line.startsWith('{"')) return []; // The end of the list, and anything after it.
  const json = line.replace(/\]?,?\s*$/, '');
  try {
    return [JSON.parse(json) as LogEvent];
  } catch (error) {
    if (isLast) return [];
    throw error;
  }
}

/** Only what leads to a network; an address may come with its scheme, its port, or both. */
function hostOf(address: string): string | undefined {
  const [, scheme = 'https'] = /^([a-z][a-z\d+.-]*):(?!\d+$)/i.exec(address) ?? [];
  if (!/^(https?|wss?)$/i.test(scheme)) return undefined;
  const [authority = ''] = address.replace(/^[a-z]+:\/\//i, '').split(/[/?#]/);
  const host = authority.replace(/^.*@/, '').replace(/:\d+$/, '').toLowerCase();
  return host === '' ? undefined : host;
}
