import { CircleAlert } from 'lucide-react';
import type { SearchProblem } from '../../../shared/views/search/parsed-search.ts';
import { type Text, useText } from '../../i18n/text.tsx';
import { Button } from '../../ui/button.tsx';
import styles from './search-pane.module.css';

interface ProblemListProps {
  readonly id: string;
  readonly problems: readonly SearchProblem[];
  readonly onEdit: (problem: SearchProblem) => void;
}

/** What of a search was not understood. Announced when it appears; each leads to its place in the field. */
export function ProblemList({ id, problems, onEdit }: ProblemListProps) {
  const text = useText();
  return (
    <div id={id} role="status">
      {problems.length > 0 && (
        <ul className={styles.problems}>
          {problems.map((problem) => {
            const words = problemText(text, problem);
            return (
              <li key={`${problem.from} ${problem.kind}`} className={styles.problem}>
                <CircleAlert size={14} aria-hidden="true" />
                <span className={styles.problemWords}>{words}</span>
                <Button
                  look="quiet"
                  aria-label={text('search.problem.edit.name', { problem: words })}
                  onClick={() => onEdit(problem)}
                >
                  {text('search.problem.edit')}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function problemText(text: Text, { kind, name, field }: SearchProblem): string {
  return text(`search.problem.${kind}`, { name, field });
}
