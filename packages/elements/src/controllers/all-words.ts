import { complete } from '@oc-stats/figures';
import { words } from '@oc-stats/figures/words/en';

// Before anything is evaluated that imports this: with the first words alone it could not speak.
complete(words);
