import type { HttpResponse, NetworkAnswer } from '../../engine/container/network';
import { resolvePath } from '../bash/paths';
import { NotSimulated } from './program';
import type { Program, ProgramContext } from './program';

interface Url {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

const SENTENCE =
  'Only published ports of containers and addresses of containers can be reached here; nothing is fetched from the internet.';

function parseUrl(text: string, program: string): Url {
  const match = /^(?:(https?):\/\/)?(\[[^\]]+\]|[^/:?]+)(?::(\d+))?([/?].*)?$/.exec(text);
  if (match === null || match[1] === 'https') throw new NotSimulated(program, SENTENCE);
  return { host: match[2] ?? '', port: Number(match[3] ?? 80), path: match[4] ?? '/' };
}

function request(
  context: ProgramContext,
  program: string,
  url: Url,
  method: string,
  body: string,
): Exclude<NetworkAnswer, { kind: 'unreachable' }> {
  const host = url.port === 80 ? url.host : `${url.host}:${url.port}`;
  const answer = context.network?.request(url.host, url.port, { method, path: url.path, host, body: new TextEncoder().encode(body) });
  if (answer === undefined || answer.kind === 'unreachable') throw new NotSimulated(program, SENTENCE);
  return answer;
}

function head({ status, reason, headers }: HttpResponse): string {
  return `HTTP/1.1 ${status} ${reason}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

function put(context: ProgramContext, file: string, bytes: Uint8Array): void {
  context.tree.writeFile(resolvePath(context.workingDirectory, file), bytes, { uid: context.identity.uid, gid: context.identity.gid });
}

const TAKES_VALUE: Readonly<Record<string, string>> = {
  '-o': 'output',
  '-X': 'method',
  '-d': 'data',
  '--output': 'output',
  '--request': 'method',
  '--data': 'data',
  '-m': 'ignored',
  '--max-time': 'ignored',
  '-H': 'ignored',
};
const SWITCHES: Readonly<Record<string, string>> = {
  s: 'silent',
  S: 'show-error',
  f: 'fail',
  i: 'include',
  I: 'head',
  L: 'location',
  k: 'insecure',
};
const LONG = new Set(['silent', 'show-error', 'fail', 'include', 'head', 'location', 'insecure']);

export const curl: Program = {
  name: 'curl',
  does: 'Asks published ports of containers (curl http://localhost:8080/) and, in a container, other containers by address: -s -S -f -i -I -L -o -X -d.',
  doesNot: 'The internet, other protocols than HTTP, other options, the progress meter.',
  run(argv, context) {
    const on = new Set<string>();
    const values = new Map<string, string>();
    const urls: string[] = [];
    const words = argv.slice(1);
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? '';
      const takes = TAKES_VALUE[word];
      if (takes !== undefined) values.set(takes, words[(at += 1)] ?? '');
      else if (word.startsWith('--') && LONG.has(word.slice(2))) on.add(word.slice(2));
      else if (/^-[a-zA-Z]+$/.test(word) && [...word.slice(1)].every((letter) => SWITCHES[letter] !== undefined)) {
        for (const letter of word.slice(1)) on.add(SWITCHES[letter] ?? '');
      } else if (/^-[a-zA-Z]*o$/.test(word)) {
        for (const letter of word.slice(1, -1)) on.add(SWITCHES[letter] ?? '');
        values.set('output', words[(at += 1)] ?? '');
      } else if (word.startsWith('-')) throw new NotSimulated('curl', `The option ${word} of curl is not simulated here.`);
      else urls.push(word);
    }
    const [text] = urls;
    if (text === undefined) {
      context.stderr("curl: (2) no URL specified\ncurl: try 'curl --help' for more information\n");
      return 2;
    }
    const url = parseUrl(text, 'curl');
    const data = values.get('data') ?? '';
    const answer = request(context, 'curl', url, values.get('method') ?? (on.has('head') ? 'HEAD' : data === '' ? 'GET' : 'POST'), data);
    const complain = (code: number, why: string): number => {
      if (!on.has('silent') || on.has('show-error')) context.stderr(`curl: (${code}) ${why}\n`);
      return code;
    };
    if (answer.kind === 'refused')
      return complain(7, `Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`);
    if (answer.kind === 'empty-reply') return complain(56, 'Recv failure: Connection reset by peer');
    const { response } = answer;
    if (on.has('fail') && response.status >= 400) return complain(22, `The requested URL returned error: ${response.status}`);
    if (on.has('head') || on.has('include')) context.stdout(head(response));
    const output = values.get('output');
    if (output !== undefined) put(context, output, response.body);
    else if (!on.has('head')) context.stdout(new TextDecoder().decode(response.body));
    return 0;
  },
};

export const wget: Program = {
  name: 'wget',
  does: 'Asks containers as curl does: wget -q -O FILE URL, with - for standard output.',
  doesNot: 'The internet, other options, messages about progress.',
  run(argv, context) {
    let file: string | undefined;
    let quiet = false;
    let text: string | undefined;
    const words = argv.slice(1);
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? '';
      if (word === '-q') quiet = true;
      else if (word === '-O' || word === '-qO') {
        quiet ||= word === '-qO';
        file = words[(at += 1)] ?? '-';
      } else if (word === '-qO-' || word === '-O-') {
        quiet ||= word === '-qO-';
        file = '-';
      } else if (word.startsWith('-')) throw new NotSimulated('wget', `The option ${word} of wget is not simulated here.`);
      else text = word;
    }
    if (text === undefined) throw new NotSimulated('wget', SENTENCE);
    const url = parseUrl(text, 'wget');
    const answer = request(context, 'wget', url, 'GET', '');
    if (!quiet) context.stderr('layer-by-layer: the messages of wget are not simulated; -q leaves them out.\n');
    if (answer.kind !== 'response') {
      context.stderr(context.userland === 'busybox' ? `wget: can't connect to remote host: Connection refused\n` : '');
      return context.userland === 'busybox' ? 1 : 4;
    }
    const { response } = answer;
    if (response.status >= 400) {
      context.stderr(context.userland === 'busybox' ? `wget: server returned error: HTTP/1.1 ${response.status} ${response.reason}\n` : '');
      return context.userland === 'busybox' ? 1 : 8;
    }
    const name = file ?? (url.path.slice(url.path.lastIndexOf('/') + 1) || 'index.html');
    if (name === '-') context.stdout(new TextDecoder().decode(response.body));
    else put(context, name, response.body);
    return 0;
  },
};
