import { readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { coverageTables, remarkCoverage } from '../../../src/plugins/coverage/remark';

function page(parts: readonly string[]): Root {
  return {
    type: 'root',
    children: parts.map((part) => ({
      type: 'mdxJsxFlowElement',
      name: 'SimulatorCoverage',
      attributes: [{ type: 'mdxJsxAttribute', name: 'of', value: part }],
      children: [],
    })),
  };
}

async function transformed(parts: readonly string[]): Promise<Root> {
  return (await unified()
    .use(remarkCoverage)
    .run(page(parts), new VFile({ path: 'simulator.mdx' }))) as Root;
}

describe('the coverage page', () => {
  const asked = [...readFileSync('docs/reference/simulator.mdx', 'utf8').matchAll(/<SimulatorCoverage of="([^"]*)" \/>/g)].map(
    ([, part = '']) => part,
  );

  it('shows every table once', () => {
    expect(asked.toSorted()).toEqual(Object.keys(coverageTables(process.cwd())).sort());
  });

  it('becomes tables, with no component left over', async () => {
    const { children } = await transformed(asked);
    expect(children.map(({ type }) => type)).toEqual(asked.map(() => 'table'));
    expect(JSON.stringify(children)).toContain('{"type":"inlineCode","value":"docker image ls"}');
  });

  it('fails to build when it asks for a table that there is not', async () => {
    await expect(transformed(['weather'])).rejects.toThrow(
      'of is one of commands, other-commands, instructions, programs, shell, images, fidelity',
    );
  });
});
