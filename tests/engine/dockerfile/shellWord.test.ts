import { describeCorpus } from '../../fidelity/corpora/describeCorpus';

describeCorpus('shell-lex', 'words are expanded as BuildKit expands them');
