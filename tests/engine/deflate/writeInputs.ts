/** `writeInputs.ts DIR`: writes the inputs as files, for reference.go. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INPUTS } from './inputs';

const [folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const [name, make] of INPUTS) writeFileSync(join(folder, name), make());
