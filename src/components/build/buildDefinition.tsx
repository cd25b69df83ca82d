import type { ReactNode } from 'react';
import { buildPicture } from '../../pictures/build/build';
import type { BuildGeometry, InstructionRow } from '../../pictures/build/build';
import { buildSummary } from '../../pictures/build/state';
import { shortInstruction } from '../../pictures/instruction';
import { humanSize } from '../../pictures/size';
import type { BuildView, MachineView } from '../../session/worldView';
import type { DetailsContent, Drawing, PictureDefinition } from '../picture/definition';
import { signEntries } from '../picture/Glyph';
import { Table } from '../picture/Table';
import styles from './Build.module.css';
import { DockerfileText } from './DockerfileText';
import { InstructionShape } from './InstructionShape';
import { StateGlyph } from './StateGlyph';

/** A build: what each instruction did, why, and which layer and history row came of it. */
export function buildDefinition(build: BuildView, machine: MachineView): PictureDefinition<BuildGeometry, InstructionRow> {
  return {
    title: `${build.state === 'planned' ? 'Plan for the build' : 'Build'} on ${machine.name}`,
    summary: buildSummary(build),
    ...(build.instructions.length === 0 ? { empty: 'The Dockerfile has no instruction.' } : {}),
    keys: 'Arrow keys go from instruction to instruction, Enter keeps the details open.',
    layout: ({ width }) => buildPicture(build, machine, { width }),
    items: (geometry) => geometry.rows,
    neighbour: (geometry, id, direction) => {
      const at = geometry.rows.findIndex((row) => row.id === id);
      const to = { up: at - 1, down: at + 1, left: -1, right: -1, top: 0, base: geometry.rows.length - 1 }[direction];
      return geometry.rows[to]?.id;
    },
    related: (_, id) => new Set([id]),
    digestOf: (row) => row.layer?.digest,
    details: detailsOf,
    legend: (geometry) => ({
      entries: [
        ...stateEntries(geometry),
        ...signEntries(
          geometry.rows.some((row) => row.instruction.makes === 'layer' && ['running', 'pending'].includes(row.instruction.state))
            ? ['unfinished']
            : [],
        ),
        ...signEntries(geometry.rows.some((row) => row.instruction.makes === 'configuration') ? ['pennant'] : []),
      ],
      statement: 'The first instruction that cannot be taken from the cache sends all that depend on it back to work.',
    }),
    draw,
    list: () => <BuildTable rows={buildPicture(build, machine, { width: 4000 }).rows} />,
  };
}

function stateEntries(geometry: BuildGeometry): readonly { readonly text: string; readonly glyph: ReactNode }[] {
  const texts = {
    cached: 'taken from the cache',
    ran: 'ran',
    running: 'running',
    pending: 'still to come',
    failed: 'failed',
    unneeded: 'not needed',
  };
  const states = new Set(geometry.rows.map((row) => row.instruction.state));
  return [...states].map((state) => ({ text: texts[state], glyph: <StateGlyph state={state} x={11} y={7} /> }));
}

function detailsOf(row: InstructionRow): DetailsContent {
  const { instruction, layer, historyRow } = row;
  const [first, last] = instruction.lines;
  return {
    head: instruction.text,
    facts: [
      { term: 'Dockerfile', value: first === last ? `line ${first}` : `lines ${first} to ${last}` },
      { term: 'This build', value: instruction.why === undefined ? row.state : `${row.state}: ${instruction.why}` },
      { term: 'Layer', value: layer && layer.state !== 'building' ? `${humanSize(layer.size)} compressed` : row.makes },
      ...(layer && layer.digest !== '' ? [{ term: 'Layer digest (of the compressed blob)', value: layer.digest, typed: true }] : []),
      ...(historyRow ? [{ term: `History row ${row.history.split(':')[0]}`, value: historyRow.createdBy, typed: true }] : []),
    ],
  };
}

function draw(geometry: BuildGeometry, drawing: Drawing): ReactNode {
  return (
    <>
      {geometry.headings.map((heading) => (
        <text key={heading.text} className={styles.heading} x={heading.x} y={15}>
          {heading.text}
        </text>
      ))}
      {geometry.silent.map((line) => (
        <DockerfileText key={line.number} line={line} gutter={geometry.gutter} textX={geometry.textX} />
      ))}
      {geometry.rows.map((row) => (
        <InstructionShape key={row.id} row={row} gutter={geometry.gutter} textX={geometry.textX} drawing={drawing} />
      ))}
    </>
  );
}

function BuildTable({ rows }: { readonly rows: readonly InstructionRow[] }): ReactNode {
  return (
    <Table
      caption="Instructions, in the order of the Dockerfile"
      columns={['Instruction', 'Lines', 'This build', 'Layer', 'History row']}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <code key="text">{row.instruction.text}</code>,
          row.instruction.lines[0] === row.instruction.lines[1] ? String(row.instruction.lines[0]) : row.instruction.lines.join('–'),
          row.instruction.why === undefined ? row.state : `${row.state}: ${row.instruction.why}`,
          row.makes,
          row.historyRow === undefined ? '' : `${row.history.split(':')[0]}: ${shortInstruction(row.historyRow.createdBy)}`,
        ],
      }))}
    />
  );
}
