/** `python -m http.server`. */
import type { HttpRequest, HttpResponse } from '../../engine/container/network';
import type { ProgramContext } from './program';
import { fileBytes, requestedPath, textResponse, typeOf } from './staticFiles';
import { KILLED, refuseOutsideContainer, waitForSignal } from './waiting';

function listing(context: ProgramContext, path: string, shown: string): string {
  const names = context.tree
    .readDirectory(path)
    .map((name) => (context.tree.stat(`${path}/${name}`)?.type === 'directory' ? `${name}/` : name));
  const rows = names.map((name) => `<li><a href="${encodeURI(name)}">${name}</a></li>\n`).join('');
  const title = `Directory listing for ${shown}`;
  return `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n<hr>\n<ul>\n${rows}</ul>\n<hr>\n</body>\n</html>\n`;
}

function answer(context: ProgramContext, request: HttpRequest): HttpResponse {
  const path = requestedPath(context.workingDirectory, request);
  const isDirectory = context.tree.stat(path)?.type === 'directory';
  const index = isDirectory ? `${path}/index.html` : path;
  const bytes = fileBytes(context.tree, index);
  if (bytes === undefined && isDirectory) {
    return textResponse(200, 'OK', listing(context, path, request.path), [['Content-type', 'text/html; charset=utf-8']]);
  }
  if (bytes === undefined) return textResponse(404, 'File not found', 'File not found\n', [['Content-Type', 'text/html;charset=utf-8']]);
  if (bytes === 'not-held')
    return textResponse(500, 'Internal Server Error', 'layer-by-layer: the bytes of this file are not on this site\n');
  return {
    status: 200,
    reason: 'OK',
    headers: [
      ['Content-type', typeOf(index)],
      ['Content-Length', String(bytes.length)],
    ],
    body: bytes,
  };
}

/** `port` 8000 unless given. Without a terminal Python keeps back its first line, unless PYTHONUNBUFFERED is set. */
export async function servePython(port: number, context: ProgramContext): Promise<number> {
  refuseOutsideContainer(context, 'python');
  if (context.tty !== undefined || (context.env['PYTHONUNBUFFERED'] ?? '') !== '') {
    context.stdout(`Serving HTTP on 0.0.0.0 port ${port} (http://0.0.0.0:${port}/) ...\n`);
  }
  context.network?.listen({
    port,
    respond: (request) => {
      const response = answer(context, request);
      const at = new Date(context.clock.now());
      const stamp = `${String(at.getUTCDate()).padStart(2, '0')}/${at.toUTCString().slice(8, 11)}/${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)}`;
      context.stderr(`172.17.0.1 - - [${stamp}] "${request.method} ${request.path} HTTP/1.1" ${response.status} -\n`);
      return response;
    },
  });
  const signal = await waitForSignal(context, 'python', ['INT']);
  if (signal === 'KILL') return KILLED;
  context.stdout('\nKeyboard interrupt received, exiting.\n');
  return 0;
}
