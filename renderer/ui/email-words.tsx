import { Fragment } from 'react';
import styles from './email-words.module.css';

/** An email address that may wrap after its `@`, and at dots only if a part is still too long for one line. */
export function EmailWords({ email }: { readonly email: string }) {
  return (
    <bdi translate="no">
      {piecesOf(email, /(?<=@)(?=.)/u).map(({ at, piece }) => (
        <span key={at} className={styles.part}>
          {piecesOf(piece, /(?<=\.)(?=.)/u).map((word) => (
            <Fragment key={word.at}>
              {word.at > 0 && <wbr />}
              {word.piece}
            </Fragment>
          ))}
        </span>
      ))}
    </bdi>
  );
}

function piecesOf(text: string, edge: RegExp) {
  return text.split(edge).map((piece, at) => ({ at, piece }));
}
