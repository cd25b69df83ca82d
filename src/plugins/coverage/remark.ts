import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import { commandTable, undeclaredTable } from './commands';
import { figureTable, readFigures } from './figures';
import { imageTable } from './images';
import { instructionTable } from './instructions';
import { programTable, shellTable } from './programs';
import { tableNode } from './table';
import type { CoverageTable } from './table';

/** The parts of the coverage page, each one table made from declarations. */
export function coverageTables(siteDir: string): Readonly<Record<string, () => CoverageTable>> {
  return {
    commands: commandTable,
    'other-commands': undeclaredTable,
    instructions: instructionTable,
    programs: programTable,
    shell: shellTable,
    images: imageTable,
    fidelity: () => figureTable(readFigures(siteDir)),
  };
}

/**
 * `<SimulatorCoverage of="commands" />` becomes a table, when the site is built: nothing of it is written by hand, and the page needs no
 * JavaScript for it. An unknown `of` fails the page, with file and line.
 */
export const remarkCoverage: Plugin<[{ readonly siteDir?: string }?], Root> = ({ siteDir = process.cwd() } = {}) => {
  const tables = coverageTables(siteDir);
  return (tree, file) => {
    visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement, index, parent) => {
      if (node.name !== 'SimulatorCoverage' || parent === undefined || index === undefined) return;
      const given = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'of')?.value;
      const table = typeof given === 'string' ? tables[given] : undefined;
      if (table === undefined) {
        file.fail(`<SimulatorCoverage of="…" />: of is one of ${Object.keys(tables).join(', ')}`, node.position, 'coverage:unknown-part');
        return;
      }
      parent.children[index] = tableNode(table());
    });
  };
};
