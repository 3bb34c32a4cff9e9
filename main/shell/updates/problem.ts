import type { UpdateProblem } from '../../../shared/bridge/computer.ts';

/** Why a check for updates failed, if we found out ourselves. The code is for the log. */
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
  /** A code, never a message: the library's messages contain hosts, folders, and content of the feed. */
  readonly code: string;
}

const untrusted = /CERT|SSL|TLS|SIGNED|SIGNATURE|EPROTO|BLOCKED_BY_CLIENT/;
const notReached =
  /^NET_|^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EPIPE)$/;

/**
 * The problem behind an error of the library, as people see it. Anything but network and trust errors counts as damage.
 */
export function problemOf(error: unknown): Found {
  if (error instanceof UpdateFault) return { problem: error.problem, code: error.code };
  const code = codeOf(error);
  if (untrusted.test(code)) return { problem: 'insecure', code };
  return { problem: notReached.test(code) ? 'unreachable' : 'damaged', code };
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'UNKNOWN';
  if ('code' in error && typeof error.code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(error.code)) return error.code;
  // Only the message of Electron's network errors tells what was wrong.
  const [, ofNetwork] = /net::ERR_([A-Z0-9_]+)/.exec(error.message) ?? [];
  return ofNetwork === undefined ? error.name : `NET_${ofNetwork}`;
}
