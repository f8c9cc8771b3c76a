/** What Opencast shows of how a recording came in. No field says it: each is a text that a program or a person wrote. */
export interface SourceSigns {
  /** Whose account put it there. */
  readonly creator: string;
  /** `dcterms:source`. */
  readonly source: string;
  /** `dcterms:spatial`. */
  readonly location: string;
  /** The agent for which it was planned; empty for what was not planned. */
  readonly agent: string;
  /** The location, when it is the name of a capture agent of this Opencast, otherwise empty. */
  readonly agentLocation: string;
  /** All flavours of the archived tracks, separated by spaces. */
  readonly flavors: string;
  /** All names of archived files, separated by spaces. */
  readonly files: string;
}

export interface SourceRule {
  /** What a recording counts as of which all of `when` holds. */
  readonly source: string;
  readonly when: Readonly<Partial<Record<keyof SourceSigns, RegExp>>>;
  readonly because: string;
}

export const UNKNOWN_SOURCE = 'unknown';

/**
 * The first rule that holds decides, so the sure ones come first: a program that writes its own name is sure, an agent
 * that was planned as well; who uploads leaves no trace but that there is none. A site that knows its own programs puts
 * rules of its own before these.
 */
export const SOURCE_RULES: readonly SourceRule[] = [
  {
    source: 'studio',
    when: { location: /^opencast studio$/i },
    because: 'Opencast Studio writes its name as the location.',
  },
  {
    source: 'zoom-ingest',
    when: { source: /\bzoom\b/i },
    because: 'The ingesters for Zoom write what they are as the source, as “Zoom Ingester Pipeline”.',
  },
  {
    source: 'zoom-ingest',
    when: { location: /^zoom( meeting)?[ :#-]*\d{9,11}$/i },
    because: 'They write the number of the meeting as the location.',
  },
  {
    source: 'bbb-ingest',
    when: { location: /^bigbluebutton$/i },
    because: 'The integration of BigBlueButton writes its name as the location unless told otherwise.',
  },
  {
    source: 'capture-agent',
    when: { agent: /./ },
    because: 'It was planned for an agent.',
  },
  {
    source: 'capture-agent',
    when: { agentLocation: /./ },
    because:
      'The location is that of an agent: whoever plans a recording chooses one, and that is written there.',
  },
  {
    source: 'lms',
    when: { creator: /^lti:|\b(moodle|stud\.?ip|ilias|olat|openolat|canvas|sakai|blackboard|lti|lms)\b/i },
    because: 'The plugins of learning platforms work under an account of their own, mostly of that name.',
  },
  {
    source: 'lms',
    when: { source: /\b(moodle|stud\.?ip|ilias|olat|openolat|canvas|sakai|blackboard)\b/i },
    because: 'Some write the name of the platform as the source.',
  },
  {
    source: 'upload',
    when: { source: /^$/, location: /^$/, flavors: /\/source\b/ },
    because: 'Somebody brought a file: nothing was planned, and no program and no place left a name.',
  },
];

export function sourceOf(signs: SourceSigns, rules: readonly SourceRule[] = SOURCE_RULES): string {
  const found = rules.find(({ when }) =>
    Object.entries(when).every(([sign, pattern]) => pattern.test(signs[sign as keyof SourceSigns])),
  );
  return found?.source ?? UNKNOWN_SOURCE;
}
