import type { Definitions } from './en.ts';

const matomo = 'Matomo Media Analytics, Tag für Tag, wie sein Adapter es in den Speicher geschrieben hat.';
const collected =
  'Von oc-stats bei den Playern selbst erhoben. Mit einer Wiedergabe wird keine Person gespeichert.';
const accessLog =
  'Das Zugriffsprotokoll des Servers, der die Videos ausliefert, wie opencast-influxdb-adapter es gelesen hat. Es kennt Abrufe, nicht ob jemand zugesehen hat.';
const opencast =
  'Die Statistik von Opencast. Es zählt nichts selbst: Seine Zahlen sind die dessen, was die InfluxDB dahinter füllt, zum Beispiel opencast-influxdb-adapter.';

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
    'access-log': {
      definition:
        'Wie oft eine Videodatei einer Aufzeichnung von jemandem abgerufen wurde, der zwei Stunden lang keine abgerufen hatte. Das Öffnen des Players genügt, und auch ein Download zählt; bekannte Roboter zählen nicht.',
      formula: 'Summe der Abrufe jedes Tages über die Tage des Zeitraums und die gezeigten Aufzeichnungen.',
      deduplication:
        'Alle Anfragen einer Netzadresse an eine Aufzeichnung sind ein Abruf, bis zwei Stunden ohne Anfrage vergehen; er gehört zum Tag der letzten. Auch Umleitungen zählen als Anfrage. Wer sich eine Adresse teilt, zählt zusammen einmal, wer zwei Adressen hat, zweimal.',
      source: accessLog,
    },
    opencast: {
      definition: 'Abrufe, wie Opencasts eigene Statistik sie zeigt.',
      formula:
        'Summe der Abrufe, die Opencast für die Tage des Zeitraums und die gezeigten Aufzeichnungen angibt.',
      deduplication:
        'So, wie es das Programm hält, das Opencasts InfluxDB füllt; mit opencast-influxdb-adapter sind alle Anfragen einer Netzadresse an eine Aufzeichnung ein Abruf, bis zwei Stunden ohne Anfrage vergehen.',
      source: opencast,
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
    opencast: {
      definition:
        'Die täglichen Besucher einer Aufzeichnung, wie Opencasts eigene Statistik sie zeigt, zusammengezählt.',
      formula: 'Summe der täglichen Besucher jeder Aufzeichnung über die Tage des Zeitraums.',
      deduplication: 'So, wie es das Programm hält, das Opencasts InfluxDB füllt.',
      source: opencast,
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
    opencast: {
      definition: 'Wiedergaben, die das Ende erreicht haben, wie Opencasts eigene Statistik sie zeigt.',
      formula:
        'Summe dessen, was Opencast für die Tage des Zeitraums und die gezeigten Aufzeichnungen angibt.',
      deduplication: 'So, wie es das Programm hält, das Opencasts InfluxDB füllt.',
      source: opencast,
    },
  },
};
