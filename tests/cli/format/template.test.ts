import { describe, expect, it } from 'vitest';
import { compileTemplate, TemplateError } from '../../../src/cli/format/template/execute';
import { Row } from '../../../src/cli/format/template/value';

const row = new Row('*formatter.imageContext', { Repository: 'node', Tag: '22', Size: '1.2GB' });
const image = { Id: 'sha256:abc', Config: { Cmd: ['/bin/sh', '-c'], Labels: { a: 'b' } }, Size: 3625061, Empty: [] };

function run(source: string, value: unknown = image): string {
  try {
    return compileTemplate(source).execute(value);
  } catch (error) {
    if (error instanceof TemplateError) return `! ${error.message}`;
    throw error;
  }
}

describe('Go templates', () => {
  it('print fields, chains, lists, maps and numbers as Go prints them', () => {
    expect(run('{{.Id}} {{.Config.Cmd}} {{.Config.Labels}} {{.Size}}')).toBe('sha256:abc [/bin/sh -c] map[a:b] 3625061');
  });
  it("have docker's functions, in calls and in pipelines", () => {
    expect(run('{{json .Config.Cmd}} {{.Id | upper}} {{join .Config.Cmd ", "}} {{index (split .Id ":") 1}}')).toBe(
      '["/bin/sh","-c"] SHA256:ABC /bin/sh, -c abc',
    );
    expect(run('{{printf "%-6s|%d|%q" "ab" 7 "x"}} {{len .Config.Cmd}} {{truncate .Id 3}} {{title "two words"}}')).toBe(
      'ab    |7|"x" 2 sha Two Words',
    );
  });
  it('decide and repeat', () => {
    expect(run('{{if eq .Size 3625061}}yes{{else}}no{{end}}{{if .Empty}}full{{else if not .Empty}} empty{{end}}')).toBe('yes empty');
    expect(run('{{range $i, $c := .Config.Cmd}}{{$i}}={{$c}};{{end}}{{range .Empty}}x{{else}}none{{end}}')).toBe('0=/bin/sh;1=-c;none');
    expect(run('{{with .Config}}{{.Labels.a}}{{end}} {{and .Id .Size}} {{or "" "b"}}')).toBe('b 3625061 b');
  });
  it('trim blanks at {{- and -}}, and drop comments', () => {
    expect(run('a  {{- /* note */ -}}  b {{- " c" -}} d')).toBe('ab cd');
  });
  it("fail with Go's text and place", () => {
    expect(run('{{.Nope}}', row)).toBe(
      '! template: :1:2: executing "" at <.Nope>: can\'t evaluate field Nope in type *formatter.imageContext',
    );
    expect(run('{{.Nope}}')).toBe('! template: :1:2: executing "" at <.Nope>: map has no entry for key "Nope"');
    expect(run('{{.Config.Nope}}')).toBe('! template: :1:9: executing "" at <.Config.Nope>: map has no entry for key "Nope"');
    expect(run('{{')).toBe('! template: :1: unclosed action');
    expect(run('{{bogus .}}')).toBe('! template: :1: function "bogus" not defined');
    expect(run('{{end}}')).toBe('! template: :1: unexpected {{end}}');
    expect(run('{{if .Id}}x')).toBe('! template: :1: unexpected EOF');
    expect(run('{{}}')).toBe('! template: :1: missing value for command');
    expect(run('{{index .Config.Cmd 9}}')).toBe(
      '! template: :1:2: executing "" at <index .Config.Cmd 9>: error calling index: index out of range: 9',
    );
  });
});
