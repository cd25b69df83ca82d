/** What comes with the first question. */
export { default as ExplainPanel } from './ExplainPanel';
export { idsOf } from './identify';
export { lightIds } from './lightIds';
