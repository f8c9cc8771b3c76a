const rules = new Map<string, Intl.PluralRules>();

/** The form that the language wants for this count; a form that is not given falls back to `other`. */
export function plural(
  tag: string,
  count: number,
  forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }>,
): string {
  let rule = rules.get(tag);
  if (!rule) rules.set(tag, (rule = new Intl.PluralRules(tag)));
  return forms[rule.select(count)] ?? forms.other;
}
