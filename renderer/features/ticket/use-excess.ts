import type { Node } from 'prosemirror-model';
import { useEffect, useState } from 'react';
import { longestBody, longestHtml } from '../../../shared/domain/body.ts';
import { plainTextOf } from './editor-schema.ts';
import { htmlOf } from './entry-html.ts';

/** How much text exceeds the limit: in characters, or in percent if only its formatting does. */
export type Excess = { readonly characters: number } | { readonly percent: number };

export function excessOf(doc: Node): Excess | undefined {
  const characters = plainTextOf(doc).trim().length - longestBody;
  if (characters > 0) return { characters };
  const html = htmlOf(doc).length;
  return html > longestHtml ? { percent: Math.ceil((html / longestHtml - 1) * 100) } : undefined;
}

const pauseMs = 300;

/** Measured after a pause in typing, because that is slow for very long text. */
export function useExcess(doc: Node | undefined): Excess | undefined {
  const [excess, setExcess] = useState<Excess>();

  useEffect(() => {
    const timer = setTimeout(() => setExcess(doc && excessOf(doc)), pauseMs);
    return () => clearTimeout(timer);
  }, [doc]);

  return excess;
}
