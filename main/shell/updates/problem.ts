import type { UpdateProblem } from '../../../shared/bridge/computer.ts';

/** Why a look for an update ended, found by ourselves. The code is for whoever reads the log. */
export class UpdateFault extends Error {
  readonly problem: UpdateProblem;
  readonly code: string;

  constructor(problem: UpdateProblem, code: string) {
    super(code);
    this.name = 'UpdateFault';
    this.problem = problem;
    this.code = code;
  }
}

interface Found {
  readonly problem: UpdateProblem;
  /** Never a sentence: those of the library name hosts and folders, and quote what the feed said. */
  readonly code: string;
}

const untrusted = /CERT|SSL|TLS|SIGNED|SIGNATURE|EPROTO|BLOCKED_BY_CLIENT/;
const notReached =
  /^NET_|^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE)$/;

/** What a person is told of an error of the library. What is neither of the network nor of trust came damaged. */
export function problemOf(error: unknown): Found {
  if (error instanceof UpdateFault) return { problem: error.problem, code: error.code };
  const code = codeOf(error);
  if (untrusted.test(code)) return { problem: 'insecure', code };
  return { problem: notReached.test(code) ? 'unreachable' : 'damaged', code };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(error.code)) return error.code;
  // Electron says what was wrong with the network in the message alone.
  const [, ofNetwork] = /net::ERR_([A-Z0-9_]+)/.exec(error.message) ?? [];
  return ofNetwork === undefined ? error.name : `NET_${ofNetwork}`;
}
