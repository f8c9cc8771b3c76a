import type { Definitions } from './en.ts';

const matomo = 'Matomo Media Analytics, Tag für Tag, wie sein Adapter es in den Speicher geschrieben hat.';
const collected =
  'Von oc-stats bei den Playern selbst erhoben. Mit einer Wiedergabe wird keine Person gespeichert.';

export const definitions: Definitions = {
  plays: {
    collected: {
      definition:
        'Wie oft die Wiedergabe mit Absicht gestartet wurde. Automatischer Start, Vorschau und Vorausladen zählen nicht, Roboter auch nicht.',
      formula: 'Summe der gezählten Starts über die Tage des Zeitraums und die gezeigten Aufzeichnungen.',
      deduplication: 'Zwei Starts derselben Person innerhalb von 30 Sekunden sind einer: Der zweite bleibt.',
      source: collected,
    },
    matomo: {
      definition: 'Wie oft die Wiedergabe gestartet wurde, so wie Matomo es zählt.',
      formula: 'Summe von nb_plays aus Matomo über die Tage des Zeitraums und die gezeigten Aufzeichnungen.',
      deduplication: 'Wie in Matomo eingestellt; danach wird nichts mehr entfernt.',
      source: matomo,
    },
  },
  visitors: {
    collected: {
      definition:
        'Besucher einer Aufzeichnung an einem Tag, zusammengezählt. Wer an drei Tagen zusieht oder an einem Tag drei Aufzeichnungen, zählt dreimal; das ist nicht die Zahl verschiedener Menschen.',
      formula: 'Summe der täglichen Besucher jeder Aufzeichnung über die Tage des Zeitraums.',
      deduplication: 'Innerhalb eines Tages und einer Aufzeichnung zählt jeder Mensch einmal.',
      source: collected,
    },
    matomo: {
      definition:
        'Die täglichen Besucher einer Aufzeichnung aus Matomo, zusammengezählt. Wer an drei Tagen zusieht oder an einem Tag drei Aufzeichnungen, zählt dreimal; das ist nicht die Zahl verschiedener Menschen.',
      formula: 'Summe der täglichen Besucher jeder Aufzeichnung über die Tage des Zeitraums.',
      deduplication:
        'Innerhalb eines Tages, einer Aufzeichnung und einer Adresse ihres Videos zählt jeder Besucher einmal, so wie Matomo Besucher erkennt.',
      source: matomo,
    },
  },
  finishes: {
    collected: {
      definition:
        'Wiedergaben, bei denen mindestens 90 % der verschiedenen Sekunden des Videos gesehen wurden.',
      formula: 'Summe der Wiedergaben, die diesen Anteil erreichen; der Anteil ist einstellbar.',
      deduplication: 'Eine Wiedergabe kann einmal zu Ende gehen; eine zweimal gesehene Sekunde zählt einmal.',
      source: collected,
    },
    matomo: {
      definition:
        'Wiedergaben, die das Ende des Videos erreicht haben, so wie Matomo es zählt, auch nach Springen.',
      formula:
        'Summe von nb_finishes aus Matomo über die Tage des Zeitraums und die gezeigten Aufzeichnungen.',
      deduplication: 'Wie in Matomo eingestellt; danach wird nichts mehr entfernt.',
      source: matomo,
    },
  },
};
