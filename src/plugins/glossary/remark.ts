import type { Heading, Paragraph, Root, RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { GlossaryEntry } from '../../session/glossary/entry';
import { glossary, groupTitles } from '../../session/glossary/glossary';

/**
 * `<GlossaryEntries of="columns" />` becomes a heading with an anchor and a paragraph for each entry of the group, when the site is built: the
 * page and the explanations in the panes are the same text. An unknown `of` fails the page, with file and line.
 */
export const remarkGlossary: Plugin<[], Root> = () => (tree, file) => {
  visit(tree, 'mdxJsxFlowElement', (node: MdxJsxFlowElement, index, parent) => {
    if (node.name !== 'GlossaryEntries' || parent === undefined || index === undefined) return undefined;
    const given = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === 'of')?.value;
    if (typeof given !== 'string' || !Object.hasOwn(groupTitles, given)) {
      file.fail(`<GlossaryEntries of="…" />: of is one of ${Object.keys(groupTitles).join(', ')}`, node.position, 'glossary:unknown-group');
    }
    const nodes = glossary.filter(({ group }) => group === given).flatMap(entryNodes);
    parent.children.splice(index, 1, ...nodes);
    return index + nodes.length;
  });
};

function entryNodes({ id, term, text }: GlossaryEntry): readonly RootContent[] {
  const heading: Heading = {
    type: 'heading',
    depth: 3,
    // Docusaurus keeps an id that is there already.
    data: { id, hProperties: { id } } as Heading['data'],
    children: [{ type: 'text', value: term }],
  };
  const paragraph: Paragraph = { type: 'paragraph', children: [{ type: 'text', value: text }] };
  return [heading, paragraph];
}
