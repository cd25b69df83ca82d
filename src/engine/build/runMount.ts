import { goQuote } from '../dockerfile/goText';
import { suggest } from '../dockerfile/suggest';
import type { BuildStage } from './stageGraph';
import type { RunMount } from './step';

const KEYS = 'type from source target readonly id sharing required size mode uid gid src dst destination ro rw readwrite env'.split(' ');
const TYPES: readonly RunMount['type'][] = ['bind', 'cache', 'tmpfs', 'secret', 'ssh'];

/** `--mount=type=cache,target=/root/.npm`; the text has its variables expanded already. Or why it is none. */
export function parseMount(text: string, from: BuildStage | undefined, workingDirectory: string): RunMount | { readonly error: string } {
  let type: RunMount['type'] = 'bind';
  let target = '';
  let id = '';
  let source = '';
  let required = false;
  let fromGiven = false;
  let env: string | undefined;
  for (const field of text.split(',')) {
    const at = field.indexOf('=');
    const key = (at < 0 ? field : field.slice(0, at)).toLowerCase();
    const value = at < 0 ? '' : field.slice(at + 1);
    if (at < 0 && !['readonly', 'ro', 'readwrite', 'rw', 'required'].includes(key)) {
      return { error: `invalid field '${field}' must be a key=value pair` };
    }
    switch (key) {
      case 'type': {
        const known = TYPES.find((one) => one === value.toLowerCase());
        if (!known) {
          const nearest = suggest(value, TYPES, true);
          return { error: `unsupported mount type ${goQuote(value)}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}` };
        }
        type = known;
        break;
      }
      case 'from':
        fromGiven = true;
        break;
      case 'source':
      case 'src':
        source = value;
        break;
      case 'target':
      case 'dst':
      case 'destination':
        target = value;
        break;
      case 'id':
        id = value;
        break;
      case 'env':
        if (type !== 'secret') return { error: `unexpected key '${key}' for mount type '${type}'` };
        env = value;
        break;
      case 'required':
        if (type !== 'secret' && type !== 'ssh') return { error: `unexpected key '${key}' for mount type '${type}'` };
        required = value === '' || value === 'true' || value === '1';
        break;
      default:
        if (!KEYS.includes(key)) {
          const nearest = suggest(key, KEYS, true);
          return { error: `unexpected key '${key}' in '${field}'${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}` };
        }
    }
  }
  const asFile = type !== 'secret' || env === undefined || target !== '';
  if (type === 'secret' && target === '') target = `/run/secrets/${(id || source).replace(/^.*\//, '')}`;
  if (target === '' && type !== 'ssh') return { error: `invalid mount target ""` };
  const absolute = target.startsWith('/') ? target : `${workingDirectory === '/' ? '' : workingDirectory}/${target}`;
  return {
    type,
    target: absolute,
    id: id || absolute,
    source,
    ...(fromGiven && from ? { from } : {}),
    required,
    text,
    asFile,
    ...(env === undefined ? {} : { env }),
  };
}
