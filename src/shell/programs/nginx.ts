import type { HttpRequest, HttpResponse } from '../../engine/container/network';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';
import { fileBytes, requestedPath, textResponse, typeOf } from './staticFiles';
import { KILLED, refuseOutsideContainer, waitForSignal } from './waiting';

const ROOT = '/usr/share/nginx/html';
/** The page of the image, whose bytes are not in its recorded facts (nginx, html/index.html). */
const WELCOME = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, the nginx web server is successfully installed and
working. Further configuration is required.</p>

<p>For online documentation and support please refer to
<a href="http://nginx.org/">nginx.org</a>.<br/>
Commercial support is available at
<a href="http://nginx.com/">nginx.com</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function notice(context: ProgramContext, text: string): void {
  const at = new Date(context.clock.now()).toISOString();
  context.stderr(`${at.slice(0, 10).replaceAll('-', '/')} ${at.slice(11, 19)} [notice] 1#1: ${text}\n`);
}

function errorPage(status: number, reason: string, version: string): HttpResponse {
  const line = `${status} ${reason}`;
  const text = `<html>\r\n<head><title>${line}</title></head>\r\n<body>\r\n<center><h1>${line}</h1></center>\r\n<hr><center>nginx/${version}</center>\r\n</body>\r\n</html>\r\n`;
  return textResponse(status, reason, text, [
    ['Server', `nginx/${version}`],
    ['Content-Type', 'text/html'],
  ]);
}

function answer(context: ProgramContext, request: HttpRequest, version: string): HttpResponse {
  const path = requestedPath(ROOT, request);
  const isDirectory = context.tree.stat(path)?.type === 'directory';
  const file = isDirectory ? `${path}/index.html` : path;
  const bytes = fileBytes(context.tree, file);
  if (bytes === undefined) return isDirectory ? errorPage(403, 'Forbidden', version) : errorPage(404, 'Not Found', version);
  if (bytes === 'not-held' && file !== `${ROOT}/index.html`) return errorPage(500, 'Internal Server Error', version);
  const body = bytes === 'not-held' ? new TextEncoder().encode(WELCOME) : bytes;
  return {
    status: 200,
    reason: 'OK',
    headers: [
      ['Server', `nginx/${version}`],
      ['Content-Type', typeOf(file)],
      ['Content-Length', String(body.length)],
    ],
    body,
  };
}

/** Combined log format; requests from the machine come from the bridge's own address. */
function logged(context: ProgramContext, request: HttpRequest, response: HttpResponse): void {
  const at = new Date(context.clock.now());
  const day = `${String(at.getUTCDate()).padStart(2, '0')}/${MONTHS[at.getUTCMonth()] ?? ''}/${at.getUTCFullYear()}`;
  const time = at.toISOString().slice(11, 19);
  context.stdout(
    `172.17.0.1 - - [${day}:${time} +0000] "${request.method} ${request.path} HTTP/1.1" ${response.status} ${response.body.length} "-" "curl" "-"\n`,
  );
}

async function run(argv: readonly string[], context: ProgramContext): Promise<number> {
  const version = context.env['NGINX_VERSION'] ?? '';
  const [, flag] = argv;
  if (flag === '-v' && argv.length === 2) {
    // nginx prints its version on standard error.
    context.stderr(`nginx version: nginx/${version}\n`);
    return 0;
  }
  if (flag !== undefined && flag !== '-g')
    throw new NotSimulated('nginx', 'Of nginx only `nginx -v`, `nginx` and `nginx -g "daemon off;"` are simulated here.');
  // It puts itself into the background; as the first process of a container it thereby ends that.
  if (!(argv[2] ?? '').includes('daemon off')) return 0;
  refuseOutsideContainer(context, 'nginx');
  notice(context, `nginx/${version}`);
  notice(context, 'start worker processes');
  context.network?.listen({
    port: 80,
    respond: (request) => {
      const response = answer(context, request, version);
      logged(context, request, response);
      return response;
    },
  });
  const signal = await waitForSignal(context, 'nginx', ['QUIT', 'TERM', 'INT']);
  if (signal === 'KILL') return KILLED;
  notice(
    context,
    `signal ${signal === 'QUIT' ? '3 (SIGQUIT) received, shutting down' : signal === 'TERM' ? '15 (SIGTERM) received, exiting' : '2 (SIGINT) received, exiting'}`,
  );
  notice(context, 'exit');
  return 0;
}

export const nginx: Program = {
  name: 'nginx',
  does: 'Serves /usr/share/nginx/html on port 80 with an access log until it gets SIGQUIT, SIGTERM or SIGINT; nginx -v prints the version.',
  doesNot: 'Reading its configuration; most of its start-up messages, and those of the image’s entrypoint; workers.',
  run,
};
