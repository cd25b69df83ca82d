import { describe, expect, it } from 'vitest';
import { flag } from '../../../src/cli/flags/flag';
import { parseFlags } from '../../../src/cli/flags/parse';

const flags = [
  flag('all', 'a', 'bool', ''),
  flag('quiet', 'q', 'bool', ''),
  flag('filter', 'f', 'filter', ''),
  flag('env', 'e', 'list', ''),
  flag('last', 'n', 'int', ''),
  flag('platform', '', 'strings', ''),
];

function parse(line: string, interspersed = true): string {
  const parsed = parseFlags(
    flags,
    line.split(' ').filter((word) => word !== ''),
    { interspersed },
  );
  if (!parsed.ok) return parsed.error;
  const values = parsed.values.names().map((name) => `${name}=${parsed.values.list(name).join('+')}`);
  return [...values, `[${parsed.args.join(' ')}]`, ...(parsed.help ? ['help'] : [])].join(' ');
}

describe("flags behave as in Go's pflag", () => {
  it('long, short, combined and attached', () => {
    expect(parse('--all -qn 3 x')).toBe('all=true quiet=true last=3 [x]');
    expect(parse('-n3 --last=4 -e=A=1 -eB=2 --env C=3')).toBe('last=4 env=A=1+B=2+C=3 []');
    expect(parse('--all=false --platform a,b')).toBe('all=false platform=a+b []');
  });
  it('`--` ends them, `-` is an argument, and arguments may stand between them', () => {
    expect(parse('x -a - -- -q')).toBe('all=true [x - -q]');
  });
  it('the first argument ends them where a command follows', () => {
    expect(parse('-a image ls -q', false)).toBe('all=true [image ls -q]');
  });
  it('help is known everywhere', () => {
    expect(parse('--help --bogus')).toBe('[] help');
    expect(parse('-h')).toBe('[] help');
  });
  it("errors are pflag's", () => {
    expect(parse('--bogus')).toBe('unknown flag: --bogus');
    expect(parse('--bogus=1')).toBe('unknown flag: --bogus');
    expect(parse('-az')).toBe("unknown shorthand flag: 'z' in -z");
    expect(parse('-zq')).toBe("unknown shorthand flag: 'z' in -zq");
    expect(parse('-e')).toBe("flag needs an argument: 'e' in -e");
    expect(parse('--env')).toBe('flag needs an argument: --env');
    expect(parse('--=x')).toBe('bad flag syntax: --=x');
    expect(parse('-n x')).toBe('invalid argument "x" for "-n, --last" flag: strconv.ParseInt: parsing "x": invalid syntax');
    expect(parse('--all=maybe')).toBe('invalid argument "maybe" for "-a, --all" flag: strconv.ParseBool: parsing "maybe": invalid syntax');
    expect(parse('-f dangling')).toBe('invalid argument "dangling" for "-f, --filter" flag: bad format of filter (expected name=value)');
  });
});
