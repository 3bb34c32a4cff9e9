import type { ConditionField } from '../../../../shared/views/condition-fields.ts';
import type { ConditionNames } from '../../../i18n/condition-text.ts';
import type { Row } from './condition-tree.ts';

/** What an editor of values is given. */
export interface ValueProps {
  readonly row: Row;
  readonly field: ConditionField;
  readonly names: ConditionNames;
  /** Notes the name of a person that was found. */
  readonly onPerson: (id: string, name: string) => void;
  readonly onChange: (row: Row) => void;
}
