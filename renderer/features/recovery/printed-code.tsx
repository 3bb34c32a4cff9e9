import { useText } from '../../i18n/text.tsx';
import { useTimes } from '../../i18n/times.ts';
import { Sheet } from '../../ui/sheet.tsx';
import styles from './recovery.module.css';

export interface PrintedCodeProps {
  readonly deskName: string;
  readonly code: string;
  readonly madeMs: number;
}

/**
 * The recovery code on paper, with the desk, the date and instructions. The print’s title does not contain the code.
 */
export function PrintedCode({ deskName, code, madeMs }: PrintedCodeProps) {
  const text = useText();
  const times = useTimes();
  return (
    <Sheet title={text('recovery.paper.title', { desk: deskName })} onReady={() => undefined}>
      <article className={styles.paper}>
        <p className={styles.paperDesk}>
          <bdi>{deskName}</bdi>
        </p>
        <h1 className={styles.paperTitle}>{text('recovery.code')}</h1>
        <p className={styles.paperCode} translate="no">
          {code}
        </p>
        <p>{text('recovery.paper.made', { date: times.day(madeMs) })}</p>
        <p className={styles.paperUse}>{text('recovery.paper.use', { link: text('signIn.useCode') })}</p>
        <p>{text('recovery.paper.once')}</p>
        <p>{text('recovery.paper.place')}</p>
      </article>
    </Sheet>
  );
}
