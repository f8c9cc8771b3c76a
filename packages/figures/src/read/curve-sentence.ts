import type { CurveFigure } from '../figure.ts';
import { formatClock } from '../format/clock.ts';
import { formatShare } from '../format/share.ts';
import type { Language } from '../language.ts';

/** Where viewers leave and what they come back to; else how the start does; else how much is watched at all. */
export function curveSentence(figure: CurveFigure, language: Language): string {
  const words = language.words.sentence;
  const { leaving, peaks, intro } = figure.moments;
  const parts = [];
  if (leaving !== null) {
    const clock = formatClock(leaving, language);
    parts.push(losesHalf(figure, leaving) ? words.leaveMost(clock) : words.leave(clock));
  } else if (intro) {
    parts.push(words.beyond(formatShare(intro.share, language), formatClock(intro.until, language)));
  }
  const peak = peaks[0];
  if (peak) {
    const top = Math.max(...figure.rates.map((rate) => rate ?? 0));
    // Only above 1 is it certain that somebody came back; below, others may just have skipped the rest.
    const again = peak.rate > 1 && peak.rate === top;
    parts.push(
      words[again ? 'again' : 'standsOut'](formatClock(peak.from, language), formatClock(peak.to, language)),
    );
  }
  if (parts.length > 0) return parts.join('; ');
  const known = figure.rates.filter((rate) => rate !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)].map((rate) => formatShare(rate, language));
  return words.even(low === high ? `${low}` : `${low} – ${high}`);
}

/** "Most" is more than half of those who were there. */
function losesHalf({ rates, step }: CurveFigure, leaving: number): boolean {
  const at = Math.round(leaving / step);
  const span = Math.max(1, Math.round(rates.length / 50));
  return (rates[at + span] ?? 1) < (rates[at - 1] ?? 0) / 2;
}
