import { instructionSupport } from '../../engine/dockerfile/instructions/support';
import { code } from './table';
import type { CoverageTable } from './table';

/** Every instruction of a Dockerfile. */
export function instructionTable(): CoverageTable {
  const rows = Object.entries(instructionSupport).map(([name, { simplified, notSimulated }]) => [
    code(name),
    simplified === undefined ? 'exact' : 'simplified',
    simplified ?? '–',
    notSimulated ?? '–',
  ]);
  return { headings: ['Instruction', 'Status', 'How it is simplified', 'Not simulated'], rows };
}
