/** Templates: `{name}` is replaced by the parameter of that name. */

const placeholder = /\{([a-z][a-zA-Z]*)\}/g;

/**
 * Fills a template once: braces inside a parameter stay as they are.
 *
 * @throws RangeError when the template names a parameter that is not there
 */
export function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new RangeError(`the template "${template}" lacks the parameter ${name}`);
    return String(value);
  });
}

/** The names that a template asks for, sorted, each once. */
export function placeholders(template: string): readonly string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1]!))].sort();
}
