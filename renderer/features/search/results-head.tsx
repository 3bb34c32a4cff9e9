import { useAnswer } from '../../bridge/answers.ts';
import { percentOf } from '../../i18n/loading-text.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Delayed } from '../../ui/delayed.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './search-pane.module.css';
import type { AskedSearch, Found } from './use-search.ts';

interface ResultsHeadProps {
  readonly found: Found;
  readonly sort: AskedSearch['sort'];
  readonly onSort: (sort: AskedSearch['sort']) => void;
}

const sorts = ['newest', 'best'] as const satisfies readonly AskedSearch['sort'][];

/** How many tickets were found, their order, and what they may lack. */
export function ResultsHead({ found, sort, onSort }: ResultsHeadProps) {
  const text = useText();
  return (
    <>
      <div className={styles.results}>
        <span role="status" data-figures="">
          {found.isCurrent || found.failure ? (
            countText(text, found)
          ) : (
            <Delayed key={found.shown.text}>{text('search.searching')}</Delayed>
          )}
        </span>
        <span className={styles.sort}>
          <Select
            look="quiet"
            aria-label={text('search.sort')}
            value={sort}
            options={sorts.map((value) => ({ value, label: text(`search.sort.${value}`) }))}
            onChange={({ target }) => onSort(sorts.find((one) => one === target.value) ?? 'newest')}
          />
        </span>
      </div>
      <Progress found={found} />
    </>
  );
}

function countText(text: Text, { page, total = 0 }: Found): string {
  if (!page) return '';
  const isGoingOn = page.isMore && total === 0;
  return isGoingOn
    ? text('search.searching')
    : text(page.isMore ? 'search.results.more' : 'search.results', { count: total });
}

/** Why results may be missing: the index is still being built, or closed tickets are not loaded. */
function Progress({ found: { page, total } }: Pick<ResultsHeadProps, 'found'>) {
  const text = useText();
  const loading = useAnswer('desk.loading', {}).data;
  if (!page || page.isComplete) return null;
  const { index } = page;
  if (index.kind === 'building') {
    const percent = Math.floor(index.fraction * 100);
    return (
      <div className={styles.progress}>
        <span data-figures="">{text('search.building', { percent })}</span>
        <ProgressBar label={text('search.building.label')} percent={percent} />
      </div>
    );
  }
  if (!loading && total === 0) return null;
  const words = loading ? text('search.loading', { percent: percentOf(loading) }) : text('search.going');
  return (
    <div className={styles.progress}>
      <span data-figures="">{words}</span>
    </div>
  );
}
