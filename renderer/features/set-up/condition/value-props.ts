import type { AriaAttributes } from 'react';
import type { ConditionField } from '../../../../shared/views/condition-fields.ts';
import type { ConditionNames } from '../../../i18n/condition-text.ts';
import type { Row } from './condition-tree.ts';

/** What an editor of values is given. */
export interface ValueProps {
  readonly row: Row;
  readonly field: ConditionField;
  readonly names: ConditionNames;
  /** Marks the field in which a value is entered, if the value is missing or can’t be used. */
  readonly mark: Pick<AriaAttributes, 'aria-invalid' | 'aria-describedby'>;
  /** Notes the name of a person that was found. */
  readonly onPerson: (id: string, name: string) => void;
  readonly onChange: (row: Row) => void;
}
