import { readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { remarkGlossary } from '../../../src/plugins/glossary/remark';
import { glossary, groupTitles } from '../../../src/session/glossary/glossary';

async function transformed(groups: readonly string[]): Promise<Root> {
  const page: Root = {
    type: 'root',
    children: groups.map((group) => ({
      type: 'mdxJsxFlowElement',
      name: 'GlossaryEntries',
      attributes: [{ type: 'mdxJsxAttribute', name: 'of', value: group }],
      children: [],
    })),
  };
  return (await unified()
    .use(remarkGlossary)
    .run(page, new VFile({ path: 'glossary.mdx' }))) as Root;
}

describe('the glossary page', () => {
  const page = readFileSync('docs/reference/glossary.mdx', 'utf8');
  const asked = [...page.matchAll(/<GlossaryEntries of="([^"]*)" \/>/g)].map(([, group = '']) => group);

  it('shows every group once, each under its own heading', () => {
    expect(asked.toSorted()).toEqual(Object.keys(groupTitles).sort());
    for (const [group, title] of Object.entries(groupTitles)) expect(page).toContain(`## ${title} {/* #${group} */}`);
  });

  it('has a heading with the anchor and a paragraph for every entry', async () => {
    const { children } = await transformed(asked);
    const anchors = children.flatMap((node) => (node.type === 'heading' ? [node.data] : []));
    expect(anchors.map((data) => (data as { id: string }).id).sort()).toEqual(glossary.map(({ id }) => id).sort());
    expect(children).toHaveLength(2 * glossary.length);
  });

  it('fails on a group that there is not', async () => {
    await expect(transformed(['nonsense'])).rejects.toThrow('of is one of');
  });
});
