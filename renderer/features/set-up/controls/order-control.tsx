import type { Order } from '../../../../shared/domain/conditions/order-schema.ts';
import { OrderField } from '../../../forms/order-field.tsx';
import type { FormField } from '../form-field.ts';
import styles from './controls.module.css';

/** What the tickets of a queue are sorted by. */
export const orderControl: FormField['shown'] = {
  whole: ({ label, value, onChange }) => (
    <fieldset className={styles.checks}>
      <legend className="visually-hidden">{label}</legend>
      {/* Safe: the schema of the record has checked it, and this control gives nothing else. */}
      <OrderField order={value as Order} onChange={onChange} />
    </fieldset>
  ),
};
