import { asArray } from './as-array.ts';
import type { Ask } from './ask.ts';
import { isFields, numberOrNull, text, texts, type Fields } from './fields.ts';
import { unexpectedAnswer } from './opencast-error.ts';

/** Opencast's own statistics: what an InfluxDB behind it holds, one number a day or more and resource. */
export interface OpencastStatistics {
  /** What the admins have set up; empty when nothing is. */
  providers(signal?: AbortSignal): Promise<readonly StatisticsProvider[]>;
  /** Answers in the order of the questions. One unknown provider or forbidden resource fails all of them. */
  query(queries: readonly StatisticsQuery[], signal?: AbortSignal): Promise<readonly StatisticsAnswer[]>;
}

export type StatisticsResolution = 'hourly' | 'daily' | 'weekly' | 'monthly' | 'yearly';
export type StatisticsResourceType = 'episode' | 'series' | 'organization';

export interface StatisticsProvider {
  readonly id: string;
  readonly title: string;
  readonly type: string;
  readonly resourceType: string;
  /** Empty when Opencast does not say. */
  readonly resolutions: readonly string[];
}

export interface StatisticsQuery {
  readonly provider: string;
  readonly resourceId: string;
  /** Instants, ISO 8601 in UTC, `to` after `from`; both belong to the period. */
  readonly from: string;
  readonly to: string;
  readonly resolution: StatisticsResolution;
}

export interface StatisticsAnswer {
  /** Instants; both lists are empty when there is nothing at all in the period. */
  readonly labels: readonly string[];
  readonly values: readonly number[];
}

const QUERY = '/api/statistics/data/query';
const PROVIDERS = '/api/statistics/providers';

export function createStatistics(ask: Ask): OpencastStatistics {
  return {
    async providers(signal) {
      const answer = await ask({ path: `${PROVIDERS}?withparameters=true`, signal });
      // Before version 1.3.0 there were none.
      return asArray(answer).filter(isFields).map(readProvider);
    },
    async query(queries, signal) {
      if (queries.length === 0) return [];
      const form = { data: JSON.stringify(queries.map(questionOf)) };
      const answer = await ask({ path: QUERY, form, signal });
      const answers = asArray(answer);
      if (answers.length !== queries.length) {
        throw unexpectedAnswer(QUERY, `${answers.length} answers to ${queries.length} questions`);
      }
      return queries.map((query, at) => readAnswer(query, answers[at]));
    },
  };
}

function readProvider(fields: Fields): StatisticsProvider {
  const resolution = asArray(fields['parameters'])
    .filter(isFields)
    .find(({ name }) => name === 'dataResolution');
  return {
    id: text(fields['identifier']),
    title: text(fields['title']),
    type: text(fields['type']),
    resourceType: text(fields['resourceType']).toLowerCase(),
    resolutions: texts(resolution?.['values']).map((name) => name.toLowerCase()),
  };
}

function questionOf({ provider, resourceId, from, to, resolution }: StatisticsQuery): object {
  return {
    provider: { identifier: provider },
    parameters: { resourceId, from, to, dataResolution: resolution },
  };
}

/** Each answer repeats its question; numbers must not land on another recording. */
function readAnswer({ provider, resourceId }: StatisticsQuery, answer: unknown): StatisticsAnswer {
  const { provider: source, parameters, data } = isFields(answer) ? answer : {};
  const isMeant =
    isFields(source) &&
    isFields(parameters) &&
    source['identifier'] === provider &&
    parameters['resourceId'] === resourceId;
  if (!isMeant || !isFields(data)) throw unexpectedAnswer(QUERY, 'the answer to another question');
  const labels = texts(data['labels']);
  const values = asArray(data['values']).map((value) => numberOrNull(value) ?? 0);
  if (labels.length !== values.length) throw unexpectedAnswer(QUERY, 'labels and values that do not match');
  return { labels, values };
}
