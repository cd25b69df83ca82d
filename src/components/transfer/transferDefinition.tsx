import type { ReactNode } from 'react';
import { humanSize } from '../../pictures/size';
import { rowState, stays, transferPicture, transferSummary } from '../../pictures/transfer/transfer';
import type { TransferGeometry, TransferRow } from '../../pictures/transfer/transfer';
import type { MachineView, TransferLayerView, TransferView } from '../../session/worldView';
import type { Drawing, PictureDefinition } from '../picture/definition';
import { signEntries } from '../picture/Glyph';
import signs from '../picture/signs.module.css';
import { Swatch } from '../picture/Swatch';
import { Table } from '../picture/Table';
import styles from './Transfer.module.css';
import { TransferRowShape } from './TransferRowShape';

/** What travels between a machine and a registry, and what need not. */
export function transferDefinition(transfer: TransferView, machine: MachineView): PictureDefinition<TransferGeometry, TransferRow> {
  const rows = (geometry: TransferGeometry): readonly TransferRow[] => geometry.rows;
  return {
    title: titleOf(transfer, machine),
    summary: transferSummary(transfer),
    ...(transfer.layers.length === 0 ? { empty: 'Nothing has travelled yet.' } : {}),
    keys: 'Arrow keys go from layer to layer, Enter keeps the details open.',
    layout: ({ width }) => transferPicture(transfer, machine, { width }),
    items: rows,
    neighbour: (geometry, id, direction) => {
      const at = geometry.rows.findIndex((row) => row.id === id);
      const to = { up: at - 1, down: at + 1, left: -1, right: -1, top: 0, base: geometry.rows.length - 1 }[direction];
      return geometry.rows[to]?.id;
    },
    digestOf: (row) => row.layer.digest,
    details: (row) => ({
      head: row.fullLabel,
      facts: [
        { term: 'Size', value: `${humanSize(row.layer.size)} compressed` },
        { term: 'State', value: stateText(row.layer) },
        ...(row.layer.image === undefined ? [] : [{ term: 'Base image', value: row.layer.image, typed: true }]),
        { term: 'Layer digest (of the compressed blob)', value: row.layer.digest, typed: true },
      ],
    }),
    legend: (geometry) => ({
      entries: [
        ...(geometry.rows.some((row) => row.stays)
          ? [
              {
                text: geometry.rows.some(({ layer }) => layer.state === 'shared')
                  ? 'there already or shared, does not travel'
                  : 'there already, does not travel',
                glyph: <path className={signs.glyphHatch} d="M1 2h20v10H1zM1 12L11 2M8 12L18 2M15 12L21 6" />,
              },
            ]
          : []),
        ...signEntries(geometry.rows.some((row) => row.filled < 1) ? ['unfinished'] : []),
      ],
      statement: 'Length is compressed bytes, in proportion. At most three layers travel at once.',
    }),
    draw,
    list: () => <TransferTable transfer={transfer} rows={transferPicture(transfer, machine, { width: 2000 }).rows} />,
  };
}

function stateText(layer: TransferLayerView): string {
  if (layer.state === 'shared') return 'shared: it comes with an image before this one';
  return stays(layer) ? `${rowState(layer)}: nothing travels` : rowState(layer);
}

function titleOf({ kind }: TransferView, { name }: MachineView): string {
  switch (kind) {
    case 'pull':
      return `Pull to ${name}`;
    case 'push':
      return `Push from ${name}`;
    case 'build':
      return `Base of a build, fetched to ${name}`;
  }
}

function draw(geometry: TransferGeometry, drawing: Drawing): ReactNode {
  return (
    <>
      <defs>
        <pattern id={`${drawing.prefix}-there`} width={8} height={8} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className={styles.hatch} d="M4 0V8" />
        </pattern>
      </defs>
      {geometry.headings.map(({ text, x, y }) => (
        <text key={text} className={styles.heading} x={x} y={y}>
          {text}
        </text>
      ))}
      {geometry.rows.map((row) => (
        <TransferRowShape key={row.id} row={row} drawing={drawing} />
      ))}
    </>
  );
}

function TransferTable({ transfer, rows }: { readonly transfer: TransferView; readonly rows: readonly TransferRow[] }): ReactNode {
  const several = rows.some(({ layer }) => layer.image !== undefined);
  return (
    <Table
      caption={`Layers of ${transfer.reference}, the topmost first`}
      columns={['Layer', ...(several ? ['Base image'] : []), 'Size', 'State']}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <span key="layer" className={styles.swatched}>
            <Swatch digest={row.layer.digest} />
            <code>{row.fullLabel}</code>
          </span>,
          ...(several ? [<code key="image">{row.layer.image}</code>] : []),
          humanSize(row.layer.size),
          rowState(row.layer),
        ],
      }))}
    />
  );
}
