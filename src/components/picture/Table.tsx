import type { ReactNode } from 'react';
import styles from './Table.module.css';

interface TableProps {
  readonly caption: ReactNode;
  readonly columns: readonly string[];
  /** Cells of a row, the first being its heading; each row has a key of its own. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** Said instead of rows. */
  readonly empty?: string;
}

/** A picture as a table: what the list of most pictures is made of. */
export function Table({ caption, columns, rows, empty }: TableProps): ReactNode {
  return (
    <table className={styles.table}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [head, ...cells] }) => (
          <tr key={key}>
            <th scope="row">{head}</th>
            {cells.map((cell, index) => (
              <td key={index}>{cell}</td>
            ))}
          </tr>
        ))}
        {rows.length === 0 && empty !== undefined && (
          <tr>
            <td colSpan={columns.length}>{empty}</td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
