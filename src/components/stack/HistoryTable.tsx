import type { ReactNode } from 'react';
import { humanSize } from '../../pictures/size';
import type { HistoryRow } from '../../pictures/stack/historyRows';
import { grouped } from '../../session/counted';
import type { ContainerView } from '../../session/worldView';
import { Swatch } from '../picture/Swatch';
import { changeText } from './rowWords';
import styles from './Stack.module.css';

interface HistoryTableProps {
  readonly title: string;
  readonly rows: readonly HistoryRow[];
  readonly container?: ContainerView;
}

/** The stack as a table: base first; then what a container's writable layer holds. */
export function HistoryTable({ title, rows, container }: HistoryTableProps): ReactNode {
  return (
    <>
      <table className={styles.table}>
        <caption>{title}: history and layers, from the base up</caption>
        <thead>
          <tr>
            <th scope="col">Row</th>
            <th scope="col">Instruction</th>
            <th scope="col" className={styles.size}>
              Compressed
            </th>
            <th scope="col" className={styles.size}>
              On disk
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td>{row.number ?? 'none'}</td>
              <th scope="row" className={styles.holder}>
                {row.layer && <Swatch digest={row.layer.digest} />}
                <code>{row.label}</code>
              </th>
              {row.layer ? (
                <>
                  <td className={styles.size}>{row.layer.state === 'building' ? 'being built' : humanSize(row.layer.size)}</td>
                  <td className={styles.size}>
                    {row.layer.unpackedSizeSource === 'measured' ? '' : '≈'}
                    {humanSize(row.layer.unpackedSize)}
                  </td>
                </>
              ) : (
                <td colSpan={2}>configuration, no layer</td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {container && <Writable container={container} />}
    </>
  );
}

function Writable({ container }: { readonly container: ContainerView }): ReactNode {
  const { name, writableSize, changes = [], moreChanges = 0 } = container;
  return (
    <table className={styles.table}>
      <caption>
        Writable layer of container {name}: {humanSize(writableSize)}
        {moreChanges > 0 ? `; ${grouped(moreChanges)} more are not listed` : ''}
      </caption>
      <tbody>
        {changes.length === 0 && (
          <tr>
            <td>It holds nothing that this page lists.</td>
          </tr>
        )}
        {changes.map((change) => (
          <tr key={`${change.kind} ${change.path}`}>
            <th scope="row">
              <code>{change.path}</code>
            </th>
            <td>{changeText(change)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
