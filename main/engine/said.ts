import { failed } from '../../shared/bridge/result.ts';
import type { Request } from './request.ts';

/** Answering with what the key once led to would take words for kept that nobody has. */
export const keyReused = failed('refused', 'key.reused');

/** What the newest keys were used for. It is forgotten with the process: until then two windows may share a key. */
export interface Said {
  readonly remember: (key: string, request: Request) => void;
  /** Whether this key stood for the same or for something else, where that is remembered. */
  readonly compare: (key: string, request: Request) => 'same' | 'other' | undefined;
}

/** Room for some thousand ordinary requests. */
const longest = 1_000_000;

export function createSaid(): Said {
  const texts = new Map<string, string>();
  let length = 0;

  function forget(key: string): void {
    length -= texts.get(key)?.length ?? 0;
    texts.delete(key);
  }

  return {
    remember: (key, request) => {
      forget(key);
      const text = textOf(request);
      texts.set(key, text);
      length += text.length;
      for (const oldest of texts.keys()) {
        if (length <= longest) break;
        forget(oldest);
      }
    },
    compare: (key, request) => {
      const text = texts.get(key);
      if (text === undefined) return undefined;
      return text === textOf(request) ? 'same' : 'other';
    },
  };
}

/** Whether two requests that bear the same key want the same. */
export function isSameRequest(one: Request, other: Request): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ operation, input }: Request): string {
  return `${operation.name} ${JSON.stringify(input)}`;
}
