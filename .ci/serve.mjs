// Serves build/ (or another folder) as a static host would: compressed, clean URLs, 404.html. For browser tests, size budgets and previews.
// node .ci/serve.mjs [port] [folder]; prints its address.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

const root = process.argv[3] ? `${process.argv[3]}/` : new URL('../build/', import.meta.url).pathname;
const port = Number(process.argv[2] ?? 4173);
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
};

function fileFor(path) {
  let safe;
  try {
    safe = normalize(join(root, decodeURIComponent(path)));
  } catch {
    return undefined; // A malformed escape is an address that nothing has.
  }
  if (!safe.startsWith(root)) return undefined;
  return [safe, `${safe}.html`, join(safe, 'index.html')].find((candidate) => existsSync(candidate) && statSync(candidate).isFile());
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const file = fileFor(pathname) ?? join(root, '404.html');
  const status = file.endsWith('404.html') ? 404 : 200;
  const accepts = String(request.headers['accept-encoding'] ?? '');
  const encoding = accepts.includes('br') ? 'br' : accepts.includes('gzip') ? 'gzip' : undefined;
  const headers = {
    'content-type': types[extname(file)] ?? 'application/octet-stream',
    'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    ...(encoding ? { 'content-encoding': encoding } : {}),
  };
  response.writeHead(status, headers);
  const body = createReadStream(file);
  if (encoding === 'br') body.pipe(createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })).pipe(response);
  else if (encoding === 'gzip') body.pipe(createGzip()).pipe(response);
  else body.pipe(response);
});
server.listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
