import { relative, sep } from 'node:path';
import { valueToEstree } from 'estree-util-value-to-estree';
import type { Expression } from 'estree';
import type { Code, Root, RootContent } from 'mdast';
import type { MdxJsxAttribute, MdxJsxFlowElement } from 'mdast-util-mdx-jsx';
import type { Plugin } from 'unified';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { docker29 } from '../../engine/profile';
import { serverOnly } from '../serverOnly';
import { fenceOf } from './fenceOf';
import { offenceText } from './offence';
import { planPage, sessionLanguage } from './page';
import { publish, recordingsPath } from './published';
import { recordPage } from './recordPage';
import type { RecordedSession } from './recordPage';
import { sharedFilesOf } from './siteFiles';
import { decodeLayerFiles, layerFilesPath } from '../../session/layerFiles';
import { stillOf, type Still } from '../../session/still';

export interface RemarkDockerSessionOptions {
  /** Of the site, as in docusaurus.config.ts. */
  readonly baseUrl: string;
  /** The site's folder; where Docusaurus is run, by default. */
  readonly siteDir?: string;
}

/**
 * Turns each `docker-session` fence of a page (its syntax: page.ts and sessionBody.ts) into
 * `<DockerSession title recordingUrl version summary columns commands exercise pictures still />`. All offences of the page fail it at once, with file and line.
 */
export const remarkDockerSession: Plugin<[RemarkDockerSessionOptions], Root> =
  ({ baseUrl, siteDir = process.cwd() }) =>
  async (tree: Root, file: VFile) => {
    const fences = codeOf(tree).map(fenceOf);
    const source = String(file);
    if (!fences.some((fence) => fence.language === sessionLanguage) && !source.includes('<Run')) return;
    const path = relative(siteDir, file.path).split(sep).join('/');
    const page = await recordPage(path, planPage(path, fences, sharedFilesOf(siteDir)), source);
    if (page.offences.length > 0) {
      file.fail(
        ['docker-session:', ...page.offences.map(offenceText)].join('\n'),
        { line: page.offences[0]?.line ?? 1, column: 1 },
        'docker-session:offence',
      );
    }
    publish(page.sessions);
    const byLine = new Map(page.sessions.map((session) => [session.line, session]));
    visit(tree, 'code', (node: Code, index, parent) => {
      const session = node.lang === sessionLanguage ? byLine.get(lineOf(node)) : undefined;
      if (session === undefined || parent === undefined || index === undefined) return undefined;
      // The parent of a flow node takes flow nodes; mdast's types do not know the MDX ones here.
      (parent.children as RootContent[])[index] = sessionElement(session, `${baseUrl}${recordingsPath}/${session.fileName}`, node);
      return 'skip';
    });
  };

function codeOf(tree: Root): readonly Code[] {
  const found: Code[] = [];
  visit(tree, 'code', (node: Code) => {
    found.push(node);
  });
  return found;
}

function lineOf(node: Code): number {
  return node.position?.start.line ?? 1;
}

function sessionElement({ recording, pictures, sideFiles }: RecordedSession, recordingUrl: string, { position }: Code): MdxJsxFlowElement {
  const rest = stillOf(recording);
  const still: Still = pictures[0] === 'files' ? { ...rest, layerFiles: shownFiles(rest, sideFiles) } : rest;
  return {
    type: 'mdxJsxFlowElement',
    name: 'DockerSession',
    children: [],
    ...(position === undefined ? {} : { position }),
    attributes: [
      text('title', recording.title),
      text('recordingUrl', recordingUrl),
      text('version', docker29.version),
      text('summary', still.exercise === undefined ? (still.transcript.at(-1)?.summary ?? '') : 'Any way of reaching the goals counts.'),
      expression('columns', valueToEstree(recording.columns)),
      expression('commands', valueToEstree(recording.commands.length)),
      ...(still.exercise === undefined ? [] : [expression('exercise', valueToEstree(true))]),
      ...(pictures.length === 0 ? [] : [expression('pictures', valueToEstree(pictures))]),
      expression('still', onServer(valueToEstree(still))),
    ],
  };
}

/** The files of the layers that there are at the end. */
function shownFiles({ view }: Still, sideFiles: RecordedSession['sideFiles']): NonNullable<Still['layerFiles']> {
  const keys = view.machines.flatMap(({ layers }) => Object.keys(layers));
  return Object.fromEntries(
    keys.flatMap((key) => {
      const files = decodeLayerFiles(sideFiles.get(layerFilesPath(key) ?? '') ?? '');
      return files ? [[key, files]] : [];
    }),
  );
}

/** Only the server's bundle keeps the value: see `serverOnly` in browser-bundle.ts. */
function onServer(value: Expression): Expression {
  return {
    type: 'ConditionalExpression',
    test: { type: 'Identifier', name: serverOnly },
    consequent: value,
    alternate: { type: 'Identifier', name: 'undefined' },
  };
}

function text(name: string, value: string): MdxJsxAttribute {
  return { type: 'mdxJsxAttribute', name, value };
}

function expression(name: string, value: Expression): MdxJsxAttribute {
  return {
    type: 'mdxJsxAttribute',
    name,
    value: {
      type: 'mdxJsxAttributeValueExpression',
      // MDX compiles the tree below; the source text is for error messages only.
      value: name,
      data: { estree: { type: 'Program', sourceType: 'module', comments: [], body: [{ type: 'ExpressionStatement', expression: value }] } },
    },
  };
}
