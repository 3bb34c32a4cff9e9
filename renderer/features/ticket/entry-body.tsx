import type { ReactNode } from 'react';
import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import { BodyFrame } from './body-frame.tsx';
import { bodyWords } from './body-words.tsx';
import styles from './entry-body.module.css';
import { isPlainBody } from './plain-body.ts';

/**
 * The body of an entry: as elements of the window where it holds nothing else than an editor of Deskside can write, and
 * otherwise in a frame. The language is set to unknown, because a browser’s fallback fonts depend on it. No component of
 * its own: a ticket has many entries.
 */
export function entryBody({ body, bodyUrl, isRetracted }: ShownEntry, label: string): ReactNode {
  if (!isPlainBody(body))
    return <BodyFrame key={bodyUrl} url={bodyUrl} body={body} label={label} isRetracted={isRetracted} />;
  return (
    <div
      className={`written ${styles.plain}${isRetracted ? ' retracted' : ''}`}
      lang=""
      dir="auto"
      data-body="plain"
      data-searched=""
    >
      {bodyWords(body)}
    </div>
  );
}
