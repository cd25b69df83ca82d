import { describe, expect, it } from 'vitest';
import { checkDockerfile } from '../../../src/engine/build/checkDockerfile';
import { warningText } from '../../../src/engine/build/checks/check';

const found = (text: string): string[] => checkDockerfile(text).warnings.map(warningText);

const cases: [name: string, dockerfile: string, warnings: string[]][] = [
  ['a clean Dockerfile', 'FROM a\nCMD ["x"]\n', []],
  ['an empty continuation line', 'FROM a\nRUN a \\\n\n  b\n', ['NoEmptyContinuation: Empty continuation line (line 4)']],
  ['a stage name in capitals', 'FROM a AS B\n', ["StageNameCasing: Stage name 'B' should be lowercase (line 1)"]],
  ['AS in another case than FROM', 'FROM a as b\n', ["FromAsCasing: 'as' and 'FROM' keywords' casing do not match (line 1)"]],
  [
    'a reserved stage name',
    'FROM a AS scratch\n',
    ['ReservedStageName: Stage name should not use the same name as reserved stage "scratch" (line 1)'],
  ],
  [
    'an argument of FROM that is not declared',
    'ARG VERSION=1\nFROM a:$VERSIO\n',
    ["UndefinedArgInFrom: FROM argument 'VERSIO' is not declared (did you mean VERSION?) (line 2)"],
  ],
  [
    'a variable that is not defined',
    'FROM a\nENV NAME=1\nWORKDIR /$NAMES\n',
    ["UndefinedVar: Usage of undefined variable '$NAMES' (did you mean $NAME?) (line 3)"],
  ],
  ['an argument without a value', 'FROM a\nARG X\nWORKDIR /$X\n', []],
  [
    'a secret',
    'FROM a\nARG API_KEY\nENV PUBLIC_KEY=1\n',
    ['SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ARG "API_KEY") (line 2)'],
  ],
  ['a relative directory after an absolute one', 'FROM a\nWORKDIR /x\nWORKDIR y\n', []],
  ['a shell form after SHELL', 'FROM a\nSHELL ["sh"]\nCMD x\n', []],
  [
    'a fixed platform',
    'FROM --platform=linux/arm64 a\n',
    ['FromPlatformFlagConstDisallowed: FROM --platform flag should not use constant value "linux/arm64" (line 1)'],
  ],
  [
    'a protocol in capitals',
    'FROM a\nEXPOSE 80/TCP\n',
    ["ExposeProtoCasing: Defined protocol '80/TCP' in EXPOSE instruction should be lowercase (line 2)"],
  ],
];

describe('the checks of a Dockerfile', () => {
  for (const [name, dockerfile, warnings] of cases) {
    it(`${warnings.length > 0 ? 'warn of' : 'have nothing against'} ${name}`, () => {
      expect(found(dockerfile)).toEqual(warnings);
    });
  }

  it('find what the recorded ones found, in their order (29.7.2/05 step 53)', () => {
    const { warnings } = checkDockerfile('from alpine:3.20\nENV A b\nMAINTAINER me\nCMD echo hi\nCMD echo ho\nWORKDIR rel\n');
    expect(warnings.map(({ rule, lines }) => `${rule.name} ${lines.start}`)).toEqual([
      'MaintainerDeprecated 3',
      'ConsistentInstructionCasing 1',
      'LegacyKeyValueFormat 2',
      'JSONArgsRecommended 4',
      'MultipleInstructionsDisallowed 4',
      'JSONArgsRecommended 5',
      'WorkdirRelativePath 6',
    ]);
    expect(warnings.map(({ rule }) => rule.url)).toContain('https://docs.docker.com/go/dockerfile/rule/json-args-recommended/');
  });
});

describe('the directive check', () => {
  const text = (directive: string): string => `# check=${directive}\nFROM a AS B\nCMD x\n`;
  it('skips the rules that it names, or all', () => {
    expect(found(text('skip=StageNameCasing')).map((warning) => warning.split(':')[0])).toEqual(['JSONArgsRecommended']);
    expect(found(text('skip= StageNameCasing , JSONArgsRecommended'))).toEqual([]);
    expect(found(text('skip=all'))).toEqual([]);
  });
  it('is overruled by the build argument', () => {
    const buildArgs = { BUILDKIT_DOCKERFILE_CHECK: 'skip=all' };
    expect(checkDockerfile(text('error=true'), { buildArgs })).toEqual({ warnings: [] });
  });
  it('makes errors of warnings', () => {
    expect(checkDockerfile(text('skip=StageNameCasing;error=true')).error?.message).toBe(
      'lint violation found for rules: JSONArgsRecommended',
    );
  });
  it('is refused where it says nothing', () => {
    expect(checkDockerfile(text('bogus')).error?.message).toBe('invalid check option "bogus"');
    expect(checkDockerfile(text('a=b')).error?.message).toBe('invalid check option "a"');
    expect(checkDockerfile(text('error=maybe')).error?.message).toBe(
      'failed to parse check option "error=maybe": strconv.ParseBool: parsing "maybe": invalid syntax',
    );
  });
});
