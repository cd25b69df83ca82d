import { describe, expect, it } from 'vitest';
import { runDocker } from './emptyMachine';

/** What `docker run … alpine` of the client 28.2.2 answered before it asked a daemon; texts that name the usage are pflag's. */
const PFLAG: Readonly<Record<string, readonly [words: readonly string[], problem: string]>> = {
  'a mount with a field that has no value': [
    ['--mount', 'type=bind,src'],
    `"type=bind,src" for "--mount" flag: invalid field 'src' must be a key=value pair`,
  ],
  'a mount with an unknown field': [
    ['--mount', 'type=bind,foo=x,dst=/a'],
    `"type=bind,foo=x,dst=/a" for "--mount" flag: unexpected key 'foo' in 'foo=x'`,
  ],
  'a mount without a target': [['--mount', 'src=/a'], '"src=/a" for "--mount" flag: target is required'],
  'a mount that is read-only neither way': [
    ['--mount', 'dst=/a,readonly=x'],
    '"dst=/a,readonly=x" for "--mount" flag: invalid value for readonly: x',
  ],
  'an empty mount': [['--mount', ''], '"" for "--mount" flag: EOF'],
  'a mount with options of another type': [
    ['--mount', 'type=bind,src=/a,dst=/b,volume-nocopy'],
    `"type=bind,src=/a,dst=/b,volume-nocopy" for "--mount" flag: cannot mix 'volume-*' options with mount type 'bind'`,
  ],
  'a size without digits': [['-m', 'x'], `"x" for "-m, --memory" flag: invalid size: 'x'`],
  'a size below zero': [['-m', '-1'], `"-1" for "-m, --memory" flag: invalid size: '-1'`],
  'a size with an unknown unit': [['-m', '1x'], `"1x" for "-m, --memory" flag: invalid suffix: 'x'`],
  'a duration without a unit': [['--health-interval', '5'], '"5" for "--health-interval" flag: time: missing unit in duration "5"'],
  'a number of processors that is none': [['--cpus', 'x'], '"x" for "--cpus" flag: failed to parse x as a rational number'],
  'a variable without a name': [['-e', '=x'], '"=x" for "-e, --env" flag: invalid environment variable: =x'],
  'a label without a name': [['-l', '=x'], `"=x" for "-l, --label" flag: invalid label '=x': empty name`],
};

describe('while it reads its flags, docker run refuses', () => {
  for (const [what, [words, problem]] of Object.entries(PFLAG)) {
    it(what, async () => {
      expect(await runDocker(['run', ...words, 'alpine'])).toEqual({
        stdout: '',
        stderr: `invalid argument ${problem}\n\nUsage:  docker run [OPTIONS] IMAGE [COMMAND] [ARG...]\n\nRun 'docker run --help' for more information\n`,
        exit: 125,
      });
    });
  }
  it('a swap limit below zero, but for -1, which lifts it', async () => {
    expect((await runDocker(['run', '--memory-swap', '-2', 'alpine'])).stderr).toContain("invalid size: '-2'");
    expect((await runDocker(['run', '--memory-swap', '-1', 'alpine'])).exit).toBe(64);
  });
});

describe('before it asks the daemon, the client refuses', () => {
  const cases: readonly (readonly [line: string, text: string, exit: number])[] = [
    [
      'run --platform x/y/z/w alpine',
      'docker: error parsing specified platform: "x/y/z/w": cannot parse platform specifier: invalid argument',
      125,
    ],
    ['run -p 80:80:80:80 alpine', 'docker: invalid IP address: 80:80', 125],
    ['run -p 80: alpine', 'docker: no port specified: 80:<empty>', 125],
    ['create -p x alpine', "docker: invalid containerPort: x\n\nRun 'docker create --help' for more information", 125],
    ['create nosuch: x', 'invalid reference format', 1],
    ['update box', 'you must provide one or more flags when using this command', 1],
    ['update --memory 1x box', `invalid argument "1x" for "-m, --memory" flag: invalid suffix: 'x'`, 125],
    ['login --password-stdin -p x -u y', 'conflicting options: cannot specify both --password and --password-stdin', 1],
    ['inspect --type bogus x', 'unknown type: "bogus": must be one of "config", "container", "image", "network"', 1],
    ['volume create --name a b', 'conflicting options: cannot specify a volume-name through both --name and as a positional arg', 1],
  ];
  for (const [line, text, exit] of cases) {
    it(`docker ${line}`, async () => {
      const ran = await runDocker(line.split(' '));
      expect(ran.stderr).toContain(text);
      expect([ran.stdout, ran.exit]).toEqual(['', exit]);
    });
  }
});
