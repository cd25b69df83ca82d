import type { Expression } from 'estree';
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

/** The value that an expression of literals gives where `known` names are replaced. */
function valueOf(expression: Expression, known: Readonly<Record<string, unknown>>): unknown {
  switch (expression.type) {
    case 'Literal':
      return expression.value;
    case 'Identifier':
      return known[expression.name];
    case 'ConditionalExpression':
      return valueOf(valueOf(expression.test, known) === true ? expression.consequent : expression.alternate, known);
    case 'ArrayExpression':
      return expression.elements.map((element) => valueOf(element as Expression, known));
    case 'ObjectExpression':
      return Object.fromEntries(
        expression.properties.flatMap((property) =>
          property.type === 'Property' ? [[valueOf(property.key as Expression, {}), valueOf(property.value as Expression, known)]] : [],
        ),
      );
    default:
      throw new Error(`the test does not evaluate ${expression.type}`);
  }
}

describe('a session fence', () => {
  it('becomes an element with what the page shows at rest and the address of the recording', async () => {
    const [element] = (await transformed(page('$ docker pull alpine:3.20'))).children;
    const attributes = (element as MdxJsxFlowElement).attributes.flatMap((attribute) =>
      attribute.type === 'mdxJsxAttribute' ? [attribute] : [],
    );
    const value = (name: string, onServer = true): unknown => {
      const found = attributes.find((attribute) => attribute.name === name)?.value;
      const statement = typeof found === 'object' ? found?.data?.estree?.body[0] : undefined;
      return statement?.type === 'ExpressionStatement' ? valueOf(statement.expression, { LAYER_BY_LAYER_SERVER: onServer }) : found;
    };
    expect(element).toMatchObject({ type: 'mdxJsxFlowElement', name: 'DockerSession' });
    expect(value('title')).toBe('Session 1');
    expect(value('recordingUrl')).toMatch(/^\/base\/recordings\/images-layers-1-[0-9a-f]{8}\.json$/);
    expect(value('version')).toBe('29.7.2');
    expect(value('commands')).toBe(1);
    expect(value('summary')).toMatch(/^alpine:3\.20 pulled: 1 layer/);
    expect(value('still')).toMatchObject({
      transcript: [{ command: 'docker pull alpine:3.20', exitCode: 0 }],
      view: { machines: [{ name: 'laptop', images: [{ names: ['alpine:3.20'] }] }] },
    });
    expect(value('still', false)).toBeUndefined();
  });

  it('fails the page with all that is wrong on it', async () => {
    const failure = transformed(page('$ dokcer images\n$ docker images\n$ docker rmi nosuch', 'fails $ docker images'));
    await expect(failure).rejects.toThrow(/docs\/images\/layers\.mdx:11: "dokcer images" failed with exit code 127/);
    await expect(failure).rejects.toThrow(/docs\/images\/layers\.mdx:13: "docker rmi nosuch" failed with exit code 1/);
    await expect(failure).rejects.toThrow(/docs\/images\/layers\.mdx:21: "docker images" was to fail, but succeeded/);
  });
});
