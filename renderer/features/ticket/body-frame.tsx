import { useLayoutEffect, useRef } from 'react';
import type { BodyNode } from '../../../shared/bridge/contract/tickets.ts';
import { usePreferences } from '../../bridge/preferences.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import styles from './body-frame.module.css';
import { bodyWords } from './body-words.tsx';

/**
 * A body that is not plain, in a sandboxed frame, which can run, load and reach nothing. A sandboxed frame cannot report
 * its height, so the same content is laid out invisibly under it as plain elements. While Deskside cannot be reached, a
 * frame would show the browser’s error page, so only the plain elements are shown. The language is set to unknown, as
 * in the frame, because a browser’s fallback fonts depend on it.
 */
export function BodyFrame({
  url,
  body,
  label,
  isRetracted,
}: {
  readonly url: string;
  readonly body: readonly BodyNode[];
  readonly label: string;
  readonly isRetracted: boolean;
}) {
  const place = useRef<HTMLDivElement>(null);
  const isAlone = useReadOnly() !== null;
  const { theme } = usePreferences();
  const isOfSystem = theme === 'system' || theme === 'contrast';

  // Not a state, because only this attribute depends on it.
  useLayoutEffect(() => {
    if (isAlone && place.current) place.current.dataset.loaded = 'false';
  }, [isAlone]);

  return (
    <div ref={place} className={styles.body} data-body="framed" data-loaded="false">
      <div className={styles.measure} lang="" aria-hidden={!isAlone}>
        <div className={`written framed${isRetracted ? ' retracted' : ''}`} dir="auto" data-searched="">
          {bodyWords(body)}
        </div>
      </div>
      {!isAlone && (
        <iframe
          className={styles.frame}
          src={`${url}${isOfSystem ? '' : `#${theme}`}`}
          title={label}
          sandbox=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onLoad={() => {
            if (place.current) place.current.dataset.loaded = 'true';
          }}
        />
      )}
    </div>
  );
}
