import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../../src/engine/clock';
import { createWorld, worldEpoch } from '../../../src/session/world';
import { parsePublish } from '../../../src/cli/commands/container/portSpec';

interface Typed {
  readonly out: string;
  readonly err: string;
  readonly exit: number;
}

/** Lines typed on a laptop one after the other; the last one's result counts. */
async function typed(...lines: readonly string[]): Promise<Typed> {
  const files = {
    'site/index.html': '<h1>hi</h1>\n',
    'work.sh': 'echo from a file\n',
    'server.js': "http.createServer((req, res) => res.end('Hello\\n')).listen(3000);\n",
  };
  const world = await createWorld({ clock: new SimulatedClock(worldEpoch), files });
  let last: Typed = { out: '', err: '', exit: 0 };
  for (const line of lines) {
    let out = '';
    let err = '';
    const { exitCode } = await world.laptop.shell.run(line, {
      stdout: (text) => {
        out += text;
      },
      stderr: (text) => {
        err += text;
      },
    });
    last = { out, err, exit: exitCode };
  }
  return last;
}

const PULL = 'docker pull -q busybox';

describe('containers at the prompt', () => {
  it('a web server can be published and asked', async () => {
    const run = 'docker run -d --name web -p 8080:80 -v ./site:/usr/share/nginx/html:ro nginx';
    expect(await typed(run, 'curl -s localhost:8080')).toEqual({ out: '<h1>hi</h1>\n', err: '', exit: 0 });
    expect((await typed(run, 'docker ps --format "{{.Ports}}"')).out).toBe('0.0.0.0:8080->80/tcp, [::]:8080->80/tcp\n');
    expect((await typed(run, 'docker port web')).out).toBe('80/tcp -> 0.0.0.0:8080\n80/tcp -> [::]:8080\n');
    expect((await typed(run, 'curl -s localhost:8080/x >/dev/null', 'docker logs --tail 1 web')).out).toContain('"GET /x HTTP/1.1" 404');
    expect((await typed(run, 'docker stop web', 'curl localhost:8080')).exit).toBe(7);
    expect((await typed(run, 'docker stop web', "docker inspect -f '{{.State.ExitCode}}' web")).out).toBe('0\n');
  });

  it('a foreground server lets go of the terminal and says so', async () => {
    const { err, exit } = await typed('docker run --name web nginx');
    expect([err.split('\n').at(-2), exit]).toEqual([
      'layer-by-layer: this would hold the terminal until Ctrl-C, which nobody has pressed, so the container runs on in the background; "docker stop" ends it.',
      64,
    ]);
  });

  it('standard input reaches a shell in a container', async () => {
    expect(await typed(PULL, 'echo "echo piped" | docker run -i --rm busybox sh')).toEqual({ out: 'piped\n', err: '', exit: 0 });
    expect(await typed(PULL, 'docker run -d --name box busybox sleep 1000', 'docker exec -i box sh < work.sh')).toEqual({
      out: 'from a file\n',
      err: '',
      exit: 0,
    });
  });

  it('a port that is taken is refused, and the container stays created', async () => {
    const start = [
      PULL,
      'docker run -d --name one -p 8080:80 busybox sleep 1000',
      'docker run -d --name two -p 8080:80 busybox sleep 1000',
    ];
    const { out, err, exit } = await typed(...start);
    expect([exit, /^[0-9a-f]{64}\n$/.test(out)]).toEqual([125, true]);
    expect(err).toContain('Bind for 0.0.0.0:8080 failed: port is already allocated\n\nRun ');
    expect((await typed(...start, 'docker ps -a --filter name=two --format "{{.Status}}"')).out).toBe('Created\n');
  });

  it('files go in and out, and belong to root inside', async () => {
    const start = [PULL, 'docker run -d --name box busybox sleep 1000', 'docker cp site box:/srv'];
    expect((await typed(...start, 'docker exec box cat /srv/index.html')).out).toBe('<h1>hi</h1>\n');
    expect((await typed(...start, 'docker exec box ls -ln /srv')).out).toMatch(/ 0 +0 +12 /);
    expect(await typed(...start, 'docker cp box:/srv/index.html copy.html', 'cat copy.html')).toEqual({
      out: '<h1>hi</h1>\n',
      err: '',
      exit: 0,
    });
    expect((await typed(...start, 'docker cp box:/nope .')).err).toBe(
      'Error response from daemon: Could not find the file /nope in container box\n',
    );
    expect((await typed(...start, 'docker cp nofile box:/')).err).toBe('lstat /home/you/nofile: no such file or directory\n');
  });

  it('what is not simulated is said in one sentence', async () => {
    const start = [PULL, 'docker run -d --name box busybox sleep 1000'];
    for (const line of ['docker stats', 'docker update --memory 1g box', 'docker top box aux', 'docker run --gpus all busybox true']) {
      const { err, exit } = await typed(...start, line);
      expect([line, exit]).toEqual([line, 64]);
      expect(err).toMatch(/^layer-by-layer: [^\n]*\n$/);
    }
  });

  it('exit codes are Docker’s', async () => {
    const start = [PULL, 'docker run -d --name box busybox sleep 1000'];
    const codes: (readonly [string, number])[] = [
      ['docker run --rm busybox nosuch', 127],
      ['docker run --rm busybox /etc/passwd', 126],
      ['docker run --rm busybox sh -c "exit 3"', 3],
      ['docker run -u nosuch --rm busybox true', 125],
      ['docker exec box nosuch', 127],
      ['docker exec -w /nope box ls', 127],
      ['docker exec nosuch ls', 1],
      ['docker rm box', 1],
    ];
    for (const [line, code] of codes) expect([line, (await typed(...start, line)).exit]).toEqual([line, code]);
  });

  it('filters of docker ps', async () => {
    const start = [
      PULL,
      'docker run -d --name one -l tier=web -p 8080:80 busybox sleep 1000',
      'docker run -d --name two -v data:/d busybox sleep 1000',
      'docker pause two',
      'docker create --name three busybox true',
    ];
    const names = async (filter: string): Promise<string> => (await typed(...start, `docker ps -a ${filter} --format "{{.Names}}"`)).out;
    expect(await names('-f label=tier=web')).toBe('one\n');
    expect(await names('-f volume=data')).toBe('two\n');
    expect(await names('-f status=paused')).toBe('two\n');
    expect(await names('-f status=created')).toBe('three\n');
    expect(await names('-f publish=8080')).toBe('one\n');
    expect(await names('-f ancestor=busybox')).toBe('three\ntwo\none\n');
    expect((await typed(...start, 'docker ps -f status=nosuch')).err).toBe("Error response from daemon: invalid filter 'status=nosuch'\n");
  });
});

describe('what -p takes', () => {
  it('addresses, ranges and protocols', () => {
    const shown = (spec: string): readonly string[] =>
      parsePublish(spec).map(({ hostIp, hostPort, containerPort, protocol }) => `${hostIp}|${hostPort}|${containerPort}/${protocol}`);
    expect(shown('80')).toEqual(['|0|80/tcp']);
    expect(shown('127.0.0.1:8080:80/udp')).toEqual(['127.0.0.1|8080|80/udp']);
    expect(shown('8000-8001:80-81')).toEqual(['|8000|80/tcp', '|8001|81/tcp']);
    expect(shown('[::1]:1:2')).toEqual(['::1|1|2/tcp']);
    expect(() => parsePublish('8000-8001:80-82')).toThrow('invalid ranges specified for container and host Ports: 80-82 and 8000-8001');
    expect(() => parsePublish('x:80')).toThrow('invalid hostPort: x');
  });
});
