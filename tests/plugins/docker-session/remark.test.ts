import type { Root } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import { unified } from 'unified';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { remarkDockerSession } from '../../../src/plugins/docker-session';

function page(...bodies: readonly string[]): Root {
  return {
    type: 'root',
    children: bodies.map((value, index) => ({
      type: 'code',
      lang: 'docker-session',
      meta: `title="Session ${index + 1}"`,
      value,
      position: { start: { line: 10 * (index + 1), column: 1 }, end: { line: 10 * (index + 1) + 2, column: 1 } },
    })),
  };
}

async function transformed(tree: Root): Promise<Root> {
  const file = new VFile({ path: '/site/docs/images/layers.mdx' });
  return (await unified().use(remarkDockerSession, { baseUrl: '/base/', siteDir: '/site' }).run(tree, file)) as Root;
}

describe('a session fence', () => {
  it('becomes an element with what the page shows at rest and the address of the recording', async () => {
    const [element] = (await transformed(page('$ docker pull alpine:3.20'))).children;
    const attributes = (element as MdxJsxFlowElement).attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' ? [attribute] : [],
    );
    const value = (name: string): unknown => {
      const found = attributes.find((attribute) => attribute.name === name)?.value;
      return typeof found === 'object' && found !== null ? JSON.parse(found.value) : found;
    };
    expect(element).toMatchObject({ type: 'mdxJsxFlowElement', name: 'DockerSession' });
    expect(value('title')).toBe('Session 1');
    expect(value('recordingUrl')).toMatch(/^\/base\/recordings\/images-layers-1-[0-9a-f]{8}\.json$/);
    expect(value('version')).toBe('29.7.2');
    expect(value('transcript')).toMatchObject([{ command: 'docker pull alpine:3.20', exitCode: 0 }]);
    expect(value('finalView')).toMatchObject({ machines: [{ name: 'laptop', images: [{ names: ['alpine:3.20'] }] }] });
    expect(JSON.stringify(value('finalView'))).not.toMatch(/[0-9a-f]{17}/);
  });

  it('fails the page with all that is wrong on it', async () => {
    const failure = transformed(page('$ dokcer images\n$ docker images\n$ docker rmi nosuch', 'fails $ docker images'));
    await expect(failure).rejects.toThrow(/docs\/images\/layers\.mdx:11: "dokcer images" failed with exit code 127/);
    await expect(failure).rejects.toThrow(/docs\/images\/layers\.mdx:13: "docker rmi nosuch" failed with exit code 1/);
    await expect(failure).rejects.toThrow(/docs\/images\/layers\.mdx:21: "docker images" was to fail, but succeeded/);
  });
});
