/** Files of a tree as a web server answers with them. */
import type { HttpRequest, HttpResponse } from '../../engine/container/network';
import type { FileTree } from '../../engine/filetree/tree';

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  css: 'text/css',
  js: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  svg: 'image/svg+xml',
  png: 'image/png',
};

export function typeOf(path: string): string {
  return TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** The path below `root` that a request asks for, without `..` and query. */
export function requestedPath(root: string, request: HttpRequest): string {
  const parts: string[] = [];
  for (const part of decodeURI(request.path.split('?')[0] ?? '/').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `${root === '/' ? '' : root}/${parts.join('/')}`.replace(/(.)\/$/, '$1');
}

export function textResponse(status: number, reason: string, text: string, headers: HttpResponse['headers'] = []): HttpResponse {
  const body = new TextEncoder().encode(text);
  return { status, reason, headers: [...headers, ['Content-Length', String(body.length)]], body };
}

/** A file's bytes; undefined when there is no such file, 'not-held' when only its size is known. */
export function fileBytes(tree: FileTree, path: string): Uint8Array | 'not-held' | undefined {
  const node = tree.stat(path);
  if (node?.type !== 'file') return undefined;
  return node.content.kind === 'recorded' ? 'not-held' : tree.readFile(path);
}
