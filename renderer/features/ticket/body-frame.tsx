import { useEffect, useState } from 'react';
import type { BodyNode } from '../../../shared/bridge/contract/tickets.ts';
import { useReadOnly } from '../../ui/read-only.tsx';
import styles from './body-frame.module.css';
import { BodyWords } from './body-words.tsx';

/**
 * What somebody wrote, shown by a frame of its own that can run nothing, load nothing and reach nothing. Such a frame
 * cannot say how tall it is, so the same words stand invisibly under it, as plain elements, and give it its height.
 * While Deskside cannot be reached, a frame would show the browser's own page about that: the words stand alone then.
 * They are in no language that we know of, as in the frame: which font a browser falls back to depends on it.
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
  const [isLoaded, setIsLoaded] = useState(false);
  const isAlone = useReadOnly() !== null;

  useEffect(() => {
    if (isAlone) setIsLoaded(false);
  }, [isAlone]);

  return (
    <div className={styles.body} data-loaded={isLoaded && !isAlone}>
      <div className={styles.measure} lang="" aria-hidden={!isAlone}>
        <div className={`written framed${isRetracted ? ' retracted' : ''}`} dir="auto">
          <BodyWords body={body} />
        </div>
      </div>
      {!isAlone && (
        <iframe
          className={styles.frame}
          src={url}
          title={label}
          sandbox=""
          loading="lazy"
          referrerPolicy="no-referrer"
          onLoad={() => setIsLoaded(true)}
        />
      )}
    </div>
  );
}
