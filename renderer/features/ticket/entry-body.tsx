import { Fragment, type ReactNode } from 'react';
import type { ShownEntry } from '../../../shared/bridge/contract/tickets.ts';
import { BodyFrame } from './body-frame.tsx';
import { bodyWords } from './body-words.tsx';
import styles from './entry-body.module.css';
import { type BodyPart, foldQuotes } from './fold-quotes.ts';
import { isPlainBody } from './plain-body.ts';

export interface BodyLabels {
  readonly body: string;
  readonly showQuote: string;
  readonly hideQuote: string;
}

/**
 * The body of an entry: as elements of the window where it holds nothing else than an editor of Deskside can write, and
 * otherwise in a frame. Quotations are folded, but in a frame, which could not
 * grow. The language is set to unknown, because a browser’s fallback fonts depend on it. No component of
 * its own: a ticket has many entries.
 */
export function entryBody({ body, bodyUrl, isRetracted }: ShownEntry, labels: BodyLabels): ReactNode {
  if (!isPlainBody(body))
    return <BodyFrame key={bodyUrl} url={bodyUrl} body={body} label={labels.body} isRetracted={isRetracted} />;
  return (
    <div
      className={`written ${styles.plain}${isRetracted ? ' retracted' : ''}`}
      lang=""
      dir="auto"
      data-body="plain"
      data-searched=""
    >
      {foldQuotes(body).map((part, index) => bodyPart(part, index, labels))}
    </div>
  );
}

function bodyPart({ isFolded, nodes }: BodyPart, index: number, { showQuote, hideQuote }: BodyLabels): ReactNode {
  if (!isFolded) return <Fragment key={index}>{bodyWords(nodes)}</Fragment>;
  return (
    <details key={index} className={styles.quote}>
      <summary className={styles.fold} data-unsearched="">
        <span className={styles.show}>{showQuote}</span>
        <span className={styles.hide}>{hideQuote}</span>
      </summary>
      {bodyWords(nodes)}
    </details>
  );
}
