import type { Root } from 'mdast';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { remarkLessonFacts } from '../../../src/plugins/lesson-facts/remark';

type Attributes = Readonly<Record<string, string>>;

function element(name: string, attributes: Attributes, line: number, type = 'mdxJsxTextElement'): unknown {
  return {
    type,
    name,
    children: [],
    position: { start: { line, column: 1 }, end: { line, column: 2 } },
    attributes: Object.entries(attributes).map(([key, value]) => ({ type: 'mdxJsxAttribute', name: key, value })),
  };
}

const session = {
  type: 'code',
  lang: 'docker-session',
  meta: 'title="Build"',
  value: '$ mkdir app\n$ printf "FROM node:22-alpine\\nWORKDIR /app\\n" > app/Dockerfile\n$ docker build -t app:1.0 app',
  position: { start: { line: 1, column: 1 }, end: { line: 5, column: 1 } },
};

async function transformed(...children: readonly unknown[]): Promise<Root> {
  // MDX nodes are not among mdast's own types.
  const tree = { type: 'root', children } as unknown as Root;
  return (await unified()
    .use(remarkLessonFacts, { siteDir: '/site' })
    .run(tree, new VFile({ path: '/site/docs/a.mdx' }))) as Root;
}

describe('figures in a lesson', () => {
  it('are computed and stand in the text', async () => {
    const { children } = await transformed(element('Fact', { image: 'nginx', is: 'layers' }, 3));
    expect(children).toEqual([{ type: 'text', value: 'seven' }]);
  });

  it('fail the page when they cannot be computed, all at once, with file, line and remedy', async () => {
    const failure = transformed(
      element('Fact', { image: 'nosuch', is: 'layers' }, 3),
      element('Fact', { image: 'nginx', is: 'weight' }, 5),
      element('Fact', { image: 'nginx', is: 'sharedLayers' }, 7),
      element('SharedCost', { image: 'app:1.0', base: 'node:22-alpine' }, 9, 'mdxJsxFlowElement'),
    );
    await expect(failure).rejects.toThrow(/docs\/a\.mdx:3: .*the catalogue lacks this image; name an image/);
    await expect(failure).rejects.toThrow(/docs\/a\.mdx:5: .*is not a fact; the facts are layers/);
    await expect(failure).rejects.toThrow(/docs\/a\.mdx:7: .*compares two images; give with=/);
    await expect(failure).rejects.toThrow(/docs\/a\.mdx:9: no session before .* leaves an image of that name/);
  });

  it('take what many images cost from the image that a session built', async () => {
    const { children } = await transformed(
      session,
      element('SharedCost', { image: 'app:1.0', base: 'node:22-alpine' }, 9, 'mdxJsxFlowElement'),
    );
    const { attributes } = children[1] as unknown as { attributes: readonly { name: string; value: { value: string } }[] };
    const bytes = (name: string): number => Number(attributes.find((attribute) => attribute.name === name)?.value.value);
    // A new directory and the root that holds it: two disk blocks.
    expect(bytes('ownBytes')).toBe(8192);
    expect(bytes('sharedBytes')).toBeGreaterThan(100_000_000);
  });
});
