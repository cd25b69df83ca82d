import { relative, sep } from 'node:path';
import type { Code, Root, Text } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import type { Plugin } from 'unified';
import { valueToEstree } from 'estree-util-value-to-estree';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { catalogueHub } from '../../catalogue/catalogue';
import { lastViewOf } from '../../session/lastView';
import { fenceOf } from '../docker-session/fenceOf';
import { planPage } from '../docker-session/page';
import { recordPage } from '../docker-session/recordPage';
import { sharedFilesOf } from '../docker-session/siteFiles';
import type { Offence } from '../docker-session/offence';
import { offenceText } from '../docker-session/offence';
import { factKinds, factText, imageFacts, isComparison } from './imageFact';
import type { FactKind } from './imageFact';
import { sharedCost } from './sharedCost';

type Element = MdxJsxFlowElement | MdxJsxTextElement;

const lineOf = (node: { position?: { start: { line: number } } | undefined }): number => node.position?.start.line ?? 1;

const attribute = (element: Element, name: string): string | undefined => {
  const found = element.attributes.find((candidate) => candidate.type === 'mdxJsxAttribute' && candidate.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
};

/**
 * Figures in prose are computed, never written: `<Fact image="node:22-bookworm" is="download" />` becomes the figure's text, and
 * `<SharedCost image="my-app:1.0" base="node:22-alpine" />` gets the bytes of the image that the last session before it left behind.
 * All offences of a page fail it at once, with file and line.
 */
export const remarkLessonFacts: Plugin<[{ readonly siteDir?: string }?], Root> =
  ({ siteDir = process.cwd() } = {}) =>
  async (tree: Root, file: VFile) => {
    const path = relative(siteDir, file.path).split(sep).join('/');
    const hub = catalogueHub();
    const offences: Offence[] = [];
    const complain = (node: Element, message: string, remedy: string): void => {
      offences.push({ file: path, line: lineOf(node), message, remedy });
    };
    const costs: MdxJsxFlowElement[] = [];
    const fences: Code[] = [];

    visit(tree, (node, index, parent) => {
      if (node.type === 'code') fences.push(node);
      if (node.type !== 'mdxJsxTextElement' && node.type !== 'mdxJsxFlowElement') return;
      if (node.name === 'SharedCost' && node.type === 'mdxJsxFlowElement') costs.push(node);
      if (node.name !== 'Fact' || parent === undefined || index === undefined) return;
      const text = factOf(node, (name) => imageFacts(hub, name), complain);
      const replacement: Text = { type: 'text', value: text };
      // mdast's parents take text wherever they take an inline JSX element.
      (parent.children as unknown[])[index] = replacement;
    });

    if (costs.length > 0) {
      const recorded = await recordPage(path, planPage(path, fences.map(fenceOf), sharedFilesOf(siteDir)));
      for (const cost of costs) {
        const before = recorded.sessions.filter((session) => session.line < lineOf(cost)).map((session) => lastViewOf(session.recording));
        const base = imageFacts(hub, attribute(cost, 'base') ?? '');
        const result = sharedCost(before, attribute(cost, 'image') ?? '', base);
        if (typeof result === 'string')
          complain(cost, result, 'name an image that a session before this line builds, and a base of the catalogue');
        else cost.attributes.push(number('sharedBytes', result.sharedBytes), number('ownBytes', result.ownBytes));
      }
    }
    if (offences.length > 0) file.fail(['lesson-facts:', ...offences.map(offenceText)].join('\n'), undefined, 'lesson-facts:offence');
  };

function factOf(
  node: Element,
  find: (name: string) => ReturnType<typeof imageFacts>,
  complain: (node: Element, message: string, remedy: string) => void,
): string {
  const name = attribute(node, 'image') ?? '';
  const kind = factKinds.find((known) => known === attribute(node, 'is')) as FactKind | undefined;
  const other = attribute(node, 'with');
  const image = find(name);
  if (kind === undefined)
    complain(node, `<Fact is="${attribute(node, 'is') ?? ''}"> is not a fact`, `the facts are ${factKinds.join(', ')}`);
  else if (image === undefined) complain(node, `<Fact image="${name}">: the catalogue lacks this image`, 'name an image of src/catalogue');
  else if (isComparison(kind) !== (other !== undefined))
    complain(node, `<Fact is="${kind}"> compares two images`, 'give with="…" for it, and only for it');
  else if (other !== undefined && find(other) === undefined)
    complain(node, `<Fact with="${other}">: the catalogue lacks this image`, 'name an image of src/catalogue');
  else return factText(kind, image, other === undefined ? undefined : find(other));
  return '';
}

function number(name: string, value: number): MdxJsxAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      value: String(value),
      data: {
        estree: {
          type: 'Program',
          sourceType: 'module',
          comments: [],
          body: [{ type: 'ExpressionStatement', expression: valueToEstree(value) }],
        },
      },
    },
  };
}
