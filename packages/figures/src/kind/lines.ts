import type { LinesFigure } from '../figure.ts';
import { linesSentence } from '../read/lines-sentence.ts';
import { said, type Kind } from './kind.ts';
import { linesPicture } from './lines-picture.ts';

export const lines: Kind<LinesFigure> = { ...linesPicture, sentence: said(linesSentence) };
